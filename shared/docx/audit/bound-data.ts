import type { Finding } from '../../contract/finding.ts';
import { boundControls } from '../read/bound-controls.ts';
import type { DocumentModel } from '../read/document.ts';

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
