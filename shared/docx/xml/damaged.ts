import { fail } from '../../base/app-error.ts';

/** Throws an `AppFailure` that tells a reader the file is damaged; `detail` names what is not XML about it. */
export const notXml = (detail: string): never =>
  fail('docx.xml', `The file is damaged: its text is not valid XML (${detail}).`, 'Open it in Word, save it under a new name, and import that.');
