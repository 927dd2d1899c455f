import type { Finding } from '../../contract/finding.ts';
import { movedTargets } from '../compare/moved-targets.ts';
import type { DocumentModel } from '../read/document.ts';

/** Cross-references the return lets lead elsewhere (A4). */
export const referenceTargetFindings = (before: DocumentModel, after: DocumentModel): Finding[] => movedTargets(before, after).map(({ was, is }) => ({
  check: 'reference-moved', severity: 'blocks', clause: '', place: after.docx.mainPart,
  message: `A cross-reference leads elsewhere: its bookmark stood on ${quote(was)} and now stands on ${quote(is)}.`, remedy: 'Renew the fields in Word (Ctrl+A, F9) and read every cross-reference.',
}));

const QUOTED = 60;
const quote = (text: string): string => `\u201C${text.length > QUOTED ? `${text.slice(0, QUOTED - 1)}\u2026` : text}\u201D`;
