import type { PieceSlice } from '../../compare/tokens.ts';
import { chosenBranch, type Piece } from '../../read/pieces.ts';
import type { ViewParagraph } from '../../read/views.ts';
import { child, descendants } from '../../xml/access.ts';
import type { XmlElement } from '../../xml/scan.ts';
import { broughtControl } from '../content-controls.ts';
import { complexField } from './complex-field.ts';
import type { BringingMark, MarkedStretch, Marking } from './marking.ts';
import type { MarkWriter } from '../marks.ts';
import type { RangeTags } from './range-tags.ts';

/** How the parts of a paragraph are written at their new place, in the same file or in another one. */
export type PartCopier = {
  /** The file the paragraph stands in. */
  readonly source: string;
  readonly marks: MarkWriter;
  /** Children of a run's `w:rPr`, without records of earlier looks. */
  readonly runProperties: (run: XmlElement) => string;
  /** One child of a run, or some characters of it; empty for what does not come along. */
  readonly runChild: (slice: PieceSlice) => string;
  /** An element as a whole: an equation, the properties of a control. */
  readonly whole: (element: XmlElement) => string;
  /** The tags of a link or another element that stands around words. */
  readonly tags: (element: XmlElement) => { readonly open: string; readonly close: string } | undefined;
  readonly rangeTags: RangeTags;
};

/** XML that one mark can stand around, or without `mark` what carries its marks inside. */
type Part = { readonly xml: string; readonly mark: BringingMark | undefined };

/** What is copied: run children and whole elements, for text with the characters that come along. */
export type Selection = {
  readonly slices: ReadonlyMap<XmlElement, PieceSlice>;
  /** Whether what stands around words comes along with them: a link, a control, a field. */
  readonly wraps: (element: XmlElement) => boolean;
};

/** Every piece the paragraph's view shows but those in `left`, and all that stands around them. */
export const wholeSelection = ({ pieces }: ViewParagraph, left: ReadonlySet<Piece>): Selection => ({
  slices: new Map(pieces.filter((piece) => !left.has(piece)).map((piece) => [piece.element, { piece, from: 0, to: piece.text.length }])),
  wraps: () => true,
});

/**
 * Some words of the paragraph. What stands around words comes along where all of it is among them; a link or control does not where the
 * words come to stand in one already (`around`).
 */
export function selectionOf({ pieces }: ViewParagraph, slices: readonly PieceSlice[], around: ReadonlySet<string>): Selection {
  const selected = new Map<XmlElement, PieceSlice>();
  for (const slice of slices) {
    const known = selected.get(slice.piece.element);
    selected.set(slice.piece.element, known === undefined ? slice : { ...known, to: slice.to });
  }
  const isWhole = (piece: Piece): boolean => {
    const slice = selected.get(piece.element);
    return piece.text === '' || (slice !== undefined && slice.from === 0 && slice.to === piece.text.length);
  };
  const whole = new Set<XmlElement>();
  const broken = new Set<XmlElement>();
  for (const piece of pieces) {
    for (let up = piece.element.parent; up !== undefined && up.name !== 'w:p'; up = up.parent) (isWhole(piece) ? whole : broken).add(up);
    const begin = piece.field?.begin;
    if (begin?.name === 'w:fldChar') (isWhole(piece) ? whole : broken).add(begin);
  }
  const wraps = (element: XmlElement): boolean => whole.has(element) && !broken.has(element) && !around.has(element.name);
  // The characters of a field are in no word; they come with the words of its result.
  const shownFields = new Set([...selected.values()].flatMap(({ piece }) => (piece.field === undefined ? [] : [piece.field.begin])));
  for (const piece of pieces) {
    const begin = piece.type !== 'instruction' && piece.element.name !== 'w:fldChar' ? undefined : (piece.field?.begin ?? piece.element);
    if (begin !== undefined && !around.has('w:hyperlink') && !around.has('w:fldChar') && shownFields.has(begin) && wraps(begin)) selected.set(piece.element, { piece, from: 0, to: piece.text.length });
  }
  return { slices: selected, wraps };
}

/**
 * Content of a paragraph once more, each piece under its mark: with the links, content controls, fields and directions
 * around its words, bookmarks and ranges between them. A mark cannot stand around a link (CT_RunTrackChange), so it stands inside;
 * the tags of a control are tracked by ranges of their own (17.13.5.5, 17.13.5.9); a simple field becomes a complex one, whose
 * characters can be marked (17.16.18).
 */
