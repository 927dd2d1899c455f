import type { ClauseCorrection } from '../../contract/clause-correction.ts';
import type { Audit, AuditItem } from '../../contract/audit.ts';
import type { Finding } from '../../contract/finding.ts';
import { containment } from '../../text/align.ts';
import { words } from '../../text/tokens.ts';
import type { Clause, StoryComparison } from '../compare/story-comparison.ts';
import { compareModels, isPrinted, unprinted } from '../compare/compare-models.ts';
import type { Unit } from '../compare/units.ts';
import { changedUnread, definitionChanges } from '../compare/definitions.ts';
import { createReferenceNotes } from '../compare/following-references.ts';
import { surroundingChanges } from '../compare/surroundings.ts';
import { readDocument, viewStories, type DocumentModel } from '../read/document.ts';
import { createSourceOf } from '../read/element-source.ts';
import { everyTextFinding, folded, packageFindings } from '../read/hidden-content.ts';
import { revisionOf, type Revision } from '../read/revisions.ts';
import { hasRevisionMarks } from '../read/stories.ts';
import { storyLines } from '../read/story-lines.ts';
import type { Reading, ViewBlock } from '../read/views.ts';
import { createClauseIndex } from '../segment/clause-index.ts';
import type { Zlib } from '../zlib-port.ts';
import { storyFates } from './fates.ts';
import { boundDataFindings, fieldDataFindings } from './bound-data.ts';
import { clausesOfReturn } from './clauses-of-return.ts';
import { commentFindings } from './comment-findings.ts';
import { numberFates } from './number-fates.ts';
import { printedNumberFindings } from './printed-numbers.ts';
import { referenceTargetFindings } from './reference-targets.ts';
import { createSentMarks, type SentMarks } from './sent-marks.ts';
import type { Fate, Pile } from './states.ts';
import { createTakenAlong } from './taken-along.ts';
import { trackedChanges } from './tracked.ts';
import { trackingFindings } from './tracking-switch.ts';

/**
 * The return audit (rules A1–A4): what became of everything that was sent. `sent` are the exact bytes that left,
 * `returned` the exact bytes that came back. Every difference is in one pile. Throws an `AppFailure` for a file that
 * cannot be read.
 */
export function auditReturn(sent: Uint8Array, returned: Uint8Array, zlib: Zlib, corrections: CorrectionsOfBoth = { sent: [], returned: [] }): Audit {
  const before = readDocument(sent, zlib);
  const after = readDocument(returned, zlib);
  const { isOurs, renamed, redated } = createSentMarks(before, after);
  const isTheirs = (revision: Revision): boolean => !isOurs(revision);
  const sourceOf = createSourceOf(after);
  // What was sent with every mark still in it, against the return as if their tracked changes had not been made.
  const everything: Reading = { isShown: () => true, isUndone: () => false, showsMarks: () => true };
  const withoutTheirs: Reading = {
    isShown: (revisions) => !revisions.some((revision) => isTheirs(revision) && (revision.kind === 'ins' || revision.kind === 'moveTo')),
    isUndone: (change) => isTheirs(revisionOf(sourceOf(change), change, 'ins')),
    showsMarks: isOurs,
  };
  const sentClauses = createClauseIndex(before, undefined, corrections.sent);
  const clauseOfSent = (unit: Unit): Clause => ({ ...sentClauses.of(unit), ofSent: true });
  const clausesAfter = createClauseIndex(after, undefined, corrections.returned);
  const compared = compareModels(before, after, { before: everything, after: withoutTheirs }, { before: clauseOfSent, after: clausesAfter.of });
  const options = { isOursInSent: () => true, isOursInReturn: isOurs };
  const withNote = createReferenceNotes(compared.stories);
  const isTakenAlong = createTakenAlong(before, compared.stories);
  const fates = compared.stories.filter((story) => story.kind !== 'comment' && !isTakenAlong(story)).flatMap((story) => [...storyFates(story, options), ...numberFates(story), ...surroundingChanges(story).map((change): Fate => ({ pile: 'untracked', ...change }))].map((fate) => ({ story, fate: withNote(isPrinted(compared, story) ? fate : unprinted(fate)) })));
  const { kept, finding } = foldRewriting(before, after, fates);
  const tracked = trackedChanges(after, clausesOfReturn(after, clausesAfter.at, compared.stories), isTheirs);
  let count = 0;
  const nextId = (): string => `a${(count += 1)}`;
  const pile = (name: Pile): AuditItem[] => kept.filter(({ fate }) => fate.pile === name).map((entry) => itemOf(entry, nextId()));
  const untracked = pile('untracked');
  const removed = pile('removed');
  const accepted = pile('accepted');
  const findings = [...newFindings(before, after, clausesAfter.at), ...commentFindings(before, after, { before: sentClauses.at, after: clausesAfter.at }), ...definitionFindings(before, after), ...printedNumberFindings(before, after, compared.stories), ...liftedRestrictions(before, after), ...trackingFindings(before, after), ...boundDataFindings(before, after), ...fieldDataFindings(before, after), ...referenceTargetFindings(before, after), ...renamedFindings(renamed), ...redatedFindings(redated), ...finding, ...notComparedFindings(before, after)];
  const similarity = containment(allWords(before), allWords(after));
  const counts = { tracked: tracked.length, untracked: untracked.length, removed: removed.length, accepted: accepted.length };
  return {
    tracked: tracked.map((item) => ({ ...item, id: nextId() })),
    untracked,
    removed,
    accepted,
    findings: findings.map((entry) => withChange(entry, [...untracked])),
    nature: [...unlikeReturn(similarity), ...natureOf(before, after, sent, returned, counts)],
    similarity,
  };
}

