import { attribute } from '../xml/access.ts';
import type { RawChange, StoryComparison } from './story-comparison.ts';
import { isAtomOf, type Token } from './tokens.ts';

type ToldStory = { readonly story: StoryComparison; readonly changes: readonly RawChange[] };

/**
 * The changes with each note that came or went alone told once (C7, C11): its words, with the clause its number stands in, instead of the number here and
 * the words there.
 */
export function withToldNotes(stories: readonly ToldStory[]): RawChange[] {
  const notes = firstOfNotes(stories);
  const told = new Set<RawChange>();
  const references = new Map<RawChange, RawChange>();
  for (const { story, changes } of notes.size === 0 ? [] : stories) {
    for (const change of changes) {
      if (change.kind !== 'note' || (change.beforeTokens.length > 0 && change.afterTokens.length > 0)) continue;
      const side = change.afterTokens.length > 0 ? 'after' : 'before';
      const firsts = change[`${side}Tokens`].map((token) => notes.get(keyOf(side, token, story[side].story.story.document.source)));
      if (firsts.length === 0 || firsts.includes(undefined)) continue;
      told.add(change);
      for (const first of firsts) if (first !== undefined) references.set(first, change);
    }
  }
  return stories.flatMap(({ changes }) => changes).filter((change) => !told.has(change)).map((change) => {
    const reference = references.get(change);
    return reference === undefined ? change : { ...change, clause: reference.clause, clauseId: reference.clauseId, detail: [...reference.detail, ...change.detail] };
  });
}

/** The first change of every note that one version lacks. */
function firstOfNotes(stories: readonly ToldStory[]): ReadonlyMap<string, RawChange> {
  const found = new Map<string, RawChange>();
  for (const { story, changes: [first] } of stories) {
    if (first === undefined || (story.kind !== 'footnote' && story.kind !== 'endnote') || story.before.story.story.document !== story.after.story.story.document) continue;
    const side = story.before.units.length === 0 ? 'after' : 'before';
    found.set(`${side} ${story.kind} ${story[side].story.story.key}`, first);
  }
  return found;
}

const keyOf = (side: 'before' | 'after', token: Token, source: string): string => {
  const element = token.slices[0]?.piece.element;
  return element === undefined || !isAtomOf(token, 'note') ? '' : `${side} ${element.name === 'w:endnoteReference' ? 'endnote' : 'footnote'} ${attribute(source, element, 'w:id') ?? ''}`;
};
