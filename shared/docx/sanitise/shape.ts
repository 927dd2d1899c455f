import { REVISION_ELEMENTS } from '../read/stories.ts';
import { attribute, attributes, descendants } from '../xml/access.ts';
import { decodeEntities } from '../xml/entities.ts';
import type { XmlDocument, XmlElement } from '../xml/scan.ts';
import { isConflict } from './mark-traces.ts';
import { describesDrawing, isForReaders } from './picture-name-traces.ts';
import { mayStay } from './property-traces.ts';

/** What two shapes leave out of account: everything that may have gone. */
export type ShapeOptions = {
  readonly withoutComments: boolean;
  /** Elements that are to be read as if they were not there. */
  readonly without: ReadonlySet<XmlElement>;
  /** People by order of appearance, so that two shapes tell the same people apart without naming them. */
  readonly person: (author: string) => string;
};

const GONE: ReadonlySet<string> = new Set([
  'w:rsids', 'w:rsid', 'w:docVars', 'w:attachedTemplate', 'w:mailMerge', 'w:writeProtection', 'w:attachedSchema', 'w:saveThroughXslt', 'w:proofState', 'w15:docId', 'w14:docId', 'w:printerSettings', 'w:dataBinding', 'w15:dataBinding', 'sl:schemaLibrary', 'w:smartTagType',
]);
const PICTURE_WORDS: ReadonlySet<string> = new Set(['name', 'descr', 'title', 'alt', 'o:title', 'o:href']);
const GONE_WITH_COMMENTS: ReadonlySet<string> = new Set(['w:commentRangeStart', 'w:commentRangeEnd', 'w:commentReference', 'w:annotationRef', 'w:trackRevisions']);

/**
 * Everything a part says, and how it is built and looks, as one text without its metadata: structure, properties, ids,
 * text and marks, each author as a number. Two parts of equal shape differ in nothing but what was to go (W5). It walks the
 * tree on its own and shares no step with what does the scrubbing.
 */
export function shapeOf({ source, root, names }: XmlDocument, options: ShapeOptions): string {
  const out: string[] = [];
  const byPeople = new Set(names.has('w:permStart') ? descendants(root, 'w:permStart').filter((start) => attribute(source, start, 'w:ed') !== undefined).map((start) => attribute(source, start, 'w:id')) : []);
  const isGone = (element: XmlElement): boolean => {
    if (options.without.has(element) || GONE.has(element.name) || !mayStay(element)) return true;
    if (element.name === 'w:permStart' || element.name === 'w:permEnd') return byPeople.has(attribute(source, element, 'w:id'));
    if (!options.withoutComments) return false;
    return GONE_WITH_COMMENTS.has(element.name) || (element.name === 'w:r' && isCommentRun(element));
  };
  const visit = (element: XmlElement): void => {
    out.push('<', element.name);
    for (const { name, value } of attributes(source, element)) {
      const shown = shapeOfAttribute(element, name, value, options);
      if (shown !== undefined) out.push(' ', name, '=', JSON.stringify(shown));
    }
    out.push('>');
    let at = element.openEnd;
    for (const inner of element.children) {
      pushText(out, element, source.slice(at, inner.start));
      if (!isGone(inner)) visit(inner);
      at = inner.end;
    }
    pushText(out, element, source.slice(at, element.closeStart));
    out.push('</>');
  };
  visit(root);
  return out.join('');
}

const isCommentRun = (run: XmlElement): boolean =>
  run.children.some(({ name }) => name === 'w:commentReference' || name === 'w:annotationRef') && run.children.filter(({ name }) => name !== 'w:rPr').length === 1;

/** An attribute as it counts, or `undefined` for one that may go. */
function shapeOfAttribute(element: XmlElement, name: string, value: string, { person }: ShapeOptions): string | undefined {
  const isMark = element.name === 'w:comment' || REVISION_ELEMENTS.has(element.name) || isConflict(element.name);
  if (name === 'w:author') return person(value);
  if (name.startsWith('w:rsid') || name.endsWith(':dateUtc') || name === 'w:fldLock' || (isMark && (name === 'w:date' || name === 'w:initials'))) return undefined;
  if (describesDrawing(element) && PICTURE_WORDS.has(name)) return /^(?:descr|title|alt)$/.test(name) && value.trim() !== '' && isForReaders(value) ? value : undefined;
  return value;
}

/** Elements whose spaces are text. */
const HOLDS_TEXT = /:(?:t|delText|instrText|delInstrText)$/;

function pushText(out: string[], element: XmlElement, raw: string): void {
  const text = raw.includes('<') ? raw.replace(/<!\[CDATA\[([\s\S]*?)\]\]>|<!--[\s\S]*?-->|<\?[\s\S]*?\?>/g, (_, data: string | undefined) => (data ?? '').replaceAll('&', '&amp;')) : raw;
  // Indentation between elements is no text, and what goes may leave some behind.
  if (text.trim() !== '' || HOLDS_TEXT.test(element.name)) out.push(decodeEntities(text));
}