/** How a person corrected the clauses of both files, so that each difference is told of the right one. */
export type CorrectionsOfBoth = { readonly sent: readonly ClauseCorrection[]; readonly returned: readonly ClauseCorrection[] };

type Entry = { readonly story: StoryComparison; readonly fate: Fate };

function itemOf({ story, fate }: Entry, id: string): AuditItem {
  return {
    id, story: story.kind, part: story.part, clause: fate.clause.title, clauseId: fate.clause.id, kind: fate.kind, class: fate.class, detail: fate.detail,
    before: fate.before, after: fate.after, removed: fate.removed, added: fate.added, author: fate.mark?.author ?? '', date: fate.mark?.date ?? '', ...(fate.notMarkable && { notMarkable: true }), ...(fate.clause.ofSent && { ofSent: true }),
  };
}

/** More reformatted paragraphs than this share mean another program wrote the file, not that a person changed its look. */
const REWRITTEN_SHARE = 0.3;

/**
 * A return saved by another program has its formatting written anew; that is one finding, not a thousand changes. Only what such a program wrote anew
 * throughout is part of it: a word that somebody underlined in such a file is told.
 */
function foldRewriting(before: DocumentModel, after: DocumentModel, fates: readonly Entry[]): { readonly kept: readonly Entry[]; readonly finding: readonly Finding[] } {
  const isFormatting = ({ fate }: Entry): boolean => fate.pile === 'untracked' && fate.kind === 'formatting' && fate.class === 'formatting';
  // Of the differences in how a table is drawn Word has no mark; they are folded too, and only paragraphs are counted.
  const ofParagraphs = fates.filter((entry) => isFormatting(entry) && entry.fate.notMarkable !== true);
  const paragraphs = before.stories.reduce((sum, story) => sum + story.blocks.length, 0);
  if (ofParagraphs.length < MANY_LOOKS || ofParagraphs.length < paragraphs * REWRITTEN_SHARE) return { kept: fates, finding: [] };
  const counts = new Map<string, number>();
  for (const { fate } of ofParagraphs) for (const name of fate.looks ?? []) counts.set(name, (counts.get(name) ?? 0) + 1);
  const isOfProgram = (entry: Entry): boolean => isFormatting(entry) && (entry.fate.looks ?? []).every((name) => (counts.get(name) ?? 0) >= MANY_LOOKS);
  const count = ofParagraphs.filter(isOfProgram).length;
  if (count === 0) return { kept: fates, finding: [] };
  const program = application(after);
  return {
    kept: fates.filter((entry) => !isOfProgram(entry)),
    finding: [{
      check: 'rewritten-formatting', severity: 'notes', clause: '', place: 'the whole file',
      message: `The formatting of ${count} paragraphs was written anew${program === '' ? '' : ` (last saved by ${program})`}.`,
      remedy: 'Usual when another program saved the file. The words were compared all the same.',
    }],
  };
}

