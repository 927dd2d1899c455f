import { xmlBytes } from '../xml/xml-bytes.ts';
import { fail } from '../../base/app-error.ts';
import type { ClauseCorrection } from '../../contract/clause-correction.ts';
import type { NewComment } from '../../contract/new-comment.ts';
import { readSide, type ParagraphUnit } from '../compare/units.ts';
import { addParts, besideMain, freePartName, type NewPart } from '../package/new-parts.ts';
import { writeArchive } from '../package/zip-write.ts';
import { readComments } from '../read/comments.ts';
import { readDocument, viewStories, type DocumentModel } from '../read/document.ts';
import { correctSegments } from '../segment/correct-segments.ts';
import { segment } from '../segment/segment.ts';
import { verifyComments } from '../verify/verify-comments.ts';
import { attribute, child, descendants } from '../xml/access.ts';
import { encodeAttribute, encodeText } from '../xml/entities.ts';
import { insertBeforeEnd } from '../xml/insert-before-end.ts';
import type { XmlDocument, XmlElement } from '../xml/scan.ts';
import { applySplices, type Splice } from '../xml/splice.ts';
import type { Zlib } from '../zlib-port.ts';
import { createPlaceFinder } from './comment-places.ts';
import { runSplices, type RunEdit } from './edit-runs.ts';
import { createMarkWriter, firstFreeId } from './marks.ts';
import { freeParagraphIds } from './carry/paragraph-ids.ts';
import { placeOf as placeOfWords, putAt } from './place-insertion.ts';

/** A comment ready to be written: its number, the id of its last paragraph, and what it answers. */
type Written = { readonly comment: NewComment; readonly id: number; readonly paragraphId: string; readonly parent: string | undefined };

/**
 * Adds comments to a file as Word's own (17.13.4), threads as in MS-DOCX 2.5.3 (`w15:commentEx`). Only the anchored
 * runs, the comment parts and the package's lists of parts are written (W1). The result is re-opened and verified: every
 * story reads as before, every old comment is there, and each new one with its author, its words and its thread. The
 * clauses are those of the file's accepted view as a person corrected them. Throws
 * an `AppFailure` when a clause or an answered comment is not in the file, or the proof fails.
 */
export function writeComments(base: Uint8Array, comments: readonly NewComment[], zlib: Zlib, corrections: readonly ClauseCorrection[] = []): Uint8Array {
  if (comments.length === 0) return base;
  const model = readDocument(base, zlib);
  const body = viewStories(model, 'accepted').find((story) => story.story.kind === 'body');
  if (body === undefined) return fail('comment.no-place', 'The file has no text to comment on.', 'Check that it is the right file.');
  const { document, part } = body.story;
  const side = readSide(model, body);
  const placeOf = createPlaceFinder(side, correctSegments(segment(model, body), corrections));
  const written = numbered(model, comments);
  const w = prefixOf(document);
  const splices: Splice[] = [];
  const edits: RunEdit[] = [];
  const anchors = new Map<string, { start: Splice | RunEdit; end: Splice | RunEdit; inserted: Inserted }>();
  const marks = createMarkWriter(document.root.scope.declared.get('w') ?? 'w', { author: '', date: '' }, counter(firstFreeId([document.source]) + comments.length));
  const put = (place: Splice | RunEdit): void => void ('type' in place ? edits.push(place) : splices.push(place));
  for (const entry of written) {
    const { on } = entry.comment;
    const start = `<${w}commentRangeStart ${w}id="${entry.id}"/>`;
    const reference = `<${w}r><${w}commentReference ${w}id="${entry.id}"/></${w}r>`;
    const endIn = (inserted: Inserted): string =>
      `<${w}commentRangeEnd ${w}id="${entry.id}"/>${inserted === undefined ? reference : `<${w}ins ${w}id="${String(marks.nextId())}"${inserted}>${reference}</${w}ins>`}`;
    if (entry.parent !== undefined) {
      const beside = anchors.get(entry.parent);
      const own = beside === undefined ? anchorInFile(document, entry.parent, start, endIn(undefined)) : { start: withXml(beside.start, start), end: withXml(beside.end, endIn(beside.inserted)) };
      put(own.start);
      put(own.end);
      continue;
    }
    if (on.type === 'reply') continue;
    const place = placeOf(on);
    const inserted = insertedBy(document.source, place.paragraph, w);
    const around = { ...anchorAt(document.source, marks, place.paragraph, place.first, place.last, start, endIn(inserted)), inserted };
    anchors.set(entry.comment.key, around);
    put(around.start);
    put(around.end);
  }
  const source = applySplices(document.source, [...splices, ...runSplices(document.source, edits, marks)]);
  const changes = new Map([[part, source], ...commentParts(model, vocabularyOf(document), written)]);
  const result = writeArchive(model.docx.archive, new Map([...changes].map(([name, text]) => [name, xmlBytes(text)])), zlib);
  verifyComments(model, readDocument(result, zlib), comments);
  return result;
}

