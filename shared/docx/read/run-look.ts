import { child, childValue } from '../xml/access.ts';
import type { XmlElement } from '../xml/scan.ts';
import { paragraphStyle, runToggle, type Styles } from './styles.ts';
import { createTableLayerReader, type TableLayers } from './table-style.ts';

/** How the characters of a run look, styles resolved; only what a contract's reader would notice. */
export type RunLook = {
  readonly bold: boolean;
  readonly italic: boolean;
  readonly underline: boolean;
  readonly strike: boolean;
  readonly caps: boolean;
  readonly hidden: boolean;
  readonly vertical: 'superscript' | 'subscript' | undefined;
  /** Direct size in half points. */
  readonly halfPoints: number | undefined;
  readonly highlighted: boolean;
};

export type LookReader = (run: XmlElement | undefined, paragraphProperties: XmlElement | undefined) => RunLook;

const PLAIN: RunLook = {
  bold: false, italic: false, underline: false, strike: false, caps: false, hidden: false, vertical: undefined, halfPoints: undefined, highlighted: false,
};

/** Reads looks for one part. Runs that say the same under the same paragraph style share one result. */
export function createLookReader(source: string, styles: Styles): LookReader {
  const byStyle = new Map<string, Map<string, RunLook>>();
  const inTable = createTableLayerReader(source, styles);
  return (run, paragraphProperties) => {
    if (run === undefined) return PLAIN;
    const layers = inTable(run);
    const style = `${paragraphStyle(source, paragraphProperties, styles) ?? ''}|${layers?.key ?? ''}`;
    let known = byStyle.get(style);
    if (known === undefined) byStyle.set(style, (known = new Map()));
    const properties = child(run, 'w:rPr');
    const written = properties === undefined ? '' : source.slice(properties.start, properties.end);
    let look = known.get(written);
    if (look === undefined) known.set(written, (look = readLook(source, run, paragraphProperties, styles, layers)));
    return look;
  };
}

function readLook(source: string, run: XmlElement, paragraphProperties: XmlElement | undefined, styles: Styles, layers: TableLayers | undefined): RunLook {
  const properties = child(run, 'w:rPr');
  const on = (name: string): boolean => runToggle(source, run, paragraphProperties, styles, name);
  const underline = childValue(source, properties, 'w:u');
  const vertical = childValue(source, properties, 'w:vertAlign');
  const size = Number.parseInt(childValue(source, properties, 'w:sz') ?? '', 10);
  return {
    bold: on('w:b'),
    italic: on('w:i'),
    underline: underline !== undefined && underline !== 'none',
    strike: on('w:strike') || on('w:dstrike'),
    caps: on('w:caps'),
    // Of what a table style says only this counts here: bold heads of its columns are no titles.
    hidden: runToggle(source, run, paragraphProperties, styles, 'w:vanish', layers?.runs),
    vertical: vertical === 'superscript' || vertical === 'subscript' ? vertical : undefined,
    halfPoints: Number.isNaN(size) ? undefined : size,
    highlighted: (childValue(source, properties, 'w:highlight') ?? 'none') !== 'none',
  };
}
