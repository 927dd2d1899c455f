import { blocksText } from '../../shared/contract/content.ts';
import type { ClauseNode } from '../../shared/contract/clause.ts';
import type { ContractDocument } from '../../shared/contract/document.ts';
import { EXIT, type Outcome } from './outcome.ts';

type ClauseJson = { readonly id: string; readonly number: string; readonly heading: string; readonly level: number; readonly kind: string; readonly why: string; readonly confidence: number; readonly text: string; readonly children: readonly ClauseJson[] };

const clauseJson = (clause: ClauseNode): ClauseJson => {
  const { id, number, heading, level, kind, why, confidence } = clause;
  return { id, number, heading, level, kind, why, confidence, text: blocksText(clause.blocks), children: clause.children.map(clauseJson) };
};

/** `parley clauses`: the clause tree with numbers, kinds, text and reasons, and what was read. */
export function clausesOutcome(document: ContractDocument): Outcome {
  const { report, messages, findings, authors, comments, hasMarks, words } = document;
  const lines: string[] = [];
  const print = (clause: ClauseNode, depth: number): void => {
    const title = [clause.number, clause.heading].filter((part) => part !== '').join(' ') || '(no heading)';
    lines.push(`${'  '.repeat(depth)}${title}  [${clause.id}: ${clause.kind}; ${clause.why}]`);
    for (const child of clause.children) print(child, depth + 1);
  };
  for (const clause of document.clauses) print(clause, 0);
  if (comments.length > 0) lines.push('', ...comments.map(({ id, author, clauseId, parent, text }) => `Comment ${id} by ${author || 'nobody named'}${parent === '' ? ` on ${clauseId || 'no clause'}` : `, answering ${parent}`}: ${text.replaceAll('\n', ' ')}`));
  lines.push('', `Read: ${report.read.join(', ') || 'nothing'}`);
  if (report.kept.length > 0) lines.push(`Kept but not shown: ${report.kept.join(', ')}`);
  if (report.notUnderstood.length > 0) lines.push(`Not understood: ${report.notUnderstood.join(', ')}`);
  lines.push(...messages, ...findings.map((finding) => `${finding.severity}: ${finding.message}`));
  return { code: EXIT.fine, text: lines.join('\n'), json: { clauses: document.clauses.map(clauseJson), report: { read: report.read, kept: report.kept, notUnderstood: report.notUnderstood }, messages, findings, authors, comments, hasMarks, words } };
}
