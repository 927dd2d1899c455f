import { append } from '../../base/append.ts';
import type { PieceSlice } from '../compare/tokens.ts';
import { child, descendants } from '../xml/access.ts';
import type { XmlElement } from '../xml/scan.ts';
import { insertion, type Splice } from '../xml/splice.ts';
import { complexField } from './carry/complex-field.ts';
import type { MarkWriter } from './marks.ts';
import { inSchemaOrder } from './property-order.ts';
import { rawName, runOpenTag, runProperties, sliceXml } from './slices.ts';

/** Which mark takes text out of sight: a deletion, or the place something moved from. */
export type TakingMark = 'del' | 'moveFrom';

/** What happens to some characters, or at a place between them. */
export type RunEdit =
  | { readonly type: 'cut'; readonly slice: PieceSlice; readonly mark: TakingMark }
  /** The characters get these run properties (children of `w:rPr`); the old ones are recorded beside them. */
  | { readonly type: 'reformat'; readonly slice: PieceSlice; readonly properties: string }
  /** Paragraph-level XML goes behind character `at` of the piece. */
  | { readonly type: 'insert'; readonly slice: PieceSlice; readonly at: number; readonly xml: string };

/**
 * Splices that carry out edits of runs. Only the runs that are touched are written anew; a run that is merely followed
 * by an insertion keeps its bytes (W1).
 */
export function runSplices(source: string, edits: readonly RunEdit[], marks: MarkWriter): Splice[] {
  const byRun = new Map<XmlElement, RunEdit[]>();
  const splices: Splice[] = [];
  for (const edit of edits) {
    const { run, element: holder } = edit.slice.piece;
    // A mark stands around a run of an equation, never in it (17.13.5.14).
    const element = holder.name === 'm:t' ? equationRun(holder) : holder;
    if (run !== undefined) added(byRun, run, edit);
    else if (edit.type === 'insert') splices.push(insertion(edit.at === 0 ? element.start : element.end, edit.xml));
    else if (edit.type === 'cut') splices.push(insertion(element.start, marks.open(edit.mark)), insertion(element.end, marks.close(edit.mark)));
  }
  append(splices, cutFields(source, edits, marks));
  for (const [run, own] of byRun) append(splices, singleRun(source, run, joinCuts(own), marks));
  return splices;
}

/** A simple field all of whose words go: a mark inside would leave the field behind without them, so it is written as a complex one and cut whole. */
function cutFields(source: string, edits: readonly RunEdit[], marks: MarkWriter): Splice[] {
  const cuts = new Map<XmlElement, { readonly mark: TakingMark; readonly elements: Set<XmlElement> }>();
  for (const edit of edits) {
    const field = edit.slice.piece.field?.begin;
    if (edit.type !== 'cut' || field?.name !== 'w:fldSimple') continue;
    const known = cuts.get(field) ?? { mark: edit.mark, elements: new Set() };
    if (edit.slice.from === 0 && edit.slice.to === edit.slice.piece.text.length) known.elements.add(edit.slice.piece.element);
    cuts.set(field, known);
  }
  return [...cuts].flatMap(([field, { mark, elements }]): Splice[] => {
    const isWhole = descendants(field, 'w:r').every((run) => run.children.every((inner) => inner.name === 'w:rPr' || elements.has(inner)));
    if (!isWhole || field.end === field.openEnd) return [];
    const { lead, tail } = complexField(marks.w, source, field, '', mark === 'del');
    const marked = (xml: string): string => marks.open(mark) + xml + marks.close(mark);
    return [{ start: field.start, end: field.openEnd, text: marked(lead) }, { start: field.closeStart, end: field.end, text: marked(tail) }];
  });
}

/** A long paragraph can hold tens of thousands of edits: lists of them grow in place. */
function added(lists: Map<XmlElement, RunEdit[]>, key: XmlElement, edit: RunEdit): void {
  const known = lists.get(key);
  if (known === undefined) lists.set(key, [edit]);
  else known.push(edit);
}

function equationRun(text: XmlElement): XmlElement {
  let up = text.parent;
  while (up !== undefined && up.name !== 'm:r' && up.name !== 'w:p') up = up.parent;
  return up?.name === 'm:r' ? up : text;
}

/** Neighbouring cuts of one text element become one, so that a deleted phrase is one piece of deleted text. */
function joinCuts(edits: readonly RunEdit[]): RunEdit[] {
  const joined: RunEdit[] = [];
  for (const edit of edits) {
    const last = joined.at(-1);
    if (edit.type === 'cut' && last?.type === 'cut' && last.mark === edit.mark && last.slice.piece === edit.slice.piece && last.slice.to === edit.slice.from) {
      joined[joined.length - 1] = { ...last, slice: { ...last.slice, to: edit.slice.to } };
    } else if (edit.type === 'reformat' && last?.type === 'reformat' && last.properties === edit.properties && last.slice.piece === edit.slice.piece && last.slice.to === edit.slice.from) {
      joined[joined.length - 1] = { ...last, slice: { ...last.slice, to: edit.slice.to } };
    } else joined.push(edit);
  }
  return joined;
}


