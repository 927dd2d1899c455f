import type { Finding } from '../../contract/finding.ts';
import { attribute, child, descendants, walk } from '../xml/access.ts';
import { UNDERSTOOD_CHOICES } from '../xml/namespaces.ts';
import type { XmlDocument, XmlElement } from '../xml/scan.ts';
import type { BlockNode, ParagraphNode } from './blocks.ts';
import type { DocumentModel } from './document.ts';
import { chosenBranch } from './pieces.ts';
import { shownText } from './shown-text.ts';

/**
 * Words a file holds and a reader of it is not shown, said instead of passed over (R1, R2): behind a field that never ends,
 * in an alternative that differs from the one that is read, in a wrapper of another vocabulary, in an imported chunk, in a
 * paragraph that is part of no story, as the result of a field that stores none.
 */
export function unreadTextFindings(model: DocumentModel): Finding[] {
  const documents = new Map(model.stories.filter((story) => story.kind !== 'comment').map((story) => [story.part, story.document]));
  const read = new Set(model.stories.flatMap((story) => paragraphNodesOf(story.blocks).map((paragraph) => paragraph.element)));
  return [...documents].flatMap(([part, document]) => [...openField(part, document), ...elementFindings(part, document, read), ...(document.source.includes('instr') ? fieldsWithoutResult(part, model) : [])]);
}

/** Fields Word shows something for although no result of theirs is stored (17.16.5): a button's words, a phonetic guide, a number. */
const SHOWN_WITHOUT_RESULT = /^\s*(MACROBUTTON|GOTOBUTTON|EQ|SYMBOL|LISTNUM|AUTONUM|AUTONUMLGL|AUTONUMOUT)\b\s*(.*)$/is;

function fieldsWithoutResult(part: string, { stories }: DocumentModel): Finding[] {
  const found = new Map<XmlElement, string>();
  for (const story of stories) {
    if (story.part !== part) continue;
    const pieces = paragraphNodesOf(story.blocks).flatMap((paragraph) => paragraph.pieces);
    const shown = new Set(pieces.filter((piece) => piece.text !== '').map((piece) => piece.field?.begin));
    for (const { field } of pieces) if (field !== undefined && !shown.has(field.begin) && SHOWN_WITHOUT_RESULT.test(field.instruction)) found.set(field.begin, field.instruction);
  }
  return [...found.values()].map((instruction) => {
    const [, name = '', rest = ''] = SHOWN_WITHOUT_RESULT.exec(instruction) ?? [];
    const words = /^(?:MACRO|GOTO)BUTTON$/i.test(name) ? rest.replace(/^\S+\s*/, '') : rest;
    return finding(part, 'computed-field', `Word shows here what a field computes and the file does not store, so it is not read: ${name.toUpperCase()}${words.trim() === '' ? '' : ` ${quote(words.trim())}`}.`, 'In Word, replace the field by the words or the number it shows (Ctrl+Shift+F9), save, and take that in.');
  });
}

const paragraphNodesOf = (blocks: readonly BlockNode[]): ParagraphNode[] =>
  blocks.flatMap((block) => (block.type === 'paragraph' ? [block] : block.type === 'table' ? block.rows.flatMap((row) => row.cells.flatMap((cell) => paragraphNodesOf(cell.blocks))) : []));

const finding = (part: string, check: string, message: string, remedy: string): Finding => ({ check, severity: 'blocks', clause: '', place: part, message, remedy });

function openField(part: string, { source, root }: XmlDocument): Finding[] {
  let depth = 0;
  for (const element of descendants(root, 'w:fldChar')) {
    const type = attribute(source, element, 'w:fldCharType');
    depth = Math.max(0, depth + (type === 'begin' ? 1 : type === 'end' ? -1 : 0));
  }
  return depth === 0 ? [] : [finding(part, 'open-field', 'A field begins and never ends; the words behind it are taken for its code and not shown.', 'Open the file in Word, repair or remove the field, and save it.')];
}

function elementFindings(part: string, { source, root }: XmlDocument, read: ReadonlySet<XmlElement>): Finding[] {
  const found: Finding[] = mustUnderstand(part, source, root);
  walk(root, (element) => {
    if (element.name === 'mc:AlternateContent') {
      const chosen = wordsIn(source, chosenBranch(source, element));
      const other = wordsIn(source, child(element, 'mc:Fallback'));
      if (child(element, 'mc:Fallback') !== undefined && chosen !== other) found.push(finding(part, 'alternative-text', `One text is stored for newer programs and another for older ones: ${quote(chosen)} and ${quote(other)}.`, 'Ask which of the two is meant, and have the file saved by Word again.'));
    } else if (element.name === 'w:altChunk') found.push(finding(part, 'imported-chunk', 'A part of the text is another document that Word brings in on opening; it is not read here.', 'Open the file in Word, save it, and take that in.'));
    else if (element.name === 'w:p' && !read.has(element) && isOnPage(source, element) && /[\p{L}\p{N}]/u.test(wordsIn(source, element))) {
      found.push(finding(part, 'unread-words', `Words stand where Parley does not read them, in a second body, inside another paragraph or in the line above the notes: ${quote(wordsIn(source, element))}.`, 'Open the file in Word, save it, and take that in.'));
      return false;
    } else if (isForeign(element) && wordsIn(source, element) !== '') {
      found.push(finding(part, 'foreign-wrapper', `Words stand inside an element of another vocabulary (${element.name.replace('?', '')}) and are not read: ${quote(wordsIn(source, element))}.`, 'Open the file in Word, save it, and take that in.'));
      return false;
    }
    return true;
  });
  return found;
}

/** `mc:MustUnderstand` (ECMA-376 part 3, 7.4): the file itself says that who does not know these vocabularies misreads it. */
function mustUnderstand(part: string, source: string, root: XmlElement): Finding[] {
  const wanted = (attribute(source, root, 'mc:MustUnderstand') ?? '').split(/\s+/).filter((prefix) => prefix !== '');
  const unknown = wanted.filter((prefix) => !UNDERSTOOD_CHOICES.has(root.scope.canonical.get(prefix) ?? '')).map((prefix) => root.scope.namespaces.get(prefix) ?? prefix);
  return unknown.length === 0 ? [] : [finding(part, 'must-understand', `The file uses what it says a program must understand, and Parley does not: ${unknown.join(', ')}.`, 'Word may refuse the file. Ask for it saved as a plain Word document.')];
}

/** Not in an alternative that is passed over for another one; what those say differently is told above. */
function isOnPage(source: string, element: XmlElement): boolean {
  for (let inner = element, up = element.parent; up !== undefined; inner = up, up = up.parent) if (up.name === 'mc:AlternateContent' && chosenBranch(source, up) !== inner) return false;
  return true;
}

/** An element the engine has no name for, where text of the document is expected. */
const isForeign = (element: XmlElement): boolean => element.name.startsWith('?') && (element.parent?.name.startsWith('w:') ?? false);

const wordsIn = (source: string, element: XmlElement | undefined): string => (element === undefined ? '' : descendants(element, 'w:t').map((text) => shownText(source, text)).join('').replace(/\s+/g, ' ').trim());

const QUOTED = 80;
const quote = (text: string): string => `\u201C${text.length > QUOTED ? `${text.slice(0, QUOTED - 1)}\u2026` : text}\u201D`;