/** The author and date, as they are written, of the tracked change that brought a paragraph. */
type Inserted = string | undefined;

/** A comment on a paragraph that a tracked change brought goes with it: left behind by itself it would keep an empty line where the last of a file is rejected. */
function insertedBy(source: string, { paragraph }: ParagraphUnit, w: string): Inserted {
  const mark = child(child(child(paragraph.sources.at(-1)?.element, 'w:pPr'), 'w:rPr'), 'w:ins');
  if (mark === undefined) return undefined;
  return ['author', 'date'].flatMap((name) => {
    const value = attribute(source, mark, `w:${name}`);
    return value === undefined ? [] : [` ${w}${name}="${encodeAttribute(value)}"`];
  }).join('');
}

function counter(from: number): () => number {
  let next = from;
  return () => next++;
}

const prefixOf = (document: XmlDocument): string => {
  const prefix = document.root.scope.declared.get('w') ?? 'w';
  return prefix === '' ? '' : `${prefix}:`;
};

const withXml = (place: Splice | RunEdit, xml: string): Splice | RunEdit => ('type' in place ? (place.type === 'insert' ? { ...place, xml } : place) : { ...place, text: xml });

/** Numbers beyond all others of the file, and paragraph ids none of them bears. */
function numbered(model: DocumentModel, comments: readonly NewComment[]): Written[] {
  const sources = [...new Set(model.stories.map((story) => story.document))].map(({ source }) => source);
  const nextId = counter(firstFreeId(sources));
  const nextParagraphId = freeParagraphIds(sources);
  // Threads are one level deep in Word: an answer to an answer belongs to the comment that began it.
  const first = new Map(readComments(model).map((comment) => [comment.id, comment.parent === '' ? comment.id : comment.parent]));
  return comments.map((comment) => {
    const { on } = comment;
    const parent = on.type === 'reply' ? (first.get(on.to) ?? fail('comment.no-thread', 'The comment to answer is not in the file.', 'It may have been deleted in Word; comment on the clause instead.')) : undefined;
    first.set(comment.key, parent ?? comment.key);
    return { comment, id: nextId(), paragraphId: nextParagraphId(), parent };
  });
}

function anchorAt(source: string, marks: ReturnType<typeof createMarkWriter>, paragraph: ParagraphUnit, first: number, last: number, start: string, end: string): { start: Splice | RunEdit; end: Splice | RunEdit } {
  const stored = (index: number): XmlElement | undefined => {
    let up: XmlElement | undefined = paragraph.tokens[index]?.slices[0]?.piece.element;
    while (up !== undefined && up.name !== 'w:p') up = up.parent;
    return up;
  };
  const put = (previous: number, next: number, xml: string): Splice | RunEdit => {
    const element = stored(previous) ?? stored(next);
    if (element === undefined) return fail('comment.no-place', 'The clause to comment on holds no words.', 'Comment on the clause above or below it.');
    const before = stored(previous) === element ? paragraph.tokens[previous] : undefined;
    // A range mark must not part a word from a link or control around it, so outside of them is always right.
    const place = placeOfWords({ paragraph: element, previous: before, next: paragraph.tokens[next], tokens: [], splits: false, replaces: false });
    return putAt(source, marks, place ?? { type: 'start', paragraph: element }, xml);
  };
  return { start: put(stored(first - 1) === stored(first) ? first - 1 : -1, first, start), end: put(last, last + 1, end) };
}

