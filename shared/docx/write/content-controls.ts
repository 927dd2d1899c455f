import { child } from '../xml/access.ts';
import type { XmlElement } from '../xml/scan.ts';
import { insertion, type Splice } from '../xml/splice.ts';
import type { MarkWriter } from './marks.ts';

/** Blocks, rows and cells, each of which can stand in a content control. */
const BLOCKS: ReadonlySet<string> = new Set(['w:p', 'w:tbl', 'w:tr', 'w:tc', 'w:sdt']);

/** The content controls around whole blocks, rows or cells (17.5.2.29–33) all of whose content is among these, controls in controls as well. */
export function controlsAround(blocks: ReadonlySet<XmlElement>): XmlElement[] {
  const covered = new Set(blocks);
  const found: XmlElement[] = [];
  // A control holds its content in between: what is found is walked up from in its turn.
  for (const block of covered) {
    const content = block.parent;
    const control = content?.name === 'w:sdtContent' ? content.parent : undefined;
    if (content === undefined || control === undefined || covered.has(control)) continue;
    if (!content.children.every((inner) => !BLOCKS.has(inner.name) || covered.has(inner))) continue;
    covered.add(control);
    found.push(control);
  }
  return found;
}

/** The content controls among the words of a paragraph, outermost first. */
export const controlsAmongWords = (parent: XmlElement): XmlElement[] =>
  parent.children.flatMap((element): XmlElement[] => (element.name === 'w:r' || element.name === 'w:pPr' ? [] : [...(element.name === 'w:sdt' && child(element, 'w:sdtContent') !== undefined ? [element] : []), ...controlsAmongWords(element)]));

/** The range that tracks the tags of a control (17.13.5.4–11). */
export type ControlRange = 'customXmlInsRange' | 'customXmlDelRange' | 'customXmlMoveFromRange' | 'customXmlMoveToRange';

/** Splices around both tags of a control that goes; those in front of it and at the end of its content stand behind whatever else is put there, so that what is new beside it is not part of it. */
export function takenControl(marks: MarkWriter, control: XmlElement, range: ControlRange): { readonly first: readonly Splice[]; readonly last: readonly Splice[] } {
  const content = child(control, 'w:sdtContent');
  if (content === undefined || content.end === content.openEnd || isTracked(content)) return { first: [], last: [] };
  const [opening, closing] = [marks.nextId(), marks.nextId()];
  const start = (id: number): string => marks.rangeStart(`${range}Start`, id);
  return {
    first: [insertion(content.openEnd, marks.rangeEnd(`${range}End`, opening)), insertion(control.end, marks.rangeEnd(`${range}End`, closing))],
    last: [insertion(control.start, start(opening)), insertion(content.closeStart, start(closing))],
  };
}

/** A new control around content, its tags tracked. `properties` are its `w:sdtPr` and `w:sdtEndPr`. */
export function broughtControl(marks: MarkWriter, properties: string, range: ControlRange): { readonly open: string; readonly close: string } {
  const [opening, closing] = [marks.nextId(), marks.nextId()];
  return {
    open: `${marks.rangeStart(`${range}Start`, opening)}<${marks.w}sdt>${properties}<${marks.w}sdtContent>${marks.rangeEnd(`${range}End`, opening)}`,
    close: `${marks.rangeStart(`${range}Start`, closing)}${marks.close('sdtContent')}${marks.close('sdt')}${marks.rangeEnd(`${range}End`, closing)}`,
  };
}

/** Somebody else already tracks the tags around this content. */
const isTracked = (content: XmlElement): boolean => /^w:customXml\w+RangeEnd$/.test(content.children[0]?.name ?? '');

/** The control directly around a block. */
export const controlOf = (block: XmlElement): XmlElement | undefined => (block.parent?.name === 'w:sdtContent' ? block.parent.parent : undefined);

/** How many controls stand around a block. */
export function controlDepth(block: XmlElement): number {
  let depth = 0;
  for (let control = controlOf(block); control !== undefined; control = controlOf(control)) depth += 1;
  return depth;
}

/**
 * The block, or the outermost control that ends (or begins) with it, so that no more than `depth` controls are around: what is new beside a
 * control must not get into it.
 */
export function outOfControls(block: XmlElement, depth: number, side: 'first' | 'last'): XmlElement {
  let out = block;
  for (let left = controlDepth(block) - depth; left > 0; left -= 1) {
    const control = controlOf(out);
    const blocks = control === undefined ? [] : (out.parent?.children.filter(({ name }) => BLOCKS.has(name)) ?? []);
    if (control === undefined || (side === 'first' ? blocks[0] : blocks.at(-1)) !== out) break;
    out = control;
  }
  return out;
}
