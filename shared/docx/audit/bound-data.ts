import type { Finding } from '../../contract/finding.ts';
import { boundControls } from '../read/bound-controls.ts';
import type { DocumentModel } from '../read/document.ts';
import { dataFields } from '../read/field-data.ts';

/**
 * Data behind content controls that the return changed while the words on the page stayed (A4): Word fills the control anew when
 * the file is opened, and then other words stand there.
 */
export function boundDataFindings(before: DocumentModel, after: DocumentModel): Finding[] {
  const sent = new Map(boundControls(before).map((control) => [control.key, control]));
  return boundControls(after).flatMap((control): Finding[] => {
    const was = sent.get(control.key);
    if (was === undefined || was.stored === control.stored || control.stored === control.shown) return [];
    return [{
      check: 'bound-data', severity: 'blocks', clause: '', place: control.part,
      message: `The data behind a content control was changed from \u201C${was.stored}\u201D to \u201C${control.stored}\u201D while the page says \u201C${control.shown}\u201D; Word shows the data once it opens the file.`,
      remedy: 'Ask which of the two is meant, and have the other one corrected.',
    }];
  });
}

/** The same behind fields that show a property or variable of the file. */
export function fieldDataFindings(before: DocumentModel, after: DocumentModel): Finding[] {
  const sent = new Map(dataFields(before).map((field) => [field.key, field.stored]));
  const found = new Map<string, Finding>();
  for (const { key, part, shown, stored } of dataFields(after)) {
    const was = sent.get(key);
    if (was === undefined || was === stored || shown === stored) continue;
    found.set(key, {
      check: 'bound-data', severity: 'blocks', clause: '', place: part,
      message: `The data behind a field (${key}) was changed from \u201C${was}\u201D to \u201C${stored}\u201D while the page says \u201C${shown}\u201D; Word shows the data once it renews the field.`,
      remedy: 'Ask which of the two is meant, and have the other one corrected.',
    });
  }
  return [...found.values()];
}
