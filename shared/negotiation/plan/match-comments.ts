import type { ContractComment } from '../../contract/document.ts';
import type { ClauseComment } from '../state.ts';

type Said = Pick<ContractComment, 'author' | 'text' | 'date'>;

/**
 * The comments of a file that another file does not have. Each comment of the other file answers for one: first those with
 * the same author, words and date, then – programs rewrite dates – those with the same author and words (rule N30).
 */
export function freshComments(known: readonly ContractComment[], now: readonly ContractComment[]): readonly ContractComment[] {
  return without(without(now, known, exactly), leftOver(known, now), loosely);
}

const exactly = ({ author, text, date }: Said): string => JSON.stringify([author, text, date]);
const loosely = ({ author, text }: Said): string => JSON.stringify([author, text]);

/** Those of the known comments that no comment of the file answers for exactly. */
const leftOver = (known: readonly ContractComment[], now: readonly ContractComment[]): readonly ContractComment[] => without(known, now, exactly);

function without(comments: readonly ContractComment[], taken: readonly ContractComment[], keyOf: (comment: Said) => string): readonly ContractComment[] {
  const free = new Map<string, number>();
  for (const comment of taken) free.set(keyOf(comment), (free.get(keyOf(comment)) ?? 0) + 1);
  return comments.filter((comment) => {
    const left = free.get(keyOf(comment)) ?? 0;
    free.set(keyOf(comment), left - 1);
    return left <= 0;
  });
}

/** Where a comment of ours or theirs stands in a file, by its words, then by its author or the id it came with. */
export function inFile(comment: ClauseComment, author: string, comments: readonly ContractComment[]): ContractComment | undefined {
  const alike = comments.filter((candidate) => sameText(candidate.text, comment.text));
  return alike.find((candidate) => candidate.author === author) ?? alike.find((candidate) => comment.fileId !== '' && candidate.id === comment.fileId) ?? alike[0];
}

/** The comment of ours or theirs that a file's comment is. */
export const inLedger = (comment: ContractComment, ledger: readonly ClauseComment[], authorOf: (known: ClauseComment) => string): ClauseComment | undefined => {
  const alike = ledger.filter((known) => known.visibility === 'shared' && sameText(known.text, comment.text));
  return alike.find((known) => authorOf(known) === comment.author) ?? alike[0];
};

const sameText = (one: string, two: string): boolean => one.trim() === two.trim();
