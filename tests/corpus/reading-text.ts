import { nodeZlib } from '../../electron/worker/node-zlib.ts';
import { readDocument, viewStories } from '../../shared/docx/read/document.ts';
import type { View } from '../../shared/docx/read/revisions.ts';
import { storyLines } from '../../shared/docx/read/story-lines.ts';

/** Every paragraph of every story with place and number, by kind of story: what two readings must have in common. */
export function readingText(bytes: Uint8Array, view: View = 'accepted'): Readonly<Record<string, string>> {
  const texts: Record<string, string> = {};
  for (const story of viewStories(readDocument(bytes, nodeZlib), view)) {
    if (story.story.kind === 'comment') continue;
    const read = storyLines(story);
    // A note that has gone may leave its empty element behind; nobody reads it.
    if (story.story.kind !== 'body' && read.every((line) => line.text.trim() === '')) continue;
    const lines = read.map((line) => `${line.place}|${line.label}|${line.text}`);
    texts[story.story.kind] = `${texts[story.story.kind] ?? ''}${lines.join('\n')}\n`;
  }
  return texts;
}

/** The same as one list of lines. */
export const allLines = (bytes: Uint8Array): string[] => Object.entries(readingText(bytes)).flatMap(([kind, text]) => [`== ${kind}`, ...text.replace(/\n$/, '').split('\n')]);
