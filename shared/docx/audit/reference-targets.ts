import type { Finding } from '../../contract/finding.ts';
import { viewStories, type DocumentModel } from '../read/document.ts';
import { referencedBookmarks } from '../read/referenced-bookmarks.ts';
import { viewText, type ViewBlock } from '../read/views.ts';
import { attribute, descendants } from '../xml/access.ts';
import type { XmlElement } from '../xml/scan.ts';

/**
 * Bookmarks that cross-references name and that were moved to another paragraph (A4): the reference still prints the old
 * number, and another one as soon as Word renews its fields. A paragraph that was merely edited is still the same place.
 */
export function referenceTargetFindings(before: DocumentModel, after: DocumentModel): Finding[] {
  const [was, is] = [placesOf(before), placesOf(after)];
  const named = referencedBookmarks(after);
  return [...was.byName].flatMap(([name, text]): Finding[] => {
    const now = is.byName.get(name);
    if (now === undefined || now === text || !named.has(name)) return [];
    const isMoved = is.texts.has(text) || was.texts.has(now);
    return isMoved
      ? [{ check: 'reference-moved', severity: 'blocks', clause: '', place: after.docx.mainPart, message: `A cross-reference leads elsewhere: its bookmark stood on ${quote(text)} and now stands on ${quote(now)}.`, remedy: 'Renew the fields in Word (Ctrl+A, F9) and read every cross-reference.' }]
      : [];
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
    for (const start of descendants(element, 'w:bookmarkStart')) byName.set(attribute(source, start, 'w:name') ?? '', text);
  }
  return { byName, texts: new Set([...byElement.values()].filter((text) => text !== '')) };
}

const QUOTED = 60;
const quote = (text: string): string => `\u201C${text.length > QUOTED ? `${text.slice(0, QUOTED - 1)}\u2026` : text}\u201D`;