/** A reply stands around the same words as what it answers (as Word writes it). */
function anchorInFile(document: XmlDocument, id: string, start: string, end: string): { start: Splice; end: Splice } {
  const named = (name: string): XmlElement | undefined => descendants(document.root, name).find((element) => attribute(document.source, element, 'w:id') === id);
  const reference = named('w:commentReference');
  const run = reference?.parent?.name === 'w:r' ? reference.parent : reference;
  const opens = named('w:commentRangeStart');
  const closes = run ?? named('w:commentRangeEnd');
  if (closes === undefined) return fail('comment.no-thread', 'The comment to answer is not anchored in the text.', 'Comment on the clause instead.');
  const from = opens?.end ?? closes.start;
  return { start: { start: from, end: from, text: start }, end: { start: closes.end, end: closes.end, text: end } };
}

const W14 = 'http://schemas.microsoft.com/office/word/2010/wordml';
const W15 = 'http://schemas.microsoft.com/office/word/2012/wordml';
const MC = 'http://schemas.openxmlformats.org/markup-compatibility/2006';
const HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';
const TYPES = 'application/vnd.openxmlformats-officedocument.wordprocessingml';
/** A part joins its package in the vocabulary the package is written in (ECMA-376 part 1, annex A). */
const TRANSITIONAL = { w: 'http://schemas.openxmlformats.org/wordprocessingml/2006/main', relationships: 'http://schemas.openxmlformats.org/officeDocument/2006/relationships' };
const STRICT = { w: 'http://purl.oclc.org/ooxml/wordprocessingml/main', relationships: 'http://purl.oclc.org/ooxml/officeDocument/relationships' };
const vocabularyOf = ({ root }: XmlDocument): typeof TRANSITIONAL => (root.scope.namespaces.get(root.scope.declared.get('w') ?? '') === STRICT.w ? STRICT : TRANSITIONAL);

/** The comment parts with the new comments in them, made where the file has none. */
function commentParts(model: DocumentModel, vocabulary: typeof TRANSITIONAL, written: readonly Written[]): Map<string, string> {
  const { docx } = model;
  const related = (type: string): string | undefined => docx.relationships(docx.mainPart).find((relationship) => relationship.type === type && !relationship.external)?.target;
  const changes = new Map<string, string>();
  const fresh: NewPart[] = [];
  const existing = related('comments');
  const existingDocument = existing === undefined ? undefined : docx.xml(existing);
  const lines = threadLines(existingDocument, written);
  const comments = written.map((entry) => commentXml(entry, existingDocument?.root.scope.declared)).join('');
  if (existing !== undefined && existingDocument !== undefined) changes.set(existing, insertBeforeEnd(applySplices(existingDocument.source, lines.splices), comments));
  else fresh.push({ name: freePartName(docx, besideMain(docx, 'comments.xml')), xml: `${HEAD}<w:comments xmlns:w="${vocabulary.w}" xmlns:w14="${W14}" xmlns:mc="${MC}" mc:Ignorable="w14">${comments}</w:comments>`, contentType: `${TYPES}.comments+xml`, relationshipType: `${vocabulary.relationships}/comments` });
  const extended = related('commentsExtended');
  const extendedDocument = extended === undefined ? undefined : docx.xml(extended);
  if (extended !== undefined && extendedDocument !== undefined) changes.set(extended, insertBeforeEnd(extendedDocument.source, lines.xml(extendedDocument.root.scope.declared.get('w15') ?? 'w15')));
  else if (written.some((entry) => entry.parent !== undefined)) {
    fresh.push({ name: freePartName(docx, besideMain(docx, 'commentsExtended.xml')), xml: `${HEAD}<w15:commentsEx xmlns:w15="${W15}" xmlns:mc="${MC}" mc:Ignorable="w15">${lines.xml('w15')}</w15:commentsEx>`, contentType: `${TYPES}.commentsExtended+xml`, relationshipType: 'http://schemas.microsoft.com/office/2011/relationships/commentsExtended' });
  }
  return new Map([...changes, ...addParts(docx, fresh)]);
}

