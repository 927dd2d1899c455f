import { lazy } from '../../base/lazy.ts';
import { words } from '../../text/tokens.ts';
import type { StoryView } from '../read/document.ts';
import { storyLines } from '../read/story-lines.ts';

/** Whether one of these stories defines a word: puts it in quotes (C6). They are read when the first word is asked for. */
export function definedIn(stories: () => readonly StoryView[]): (word: string) => boolean {
  const defined = lazy(() => new Set(stories().flatMap(quotedWords)));
  return (word) => defined().has(word);
}

/** The words of what a story puts in quotes, as definitions do: "the “Effective Date”". */
const quotedWords = (story: StoryView): string[] => storyLines(story).flatMap(({ text }) => [...text.matchAll(/[\u201C\u201E"\u00AB]([^\u201C\u201D"\u00BB]{2,60})[\u201D\u201C"\u00BB]/g)].flatMap(([, term = '']) => words(term)));
