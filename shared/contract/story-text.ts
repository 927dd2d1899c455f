import type { StoryKind } from './change.ts';

/** One paragraph of a story: its number as Word prints it, and its exact visible characters. */
export type StoryLine = { readonly label: string; readonly text: string };

/** The plain text of one story, paragraph by paragraph in reading order. */
export type StoryText = { readonly story: StoryKind; readonly part: string; readonly lines: readonly StoryLine[] };