/** What fewer paragraphs have in common was done by a person. */
const MANY_LOOKS = 8;

function application(model: DocumentModel): string {
  const part = model.docx.relationships('').find((relationship) => relationship.type === 'extended-properties')?.target;
  const document = part === undefined ? undefined : model.docx.xml(part);
  const element = document?.root.children.find((candidate) => candidate.name === 'ep:Application');
  return document === undefined || element === undefined ? '' : document.source.slice(element.openEnd, element.closeStart);
}

function newFindings(before: DocumentModel, after: DocumentModel, clauseAt: ReturnType<typeof createClauseIndex>['at']): Finding[] {
  const title = (block: ViewBlock): string => clauseAt(block.type === 'paragraph' ? block.sources.at(-1)?.element : block.node.element).title;
  const read = (model: DocumentModel, clauseOf: (block: ViewBlock) => string): Finding[] => [...everyTextFinding(model, viewStories(model, 'accepted'), clauseOf), ...packageFindings(model)];
  // Each that was sent stands for one of the return: the one in its place, else any that says the same.
  const inPlace = withoutSent({ found: read(after, title), sent: read(before, () => '') }, ({ check, message, place }) => `${check}|${message}|${place}`);
  return folded(withoutSent(inPlace, ({ check, message }) => `${check}|${message}`).found);
}

type FoundAndSent = { readonly found: readonly Finding[]; readonly sent: readonly Finding[] };

/** The findings without those that have one that was sent for each other; `keyOf` tells which are the same. */
function withoutSent({ found, sent }: FoundAndSent, keyOf: (finding: Finding) => string): FoundAndSent {
  const open = new Map<string, Finding[]>();
  for (const finding of sent) {
    const same = open.get(keyOf(finding));
    if (same === undefined) open.set(keyOf(finding), [finding]);
    else same.push(finding);
  }
  return { found: found.filter((finding) => open.get(keyOf(finding))?.pop() === undefined), sent: [...open.values()].flat() };
}

/** A restriction of editing that was sent and did not come back. */
function liftedRestrictions(before: DocumentModel, after: DocumentModel): Finding[] {
  const restricts = (model: DocumentModel): Finding | undefined => packageFindings(model).find((finding) => finding.check === 'editing-restricted');
  const sent = restricts(before);
  return sent === undefined || restricts(after) !== undefined ? [] : [{ ...sent, check: 'restriction-lifted', severity: 'warns', message: 'The restriction of editing you sent is gone.', remedy: 'Read the parts it protected with care.' }];
}

/** Parts that hold something, differ and were not looked into (C7): one finding, so that nothing is passed over. */
function notComparedFindings(before: DocumentModel, after: DocumentModel): Finding[] {
  const parts = changedUnread(before, after);
  return parts.length === 0 ? [] : [{
    check: 'not-compared', severity: 'warns', clause: '', place: 'the whole file', message: `Parts differ from what was sent and were not compared: ${parts.join('; ')}.`,
    remedy: 'Open them in Word, in both files, and read them.',
  }];
}

/** Marks that are still pending and name somebody else, or nobody (A3). */
const renamedFindings = (renamed: SentMarks['renamed']): Finding[] => renamed.map(({ was, is }): Finding => ({
  check: 'marks-renamed', severity: 'notes', clause: '', place: 'tracked changes', message: `The tracked changes of ${was || 'an unnamed author'} now bear ${is === '' ? 'no name' : `the name ${is}`}; they are still pending.`,
  remedy: 'Usual when Word removed personal information on saving. Marks added under that name cannot be told by their name.',
}));

