import { isXmlPart } from '../package/xml-parts.ts';
import { fail } from '../../base/app-error.ts';
import type { MetadataItem } from '../../contract/metadata.ts';
import type { DocxPackage } from '../package/open-package.ts';
import { modelOf, viewStories, type DocumentModel } from '../read/document.ts';
import type { View } from '../read/revisions.ts';
import { storyLines } from '../read/story-lines.ts';
import { attributes, characterData, walk } from '../xml/access.ts';
import type { XmlElement } from '../xml/scan.ts';
import { hiddenRuns, stylesOf } from './hidden-text.ts';
import { reportMetadata } from './metadata-report.ts';
import { isNeutralName } from './neutral-names.ts';
import { readPicture } from './pictures/picture.ts';
import { proveParts } from './prove-parts.ts';
import { shapeOf } from './shape.ts';

/** A scrubbed copy and what it was made from, both opened from their bytes. */
export type ScrubToProve = {
  readonly before: DocxPackage;
  readonly after: DocxPackage;
  readonly keepComments: boolean;
  readonly removeHidden: boolean;
  /** What was to go from the file, as it was reported before. */
  readonly removed: readonly MetadataItem[];
  /** Everyone who made a mark or comment, and the names that may stand instead of theirs. */
  readonly authors: readonly string[];
  readonly allowed: ReadonlySet<string>;
};

const refuse = (reason: string): never => fail('scrub.not-verified', `The copy was not written: ${reason}.`, 'Nothing was changed. Please report this with the document, if you may share it.');

/**
 * The gates of rules W5 and W6 on the bytes of a scrubbed copy: every paragraph keeps its text and number in both views,
 * every part its structure and formatting, every picture the bytes that draw it, every link its target; nobody who stood in the file as author,
 * editor, company or manager is named in its data; and nothing that was to go is found. Throws an `AppFailure` when one fails.
 */
export function proveScrubbed(scrub: ScrubToProve): void {
  proveText(scrub);
  proveShapes(scrub);
  proveParts(scrub.before, scrub.after);
  proveNobodyNamed(scrub);
  proveNothingLeft(scrub);
}

function proveText({ before, after, keepComments, removeHidden }: ScrubToProve): void {
  const [was, is] = [modelOf(before), modelOf(after)];
  for (const view of ['accepted', 'rejected'] as const) {
    if (linesOf(was, view, keepComments, removeHidden) !== linesOf(is, view, keepComments, false)) refuse('the contract would not read the same');
  }
}

/** Every paragraph with its place and number; without its hidden words where those are to go. */
function linesOf(model: DocumentModel, view: View, keepComments: boolean, withoutHidden: boolean): string {
  const hidden = withoutHidden ? new Set([...hiddenElements(model.docx).values()].flat()) : new Set<XmlElement>();
  const stories = viewStories(model, view).filter((story) => keepComments || story.story.kind !== 'comment');
  const shown = hidden.size === 0 ? stories : stories.map((story) => withoutPieces(story, hidden));
  return shown.map((story) => storyLines(story).map((line) => `${line.place}|${line.label}|${line.text}`).join('\n')).join('\n\n');
}

type StoryView = ReturnType<typeof viewStories>[number];

function withoutPieces(story: StoryView, hidden: ReadonlySet<XmlElement>): StoryView {
  const labels = new Map(story.labels);
  const without = (blocks: StoryView['blocks']): StoryView['blocks'] =>
    blocks.map((block) => {
      if (block.type === 'table') return { ...block, rows: block.rows.map((row) => ({ ...row, cells: row.cells.map((cell) => ({ ...cell, blocks: without(cell.blocks) })) })) };
      if (block.type !== 'paragraph') return block;
      const kept = { ...block, pieces: block.pieces.filter((piece) => !hidden.has(piece.element)) };
      const label = labels.get(block);
      if (label !== undefined) labels.set(kept, label);
      return kept;
    });
  return { ...story, blocks: without(story.blocks), labels };
}

/** The elements hidden words stand in, by part. */
function hiddenElements(docx: DocxPackage): ReadonlyMap<string, readonly XmlElement[]> {
  const found = new Map<string, readonly XmlElement[]>();
  for (const part of docx.partNames) {
    const document = isXmlPart(docx, part) ? docx.xml(part) : undefined;
    if (document !== undefined) found.set(part, hiddenRuns(document, stylesOf(docx, part)).filter(({ text }) => text !== '').flatMap(({ elements, drops }) => [...drops, ...elements]));
  }
  return found;
}

