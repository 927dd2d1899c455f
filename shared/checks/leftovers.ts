import type { ContractDocument } from '../contract/document.ts';
import type { Finding } from '../contract/finding.ts';
import { draftingNoteAt } from './drafting-notes.ts';
import { clausesOf, linesOf } from './lines.ts';
import { findingAt, quoted } from './place.ts';

/** What negotiating leaves behind: tracked changes, comments, drafting notes, and what the reading found (rule K15). */
export function checkLeftovers(contract: ContractDocument): Finding[] {
  const lines = linesOf(contract);
  const titles = new Map(lines.map((line) => [line.node.id, line.title]));
  const known = new Set(clausesOf(contract).map(({ node }) => node.id));
  const authors = contract.authors.filter((author) => author.insertions + author.deletions + author.other > 0).map((author) => author.name);
  const marks: Finding[] = contract.hasMarks
    ? [{ check: 'tracked-changes', severity: 'blocks', clause: '', place: 'the whole document', message: `Tracked changes are still open${authors.length === 0 ? '' : `, by ${authors.join(', ')}`}.`, remedy: 'Accept or reject every one of them. The checks read the text as if all were accepted.' }]
    : [];
  const comments = contract.comments.map(
    (comment): Finding => ({
      check: 'comment',
      severity: 'blocks',
      clause: known.has(comment.clauseId) ? (titles.get(comment.clauseId) ?? '') : '',
      place: comment.anchor === '' ? 'comment' : `comment on ${quoted(comment.anchor, 80)}`,
      message: `${comment.author === '' ? 'Someone' : comment.author} ${comment.parent === '' ? 'commented' : 'answered'}: ${quoted(comment.text)}`,
      remedy: 'Settle it and delete the comment; resolved ones stay in the file too.',
    }),
  );
  const notes = lines.flatMap((line) => {
    const at = draftingNoteAt(line.text);
    return at < 0 ? [] : [findingAt('drafting-note', 'blocks', line, at, 'A note to the drafters is still in the text.', 'Do what it says, then delete it.')];
  });
  return [...marks, ...comments, ...notes, ...contract.findings];
}
