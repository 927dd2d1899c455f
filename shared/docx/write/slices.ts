import { child } from '../xml/access.ts';
import { encodeText } from '../xml/entities.ts';
import type { XmlElement } from '../xml/scan.ts';
import { inSchemaOrder } from './property-order.ts';

/** Part of a run's child: characters `[from, to)` of what it shows. */
export type ChildSlice = { readonly element: XmlElement; readonly from: number; readonly to: number; readonly length: number; readonly text: string };

/** A run child, or part of its text, as XML. Text keeps its spaces; deleted text has its own element names (17.3.3.7). */
export function sliceXml(source: string, slice: ChildSlice, deleted: boolean, w: string): string {
  const { element } = slice;
  if (element.name === 'w:t' || element.name === 'w:delText') {
    const name = deleted ? 'delText' : 't';
    const text = slice.text.slice(slice.from, slice.to);
    return text === '' ? '' : `<${w}${name} xml:space="preserve">${encodeText(text)}</${w}${name}>`;
  }
  const raw = source.slice(element.start, element.end);
  if (element.name !== 'w:instrText' && element.name !== 'w:delInstrText') return raw;
  const from = element.name === 'w:instrText' ? 'instrText' : 'delInstrText';
  const to = deleted ? 'delInstrText' : 'instrText';
  return raw.replace(new RegExp(`^<((?:[^\\s:>]+:)?)${from}`), `<$1${to}`).replace(new RegExp(`</((?:[^\\s:>]+:)?)${from}(\\s*)>$`), `</$1${to}$2>`);
}

/** The name in an element's tags as the file writes it; what is closed must be closed by the name that opened it. */
export const rawName = (source: string, element: XmlElement): string => /^<([^\s/>]+)/.exec(source.slice(element.start, element.openEnd))?.[1] ?? '';

/** `<w:r …>` of a run as written, never self-closing. */
export function runOpenTag(source: string, run: XmlElement): string {
  const raw = source.slice(run.start, run.openEnd);
  return raw.endsWith('/>') ? `${raw.slice(0, -2)}>` : raw;
}

/** The run's own properties, in schema order, or nothing. Only runs that are written anew come through here. */
export function runProperties(source: string, run: XmlElement): string {
  const properties = child(run, 'w:rPr');
  if (properties === undefined || properties.openEnd === properties.closeStart) return '';
  const children = inSchemaOrder('run', properties.children.map((element) => ({ name: element.name, xml: source.slice(element.start, element.end) })));
  return source.slice(properties.start, properties.openEnd) + children + source.slice(properties.closeStart, properties.end);
}