function proveShapes({ before, after, keepComments, removeHidden }: ScrubToProve): void {
  const hidden = removeHidden ? hiddenElements(before) : new Map<string, readonly XmlElement[]>();
  const [personBefore, personAfter] = [numbered(), numbered()];
  for (const part of after.partNames) {
    if (part === '[Content_Types].xml' || /\.rels$/i.test(part)) continue;
    const [was, is] = isXmlPart(after, part) ? [before.xml(part), after.xml(part)] : [undefined, undefined];
    if (was !== undefined && is !== undefined) {
      const options = { withoutComments: !keepComments, without: new Set(hidden.get(part)) };
      if (shapeOf(was, { ...options, person: personBefore }) !== shapeOf(is, { ...options, without: new Set<XmlElement>(), person: personAfter })) refuse(`${part} would not be built the same`);
    } else if (!samePicture(before, after, part)) refuse(`${part} would not be the same`);
  }
}

function numbered(): (author: string) => string {
  const numbers = new Map<string, string>();
  return (author) => {
    const known = numbers.get(author) ?? String(numbers.size);
    numbers.set(author, known);
    return known;
  };
}

function samePicture(before: DocxPackage, after: DocxPackage, part: string): boolean {
  const [was, is] = [before.bytes(part), after.bytes(part)];
  if (was === undefined || is === undefined) return false;
  if (same(was, is)) return true;
  const contentType = before.contentType(part);
  const [drew, draws] = [readPicture(was, contentType, before.zlib), readPicture(is, contentType, after.zlib)];
  return drew !== undefined && draws !== undefined && drew.format === draws.format && drew.turned === draws.turned && same(drew.drawing, draws.drawing);
}

const same = (one: Uint8Array, two: Uint8Array): boolean => one.length === two.length && one.every((byte, index) => byte === two[index]);

const PERSONAL_ATTRIBUTE = /(?:author|initials|user|person|editor|owner|creator|modifiedBy|:ed)/i;
const NAMED_IN_PROPERTIES: ReadonlySet<string> = new Set(['dc:creator', 'cp:lastModifiedBy', 'ep:Company', 'ep:Manager']);

function proveNobodyNamed({ before, after, authors, allowed }: ScrubToProve): void {
  const people = new Set(authors);
  eachElement(before, (source, element) => {
    if (NAMED_IN_PROPERTIES.has(element.name)) people.add(characterData(source, element).trim());
  });
  for (const name of people) if (name === '' || isNeutralName(name) || allowed.has(name)) people.delete(name);
  eachElement(after, (source, element, part) => {
    const isProperty = /^(?:cp|custom):/.test(element.name) || NAMED_IN_PROPERTIES.has(element.name);
    if (isProperty && element.children.length === 0 && people.has(characterData(source, element).trim())) refuse(`${part} would still name somebody`);
    if (!PERSONAL_ATTRIBUTE.test(source.slice(element.start, element.openEnd))) return;
    if (attributes(source, element).some(({ name, value }) => PERSONAL_ATTRIBUTE.test(name) && people.has(value))) refuse(`${part} would still name somebody`);
  });
}

function eachElement(docx: DocxPackage, visit: (source: string, element: XmlElement, part: string) => void): void {
  for (const part of docx.partNames) {
    const document = isXmlPart(docx, part) || /\.rels$/i.test(part) ? docx.xml(part) : undefined;
    if (document === undefined) continue;
    walk(document.root, (element) => {
      visit(document.source, element, part);
      return true;
    });
  }
}

function proveNothingLeft({ after, removed, keepComments, allowed }: ScrubToProve): void {
  const gone = new Set(removed.map(({ kind, part, what }) => `${kind}|${part}|${what}`));
  for (const item of reportMetadata(after)) {
    const isNeutral = item.kind === 'mark-author' && (item.samples ?? []).every((sample) => isNeutralName(sample) || allowed.has(sample));
    const isInitials = item.kind === 'mark-author' && item.what.startsWith('Initials');
    if (isInitials || isNeutral || item.kind === 'shown-property' || (keepComments && item.kind === 'comment')) continue;
    if (gone.has(`${item.kind}|${item.part}|${item.what}`)) refuse(`${item.part} would still hold: ${item.what}`);
  }
}