export function copiedContent(paragraph: ViewParagraph, marking: Marking<BringingMark>, selection: Selection, copier: PartCopier): string {
  const { source, marks } = copier;
  const { slices } = selection;

  const plain = (xml: string, mark = marking.whole): Part[] => (xml === '' ? [] : [{ xml, mark }]);
  const markedInside = (xml: string): Part[] => (xml === '' ? [] : [{ xml, mark: undefined }]);

  const level = (parent: XmlElement): Part[] => parent.children.flatMap(part);

  const part = (element: XmlElement): Part[] => {
    switch (element.name) {
      case 'w:r':
        return run(element);
      case 'w:ins':
      case 'w:moveTo':
        return level(element);
      case 'w:hyperlink':
      case 'w:smartTag':
      case 'w:customXml':
      case 'w:bdo':
      case 'w:dir':
        return wrapped(element, level(element));
      case 'w:fldSimple':
        return simpleField(element, level(element));
      case 'w:sdt':
        return control(element, level(child(element, 'w:sdtContent') ?? element));
      case 'm:oMath':
      case 'm:oMathPara':
        return slices.has(element) ? whole(element) : [];
      case 'mc:AlternateContent': {
        const branch = chosenBranch(source, element);
        return branch === undefined ? [] : level(branch);
      }
      default:
        return plain(copier.rangeTags.at(element));
    }
  };

  const everything: Pick<MarkedStretch<BringingMark>, 'mark' | 'lead'> = { mark: marking.whole, lead: '' };

  const whole = (element: XmlElement): Part[] => (marking.stretches.get(element) ?? [everything]).flatMap(({ mark, lead }) => [...markedInside(lead), ...plain(copier.whole(element), mark)]);

  /** One run for each stretch of children under one mark. */
  const run = (element: XmlElement): Part[] => {
    const children = element.children.flatMap((inner) => (inner.name === 'mc:AlternateContent' && !slices.has(inner) ? (chosenBranch(source, inner)?.children ?? []) : [inner]));
    const parts: Part[] = [];
    let content = '';
    let mark = marking.whole;
    const flush = (): void => {
      if (content !== '') parts.push({ xml: runXml(copier.runProperties(element), content), mark });
      content = '';
    };
    for (const inner of children) {
      const slice = slices.get(inner);
      if (slice === undefined) continue;
      for (const stretch of marking.stretches.get(inner) ?? [{ ...slice, ...everything }]) {
        const lead = markedInside(stretch.lead);
        if (stretch.mark !== mark || lead.length > 0) flush();
        parts.push(...lead);
        ({ mark } = stretch);
        content += copier.runChild({ piece: slice.piece, from: stretch.from, to: stretch.to });
      }
    }
    flush();
    return parts;
  };

  const runXml = (properties: string, content: string): string => `<${marks.w}r>${properties === '' ? '' : `<${marks.w}rPr>${properties}${marks.close('rPr')}`}${content}${marks.close('r')}`;

  const wrapped = (element: XmlElement, inner: Part[]): Part[] => {
    const tags = copier.tags(element);
    if (inner.length === 0 || tags === undefined || !selection.wraps(element)) return inner;
    const properties = element.children.filter(({ name }) => name === 'w:smartTagPr' || name === 'w:customXmlPr').map(copier.whole).join('');
    return markedInside(tags.open + properties + marked(inner) + tags.close);
  };

  const simpleField = (element: XmlElement, inner: readonly Part[]): Part[] => {
    if (inner.length === 0 || !selection.wraps(element)) return [...inner];
    const [first] = descendants(element, 'w:r');
    const properties = first === undefined ? '' : copier.runProperties(first);
    const { lead, tail } = complexField(marks.w, source, element, properties);
    return [...plain(lead, inner[0]?.mark), ...inner, ...plain(tail, inner.at(-1)?.mark)];
  };

  const control = (element: XmlElement, inner: readonly Part[]): Part[] => {
    if (inner.length === 0 || !selection.wraps(element)) return [...inner];
    const { open, close } = broughtControl(marks, controlProperties(element, copier), marking.whole === 'ins' ? 'customXmlInsRange' : 'customXmlMoveToRange');
    return markedInside(open + marked(inner) + close);
  };

  /** Everything under marks: neighbours that can share one do. */
  const marked = (parts: readonly Part[]): string => {
    let out = '';
    let shared = '';
    let mark: BringingMark | undefined;
    const flush = (): void => {
      if (mark !== undefined) out += marks.open(mark) + shared + marks.close(mark);
      shared = '';
      mark = undefined;
    };
    for (const part of parts) {
      if (part.mark !== mark) flush();
      if (part.mark === undefined) out += part.xml;
      else {
        mark = part.mark;
        shared += part.xml;
      }
    }
    flush();
    return out;
  };

  const { before, behind } = copier.rangeTags;
  return marked(paragraph.sources.flatMap(({ element }) => [...plain(before(element)), ...level(element), ...plain(behind(element))]).concat(markedInside(marking.tail)));
}

/** `w:sdtPr` and `w:sdtEndPr` of a content control. */
export const controlProperties = (control: XmlElement, copier: PartCopier): string =>
  control.children.filter(({ name }) => name === 'w:sdtPr' || name === 'w:sdtEndPr').map(copier.whole).join('');
