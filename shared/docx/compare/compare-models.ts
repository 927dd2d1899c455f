import { lazy } from '../../base/lazy.ts';
import type { Change, Comparison } from '../../contract/change.ts';
import { viewStories, type DocumentModel, type StoryView } from '../read/document.ts';
import type { View } from '../read/revisions.ts';
import type { ShowsMark } from './tokens.ts';
import { hasRevisionMarks } from '../read/stories.ts';
import { readingOf, type Reading } from '../read/views.ts';
import { createClauseIndex } from '../segment/clause-index.ts';
import { storyChanges } from './changes.ts';
import type { ClauseOf, RawChange, StoryComparison } from './story-comparison.ts';
import { definedIn } from './defined-words.ts';
import { definitionChanges, notCompared, targetChanges } from './definitions.ts';
import { createReferenceNotes } from './following-references.ts';
import { createFormatReader } from './formatting.ts';
import { pairStories } from './pair-stories.ts';
import { planBlocks } from './plan.ts';
import { printedPlaces } from './printed-parts.ts';
import { linkRegroups } from './regroup.ts';
import { surroundingChanges } from './surroundings.ts';
import { createNumberShifts } from './number-shifts.ts';
import { withToldNotes } from './told-notes.ts';
import { readSide, type Side } from './units.ts';

/** A comparison before it is told: per story the plan that turns one side into the other. */
export type ModelComparison = {
  readonly before: DocumentModel;
  readonly after: DocumentModel;
  readonly stories: readonly StoryComparison[];
};

export type CompareViews = { readonly before: View | Reading; readonly after: View | Reading };

/** Compares two opened documents story by story, in the views asked for (rules C1–C9). */
export function compareModels(before: DocumentModel, after: DocumentModel, views: CompareViews = { before: 'accepted', after: 'accepted' }, clauses?: { readonly before: ClauseOf; readonly after: ClauseOf }): ModelComparison {
  const beforeStories = viewStories(before, views.before);
  const afterStories = viewStories(after, views.after);
  const formatBefore = createFormatReader(before, undoneIn(views.before));
  const formatAfter = createFormatReader(after, undoneIn(views.after));
  const isDefined = definedIn(() => [...beforeStories, ...afterStories]);
  let moves = 0;
  const stories = pairStories(before, beforeStories, after, afterStories).map((pair): StoryComparison => {
    const one = pair.before === undefined ? emptySide(before, pair.after) : readSide(before, pair.before, showsMarks(views.before));
    const two = pair.after === undefined ? emptySide(after, pair.before) : readSide(after, pair.after, showsMarks(views.after));
    const inBody = pair.kind === 'body';
    const nextMove = (): number => (moves += 1);
    const ops = planBlocks(one.units, two.units, nextMove);
    linkRegroups(ops, nextMove);
    return {
      kind: pair.kind,
      part: (pair.after ?? pair.before)?.story.part ?? '',
      before: one,
      after: two,
      ops,
      clauseBefore: inBody ? (clauses?.before ?? clauseLookup(before, one.story)) : noClause,
      clauseAfter: inBody ? (clauses?.after ?? clauseLookup(after, two.story)) : noClause,
      formatBefore,
      formatAfter,
      isDefined,
      numberShifts: createNumberShifts(one.units, two.units),
    };
  });
  return { before, after, stories };
}

const undoneIn = (view: View | Reading): Reading['isUndone'] => (typeof view === 'string' ? readingOf(view) : view).isUndone;

const showsMarks = (view: View | Reading): ShowsMark | undefined => (typeof view === 'string' ? undefined : view.showsMarks);

const noClause: ClauseOf = () => ({ id: '', title: '' });

/** A header, note or box that only one side has is compared with nothing. */
function emptySide(model: DocumentModel, other: StoryView | undefined): Side {
  if (other === undefined) throw new Error('A pair of stories has at least one side');
  return { model, story: { ...other, blocks: [] }, units: [], linkTarget: () => '' };
}

/** The clauses are found when the first change asks for one; a comparison without changes never splits anything. */
function clauseLookup(model: DocumentModel, story: StoryView): ClauseOf {
  const index = lazy(() => createClauseIndex(model, story));
  return (unit) => index().of(unit);
}

/** The raw changes of every story, in the order of the stories. */
export function rawChanges(comparison: ModelComparison): RawChange[] {
  const withNote = createReferenceNotes(comparison.stories);
  return withToldNotes(comparison.stories.map((story) => ({ story, changes: changesOf(comparison, story) }))).map(withNote);
}

function changesOf(comparison: ModelComparison, story: StoryComparison): RawChange[] {
  const all = [...storyChanges(story), ...surroundingRaw(story)];
  const changes = isPrinted(comparison, story) ? all : all.map(unprinted);
  // A header or box that one side lacks altogether has no place where a mark could stand (C10).
  const oneSided = story.before.story.story.document === story.after.story.story.document;
  return oneSided && story.kind !== 'footnote' && story.kind !== 'endnote' ? changes.map((change) => ({ ...change, notMarkable: true as const })) : changes;
}

const surroundingRaw = (story: StoryComparison): RawChange[] => surroundingChanges(story).map(({ clause, ...change }) => ({ story: story.kind, part: story.part, clause: clause.title, clauseId: clause.id, ...change, beforeTokens: [], afterTokens: [] }));

/** Whether a page of either side shows this story; only headers and footers can stand in a file unseen. */
export function isPrinted({ before, after }: ModelComparison, { kind, before: one, after: two }: StoryComparison): boolean {
  if (kind !== 'header' && kind !== 'footer') return true;
  // A side that lacks the story stands in with the other's, whose part may have the name of another part here.
  const prints = (model: DocumentModel, { story }: Side): boolean => model.docx.xml(story.story.part) === story.story.document && [...printedPlaces(model).values()].includes(story.story.part);
  return prints(before, one) || prints(after, two);
}

/** What no page prints stays in the list, so that nothing changes unseen, but below what a reader of the paper meets (C7). */
export const unprinted = <T extends Pick<Change, 'class' | 'detail'>>(change: T): T => ({ ...change, class: 'formatting', detail: ['printed on no page', ...change.detail] });

/** The comparison as others are told of it, with ids, counts and what was left out. */
export function describeComparison(comparison: ModelComparison): Comparison {
  const raw = rawChanges(comparison).map(({ beforeTokens: _before, afterTokens: _after, ...change }) => change);
  const changes: Change[] = [...raw, ...targetChanges(comparison.before, comparison.after), ...definitionChanges(comparison.before, comparison.after)].map((change, index) => ({ ...change, id: `d${index + 1}` }));
  const counts: Record<string, number> = { total: changes.length };
  for (const change of changes) {
    counts[change.kind] = (counts[change.kind] ?? 0) + 1;
    counts[`class:${change.class}`] = (counts[`class:${change.class}`] ?? 0) + 1;
  }
  const marked = (model: DocumentModel): boolean => model.stories.some((story) => hasRevisionMarks(story.document));
  return { changes, counts, notCompared: notCompared(comparison.before, comparison.after), marksPresent: { before: marked(comparison.before), after: marked(comparison.after) } };
}
