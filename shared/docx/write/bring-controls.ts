import type { XmlElement } from '../xml/scan.ts';
import { broughtControl, controlDepth, controlOf, controlsAround, outOfControls, type ControlRange } from './content-controls.ts';
import type { StoryWriter } from './write-region.ts';

/** New neighbours in one stretch, as they are stored where they come from: blocks, rows or cells. */
export type NewStretch = { readonly elements: readonly XmlElement[]; readonly range: ControlRange };

/** What is written around one of them. `depth` is how many controls are around besides those that come. */
export type AroundNew = { readonly open: string; readonly close: string; readonly depth: number };

/** Brings the content controls all of whose content comes in one stretch, whether they stand around blocks, rows or cells (17.5.2.29–33). Asked for the elements of each new thing, in order. */
export function bringControls({ marks, inserter }: StoryWriter, stretches: readonly NewStretch[]): (elements: readonly XmlElement[]) => AroundNew {
  const tags = new Map<XmlElement, { readonly open: string; readonly close: string }>();
  for (const { elements, range } of stretches) for (const control of controlsAround(new Set(elements))) tags.set(control, broughtControl(marks, inserter.controlProperties(control), range));
  /** The controls that come with an element and begin or end with it, innermost first. */
  const around = (element: XmlElement | undefined, side: 'first' | 'last'): XmlElement[] => {
    const found: XmlElement[] = [];
    for (let inner = element, control = element && controlOf(element); inner !== undefined && control !== undefined && tags.has(control); inner = control, control = controlOf(control)) {
      if (outOfControls(inner, controlDepth(inner) - 1, side) !== control) break;
      found.push(control);
    }
    return found;
  };
  return (elements) => {
    let depth = 0;
    for (let control = elements[0] && controlOf(elements[0]); control !== undefined; control = controlOf(control)) if (!tags.has(control)) depth += 1;
    return {
      open: around(elements[0], 'first').toReversed().map((control) => tags.get(control)?.open ?? '').join(''),
      close: around(elements.at(-1), 'last').map((control) => tags.get(control)?.close ?? '').join(''),
      depth,
    };
  };
}
