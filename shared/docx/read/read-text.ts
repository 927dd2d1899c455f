import type { StoryText } from '../../contract/story-text.ts';
import type { Zlib } from '../zlib-port.ts';
import { readDocument, viewStories } from './document.ts';
import type { View } from './revisions.ts';
import { storyLines } from './story-lines.ts';

/** The plain text of every story in one view (rules R2, R3). Throws an `AppFailure` for a file that cannot be read. */
export function readText(bytes: Uint8Array, zlib: Zlib, view: View): readonly StoryText[] {
  return viewStories(readDocument(bytes, zlib), view).map((story) => ({
    story: story.story.kind,
    part: story.story.part,
    lines: storyLines(story).map(({ label, text }) => ({ label, text })),
  }));
}
