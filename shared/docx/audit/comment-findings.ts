import type { Finding } from '../../contract/finding.ts';
import { likeness } from '../../text/align.ts';
import { words } from '../../text/tokens.ts';
import { readComments, type AnchoredComment } from '../read/comments.ts';
import type { DocumentModel } from '../read/document.ts';
import { shownText } from '../read/shown-text.ts';
import type { ClauseIndex } from '../segment/clause-index.ts';
import { descendants } from '../xml/access.ts';

/** Comments that came, went, were settled or put on other words (A4), each with the clause it stands in. */
export function commentFindings(before: DocumentModel, after: DocumentModel, clauses: { readonly before: ClauseIndex['at']; readonly after: ClauseIndex['at'] }): Finding[] {
  const mine = readComments(before);
  const theirs = readComments(after);
  const pairs = pairComments(mine, theirs);
  const kept = new Set(pairs.values());
  // Without the part that says what is settled (MS-DOCX 2.5.3.1) nothing was opened again.
  const tellsSettled = theirs.some(({ resolved, parent }) => resolved || parent !== '');
  const finding = (check: string, severity: Finding['severity'], clause: string, message: string, remedy: string): Finding => ({ check, severity, clause, place: 'comments', message, remedy });
  const ofSent = mine.flatMap((comment): Finding[] => {
    const clause = clauseOf(before, comment, clauses.before);
    const returned = pairs.get(comment);
    if (returned === undefined) return [finding('comment-removed', 'warns', clause, `A comment by ${nameOf(comment)} was removed or changed: ${quote(comment)}`, 'Ask whether the point was settled.')];
    // An answer is shown with the comment it answers.
    if (comment.isShown && !returned.isShown && returned.parent === '') return [finding('comment-removed', 'warns', clause, `A comment by ${nameOf(comment)} was taken off its words and is shown no more: ${quote(comment)}`, 'Ask whether the point was settled.')];
    const found: Finding[] = [];
    if (returned.resolved && !comment.resolved) found.push(finding('comment-resolved', 'warns', clause, `A comment by ${nameOf(comment)} was marked as resolved: ${quote(comment)}`, 'Check whether the point is settled.'));
    if (!returned.resolved && comment.resolved && tellsSettled) found.push(finding('comment-reopened', 'notes', clause, `A resolved comment by ${nameOf(comment)} was opened again: ${quote(comment)}`, 'Read what was added to it.'));
    if (isElsewhere(before, comment, after, returned)) {
      found.push(finding('comment-moved', 'warns', clauseOf(after, returned, clauses.after), `A comment by ${nameOf(comment)} was put on other words${clause === '' ? '' : `; it stood in ${clause}`}: ${quote(comment)}`, 'Ask which words it is meant for.'));
    }
    return found;
  });
  const added = theirs.filter((comment) => !kept.has(comment)).map((comment) =>
    finding('comment-added', 'notes', clauseOf(after, comment, clauses.after), `${comment.author || 'Somebody'} commented: ${quote(comment)}`, 'Read it in the clause it stands in.'));
  return [...ofSent, ...added];
}

const nameOf = ({ author }: AnchoredComment): string => author || 'an unnamed author';
const quote = ({ text }: AnchoredComment): string => `\u201C${text.slice(0, 80)}\u201D`;

/** Each sent comment with the one of the return that has its words and its author, or a name nobody had: Word can take the names off. */
function pairComments(mine: readonly AnchoredComment[], theirs: readonly AnchoredComment[]): ReadonlyMap<AnchoredComment, AnchoredComment> {
  const authors = new Set(mine.map(({ author }) => author));
  const pairs = new Map<AnchoredComment, AnchoredComment>();
  const taken = new Set<AnchoredComment>();
  for (const isAuthor of [(one: string, two: string) => one === two, (_: string, two: string) => !authors.has(two)]) {
    for (const comment of mine) {
      const partner = pairs.has(comment) ? undefined : theirs.find((other) => !taken.has(other) && other.text === comment.text && isAuthor(comment.author, other.author));
      if (partner === undefined) continue;
      pairs.set(comment, partner);
      taken.add(partner);
    }
  }
  return pairs;
}

/** Below this share of common words a comment stands on something else. */
const SAME_PLACE = 0.5;

/** Neither its words nor the paragraph they stand in are like the ones it was sent on; what is tracked as deleted still counts. */
function isElsewhere(before: DocumentModel, sent: AnchoredComment, after: DocumentModel, returned: AnchoredComment): boolean {
  const alike = (one: string, two: string): boolean => one === two || likeness(words(one), words(two)) >= SAME_PLACE;
  const isSameAnchor = sent.anchor !== '' && alike(sent.anchor, returned.anchor);
  return sent.from >= 0 && returned.from >= 0 && !isSameAnchor && !alike(textAround(before, sent), textAround(after, returned));
}

/** The block of the story that holds the start of a comment, or the next one where it starts between two. */
function blockOf(model: DocumentModel, { part, from }: AnchoredComment): { readonly source: string; readonly element: Parameters<ClauseIndex['at']>[0]; readonly isBody: boolean } | undefined {
  if (from < 0) return undefined;
  const stories = model.stories.filter((story) => story.part === part && story.container.start <= from && from < story.container.end);
  const [story] = stories.sort((one, two) => one.container.end - one.container.start - (two.container.end - two.container.start));
  const block = story?.blocks.find(({ element }) => element.end > from);
  return story === undefined || block === undefined ? undefined : { source: story.document.source, element: block.element, isBody: story.kind === 'body' };
}

function textAround(model: DocumentModel, comment: AnchoredComment): string {
  const block = blockOf(model, comment);
  return block?.element === undefined ? '' : descendants(block.element, 'w:t', 'w:delText').map((text) => shownText(block.source, text)).join('');
}

function clauseOf(model: DocumentModel, comment: AnchoredComment, at: ClauseIndex['at']): string {
  const block = blockOf(model, comment);
  return block?.isBody === true ? at(block.element).title : '';
}