function singleRun(source: string, run: XmlElement, edits: readonly RunEdit[], marks: MarkWriter): Splice[] {
  const children = run.children.filter((element) => element.name !== 'w:rPr');
  const lastChild = children.at(-1);
  const isAtEnd = (edit: RunEdit): boolean => edit.type === 'insert' && edit.slice.piece.element === lastChild && edit.at >= lengthOf(edit.slice);
  const isAtStart = (edit: RunEdit): boolean => edit.type === 'insert' && edit.slice.piece.element === children[0] && edit.at === 0;
  if (edits.every(isAtEnd)) return edits.map((edit) => insertion(run.end, edit.type === 'insert' ? edit.xml : ''));
  if (edits.every(isAtStart)) return edits.map((edit) => insertion(run.start, edit.type === 'insert' ? edit.xml : ''));
  return [{ start: run.start, end: run.end, text: rebuiltRun(source, run, children, edits, marks) }];
}

/** Elements that are not text are cut or kept whole. */
const isDivisible = (element: XmlElement): boolean => element.name === 'w:t' || element.name === 'w:delText';
const lengthOf = (slice: PieceSlice): number => (isDivisible(slice.piece.element) ? slice.piece.text.length : 1);

/** `w:rPr` with the new properties and a record of the old ones (17.13.5.31). */
function reformatted(source: string, run: XmlElement, properties: string, marks: MarkWriter): string {
  const old = child(run, 'w:rPr');
  const inner = inSchemaOrder('run', (old?.children ?? []).filter((element) => element.name !== 'w:rPrChange').map((element) => ({ name: element.name, xml: source.slice(element.start, element.end) })));
  const { w } = marks;
  return `<${w}rPr>${properties}${marks.open('rPrChange')}<${w}rPr>${inner}</${w}rPr>${marks.close('rPrChange')}</${w}rPr>`;
}

type Treatment = { readonly kind: 'keep' | TakingMark | 'reformat'; readonly properties: string };

function rebuiltRun(source: string, run: XmlElement, children: readonly XmlElement[], edits: readonly RunEdit[], marks: MarkWriter): string {
  const open = runOpenTag(source, run);
  const own = runProperties(source, run);
  const close = `</${rawName(source, run)}>`;
  let out = '';
  let pending = '';
  let current: Treatment = { kind: 'keep', properties: own };
  let isFirst = true;
  const flush = (): void => {
    if (pending === '') return;
    const unique = isFirst ? current.properties : marks.again(current.properties);
    isFirst = false;
    const properties = current.kind === 'reformat' ? reformatted(source, run, current.properties, marks) : unique;
    const written = `${open}${properties}${pending}${close}`;
    out += current.kind === 'del' || current.kind === 'moveFrom' ? marks.open(current.kind) + written + marks.close(current.kind) : written;
    pending = '';
  };
  const add = (treatment: Treatment, xml: string): void => {
    if (xml === '') return;
    if (treatment.kind !== current.kind || treatment.properties !== current.properties) flush();
    current = treatment;
    pending += xml;
  };
  const byElement = new Map<XmlElement, RunEdit[]>();
  for (const edit of edits) added(byElement, edit.slice.piece.element, edit);
  for (const element of children) {
    const mine = byElement.get(element) ?? [];
    const text = mine[0]?.slice.piece.text ?? '';
    const length = isDivisible(element) && mine.length > 0 ? text.length : 1;
    const cuts = [0, length];
    for (const edit of mine) {
      if (edit.type === 'insert') cuts.push(isDivisible(element) ? edit.at : edit.at > 0 ? 1 : 0);
      else if (isDivisible(element)) cuts.push(edit.slice.from, edit.slice.to);
    }
    const stops = [...new Set(cuts)].sort((one, two) => one - two);
    // Each edit is met once, in the order of the text.
    const inserts = new Map<number, string[]>();
    for (const edit of mine) {
      if (edit.type !== 'insert') continue;
      const place = isDivisible(element) ? edit.at : edit.at > 0 ? 1 : 0;
      inserts.set(place, [...(inserts.get(place) ?? []), edit.xml]);
    }
    const changing = mine.filter((edit) => edit.type !== 'insert').sort((one, two) => one.slice.from - two.slice.from);
    let next = 0;
    stops.forEach((from, index) => {
      for (const xml of inserts.get(from) ?? []) {
        flush();
        out += xml;
      }
      const to = stops[index + 1];
      if (to === undefined) return;
      while (isDivisible(element) && next < changing.length - 1 && (changing[next]?.slice.to ?? 0) <= from) next += 1;
      const candidate = changing[next];
      const covering = candidate !== undefined && (!isDivisible(element) || (candidate.slice.from <= from && candidate.slice.to >= to)) ? candidate : undefined;
      const treatment: Treatment =
        covering?.type === 'cut' ? { kind: covering.mark, properties: own } : covering?.type === 'reformat' ? { kind: 'reformat', properties: covering.properties } : { kind: 'keep', properties: own };
      // An untouched child is copied as it stands.
      const isWhole = from === 0 && to === length && treatment.kind !== 'del';
      add(treatment, isWhole ? source.slice(element.start, element.end) : sliceXml(source, { element, from, to, length, text }, treatment.kind === 'del', marks.w));
    });
  }
  flush();
  return out;
}