/** `w15:commentEx` lines; a comment that is answered needs an id on its last paragraph, and gets one where it has none. */
function threadLines(document: XmlDocument | undefined, written: readonly Written[]): { readonly splices: readonly Splice[]; readonly xml: (prefix: string) => string } {
  const idOf = new Map(written.map((entry) => [entry.comment.key, entry.paragraphId]));
  const splices: Splice[] = [];
  const extra: string[] = [];
  let given = 0x60000000;
  for (const { parent } of written) {
    if (parent === undefined || idOf.has(parent) || document === undefined) continue;
    const comment = document.root.children.find((element) => element.name === 'w:comment' && attribute(document.source, element, 'w:id') === parent);
    const paragraph = comment === undefined ? undefined : descendants(comment, 'w:p').at(-1);
    if (paragraph === undefined) continue;
    const known = attribute(document.source, paragraph, 'w14:paraId');
    const id = known ?? (given += 1).toString(16).toUpperCase();
    idOf.set(parent, id);
    if (known !== undefined) continue;
    const at = paragraph.start + (/^<[^\s/>]+/.exec(document.source.slice(paragraph.start, paragraph.openEnd))?.[0].length ?? 0);
    splices.push({ start: at, end: at, text: ` ${paragraphIdAttribute(document.root.scope.declared, id)}` });
    extra.push(id);
  }
  const line = (w15: string, id: string, parent: string | undefined): string => `<${w15}:commentEx ${w15}:paraId="${id}"${parent === undefined ? '' : ` ${w15}:paraIdParent="${parent}"`} ${w15}:done="0"/>`;
  return { splices, xml: (w15) => [...extra.map((id) => line(w15, id, undefined)), ...written.map((entry) => line(w15, entry.paragraphId, entry.parent === undefined ? undefined : idOf.get(entry.parent)))].join('') };
}

const paragraphIdAttribute = (declared: ReadonlyMap<string, string>, id: string): string => {
  const prefix = declared.get('w14');
  return prefix === undefined || prefix === '' ? `xmlns:w14="${W14}" w14:paraId="${id}"` : `${prefix}:paraId="${id}"`;
};

function commentXml({ comment, id, paragraphId }: Written, declared: ReadonlyMap<string, string> = new Map([['w', 'w'], ['w14', 'w14']])): string {
  const prefix = declared.get('w') ?? 'w';
  const w = prefix === '' ? '' : `${prefix}:`;
  const lines = comment.text.split('\n');
  const paragraphs = lines.map((line, index) => `<${w}p${index === lines.length - 1 ? ` ${paragraphIdAttribute(declared, paragraphId)}` : ''}>${line === '' ? '' : `<${w}r><${w}t xml:space="preserve">${encodeText(line)}</${w}t></${w}r>`}</${w}p>`);
  return `<${w}comment ${w}id="${id}" ${w}author="${encodeAttribute(comment.author)}" ${w}date="${encodeAttribute(comment.date)}" ${w}initials="${encodeAttribute(initialsOf(comment.author))}">${paragraphs.join('')}</${w}comment>`;
}

const initialsOf = (name: string): string => name.split(/\s+/).map((word) => word.slice(0, 1)).join('').toUpperCase().slice(0, 4);
