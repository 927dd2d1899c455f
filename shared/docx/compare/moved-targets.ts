import { viewStories, type DocumentModel } from '../read/document.ts';
import { referencedBookmarks } from '../read/referenced-bookmarks.ts';
import { viewText, type ViewBlock } from '../read/views.ts';
import { attribute, walk } from '../xml/access.ts';
import type { XmlElement } from '../xml/scan.ts';

/** A bookmark of a cross-reference with the paragraph it stood on and the one it stands on. */
export type MovedTarget = { readonly was: string; readonly is: string };

/**
 * Bookmarks that cross-references name and that were moved to another paragraph (C7, A4): the reference still prints the old
 * number, and another one as soon as Word renews its fields. A paragraph that was merely edited is still the same place.
 */
export function movedTargets(before: DocumentModel, after: DocumentModel): MovedTarget[] {
  const named = referencedBookmarks(after);
  if (named.size === 0) return [];
  const [was, is] = [placesOf(before), placesOf(after)];
  return [...was.byName].flatMap(([name, text]): MovedTarget[] => {
    const now = is.byName.get(name);
    if (now === undefined || now === text || !named.has(name)) return [];
    return is.texts.has(text) || was.texts.has(now) ? [{ was: text, is: now }] : [];
  });
}

type Places = { readonly byName: ReadonlyMap<string, string>; readonly texts: ReadonlySet<string> };

/** The paragraph each bookmark begins in, and every paragraph with words, as read when all is accepted. */
function placesOf(model: DocumentModel): Places {
  const byElement = new Map<XmlElement, string>();
  const read = (blocks: readonly ViewBlock[]): void => {
    for (const block of blocks) {
      if (block.type === 'table') for (const row of block.rows) for (const cell of row.cells) read(cell.blocks);
      if (block.type === 'paragraph') for (const { element } of block.sources) byElement.set(element, viewText(block).trim());
    }
  };
  const body = viewStories(model, 'accepted').find((story) => story.story.kind === 'body');
  if (body === undefined) return { byName: new Map(), texts: new Set() };
  read(body.blocks);
  const { source } = body.story.document;
  const byName = new Map<string, string>();
  for (const [element, text] of byElement) {
    if (text === '') continue;
    walk(element, (inner) => {
      if (inner.name === 'w:bookmarkStart') byName.set(attribute(source, inner, 'w:name') ?? '', text);
      return inner.name !== 'w:rPr';
    });
  }
  return { byName, texts: new Set([...byElement.values()].filter((text) => text !== '')) };
}
