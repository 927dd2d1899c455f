import type { Finding } from '../../contract/finding.ts';
import type { DocumentModel } from '../read/document.ts';
import { toggle } from '../xml/access.ts';

/** Whether changes made in Word are tracked from the start (17.15.1.90). */
function isTracking({ docx }: DocumentModel): boolean {
  const part = docx.relationships(docx.mainPart).find(({ type, external }) => type === 'settings' && !external)?.target;
  const settings = part === undefined ? undefined : docx.xml(part);
  return settings !== undefined && (toggle(settings.source, settings.root, 'w:trackRevisions') ?? false);
}

/** A return whose tracking was switched off although it was sent with it (A3, A4). */
export const trackingFindings = (before: DocumentModel, after: DocumentModel): Finding[] => (!isTracking(before) || isTracking(after) ? [] : [{
  check: 'tracking-switched-off', severity: 'notes', clause: '', place: 'the file', message: 'You sent the file with change tracking on; it is off in the return.',
  remedy: 'Read the changes that are not tracked with care.',
}]);
