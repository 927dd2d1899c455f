import type { DocumentModel, StoryView } from '../read/document.ts';
import type { Piece } from '../read/pieces.ts';
import { attribute } from '../xml/access.ts';
import type { XmlElement } from '../xml/scan.ts';

/** Whether a field is a link to somewhere (17.16.5.25). */
export const isLinkField = (instruction: string | undefined): boolean => instruction !== undefined && /^\s*HYPERLINK\b/i.test(instruction);

/**
 * Where the pieces of a story lead: the address and the anchor of the `w:hyperlink` around one (17.16.22), or of the
 * HYPERLINK field it is the result of (17.16.5.25); both are the same link when they lead to the same place.
 */
export function createLinkReader(model: DocumentModel, story: StoryView): (piece: Piece | undefined) => string {
  const { source } = story.story.document;
  const addresses = new Map(model.docx.relationships(story.story.part).map((relationship) => [relationship.id, relationship.target]));
  return (piece) => {
    const link = piece?.link === undefined ? undefined : linkAround(piece.element);
    if (link !== undefined) {
      const id = attribute(source, link, 'r:id');
      return place(id === undefined ? '' : (addresses.get(id) ?? id), attribute(source, link, 'w:anchor') ?? '');
    }
    const instruction = piece?.field?.instruction;
    return instruction !== undefined && isLinkField(instruction) ? fieldTarget(instruction) : '';
  };
}

const place = (address: string, anchor: string): string => (anchor === '' ? address : `${address}#${anchor}`);

function linkAround(element: XmlElement): XmlElement | undefined {
  for (let up = element.parent; up !== undefined && up.name !== 'w:p'; up = up.parent) if (up.name === 'w:hyperlink') return up;
  return undefined;
}

/** Switches of the field that are followed by a word of their own. */
const WITH_WORD: ReadonlySet<string> = new Set(['\\l', '\\o', '\\t', '\\s']);

function fieldTarget(instruction: string): string {
  const words = (instruction.match(/"[^"]*"|[^\s"]+/g) ?? []).slice(1).map((word) => (word.startsWith('"') ? { isQuoted: true, text: word.slice(1, -1) } : { isQuoted: false, text: word }));
  let address = '';
  let anchor = '';
  for (let index = 0; index < words.length; index += 1) {
    const word = words[index];
    if (word === undefined) break;
    const isSwitch = !word.isQuoted && /^\\[a-z]$/i.test(word.text);
    if (!isSwitch) {
      // A backslash is written twice in a field's words.
      if (address === '') address = word.text.replaceAll('\\\\', '\\');
      continue;
    }
    const name = word.text.toLowerCase();
    if (!WITH_WORD.has(name)) continue;
    index += 1;
    if (name === '\\l') anchor = words[index]?.text ?? '';
  }
  return place(address, anchor);
}