/** Marks that are still pending and were given another date, while others of their author kept theirs. */
const redatedFindings = (authors: SentMarks['redated']): Finding[] => authors.map((author): Finding => ({
  check: 'marks-redated', severity: 'notes', clause: '', place: 'tracked changes', message: `Some tracked changes of ${author || 'an unnamed author'} now bear another date; they are still pending.`,
  remedy: 'Word does not do that by itself. Ask how the file was edited.',
}));

/** More styles than this change only when another program wrote the style sheet anew; then they are one finding. */
const MANY_STYLES = 4;

function definitionFindings(before: DocumentModel, after: DocumentModel): Finding[] {
  const remedy = 'Compare how the pages look in Word.';
  const changes = definitionChanges(before, after);
  const styles = changes.filter((change) => change.kind === 'style');
  const told = styles.length > MANY_STYLES ? changes.filter((change) => change.kind !== 'style') : changes;
  const findings = told.map((change): Finding => ({ check: change.kind === 'style' ? 'style-changed' : 'section-changed', severity: 'notes', clause: '', place: change.part, message: sentence(change.detail.filter((detail) => detail !== 'hidden-text').join(', ')), remedy }));
  if (styles.length <= MANY_STYLES) return findings;
  const names = styles.map((change) => /"(.+)"/.exec(change.detail.at(-1) ?? '')?.[1] ?? 'what holds without a style').join(', ');
  return [...findings, { check: 'style-changed', severity: 'notes', clause: '', place: styles[0]?.part ?? '', message: `${styles.length} styles are defined differently: ${names}.`, remedy }];
}

const sentence = (words: string): string => `${words.charAt(0).toUpperCase()}${words.slice(1)}.`;

/** Findings speak of the untracked change they were found in, where there is one. */
function withChange(finding: Finding, items: readonly AuditItem[]): Finding {
  const quoted = /\u201C(.+?)\u2026?\u201D/.exec(finding.message)?.[1];
  const found = quoted === undefined ? undefined : items.find((item) => item.added.includes(quoted) || ((item.kind === 'formatting' || item.kind === 'cell') && item.after.includes(quoted)));
  return found === undefined ? finding : { ...finding, change: found.id };
}

/** Below this share of common words a file is hardly a return of what was sent. */
const UNLIKE = 0.3;

const unlikeReturn = (similarity: number): string[] =>
  similarity < UNLIKE ? [`This does not look like a return of the file that was sent: only ${Math.round(similarity * 100)} % of its words are in here.`] : [];

type Counts = { readonly tracked: number; readonly untracked: number; readonly removed: number; readonly accepted: number };

/** What kind of return this is, in plain words (A3). */
function natureOf(before: DocumentModel, after: DocumentModel, sent: Uint8Array, returned: Uint8Array, counts: Counts): string[] {
  const marked = (model: DocumentModel): boolean => model.stories.some((story) => hasRevisionMarks(story.document));
  if (sent.length === returned.length && sent.every((byte, index) => byte === returned[index])) return ['This is exactly the file that was sent; nothing was changed.'];
  const said: string[] = [];
  if (counts.tracked + counts.untracked + counts.removed + counts.accepted === 0) said.push('The words are exactly those that were sent.');
  if (!marked(after) && counts.untracked > 0) said.push('There is no change tracking in this file.');
  else if (counts.untracked > 0 && counts.tracked > 0) said.push('Tracking was off for part of this file.');
  if (marked(before) && !marked(after)) said.push('Your tracked changes are no longer marked: they were accepted or dropped before it came back.');
  return said;
}

const allWords = (model: DocumentModel): string[] => viewStories(model, 'accepted').flatMap((story) => storyLines(story).flatMap((line) => words(line.text).map((word) => word.toLowerCase())));
