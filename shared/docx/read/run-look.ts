import { child, childValue } from '../xml/access.ts';
import type { XmlElement } from '../xml/scan.ts';
import { paragraphStyle, runToggle, type Styles } from './styles.ts';

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
  const known = new Map<string, RunLook>();
  return (run, paragraphProperties) => {
    if (run === undefined) return PLAIN;
    const properties = child(run, 'w:rPr');
    const style = paragraphStyle(source, paragraphProperties, styles) ?? '';
    const key = `${style}|${properties === undefined ? '' : source.slice(properties.start, properties.end)}`;
    const found = known.get(key);
    if (found !== undefined) return found;
    const on = (name: string): boolean => runToggle(source, run, paragraphProperties, styles, name);
    const underline = childValue(source, properties, 'w:u');
    const vertical = childValue(source, properties, 'w:vertAlign');
    const size = Number.parseInt(childValue(source, properties, 'w:sz') ?? '', 10);
    const look: RunLook = {
      bold: on('w:b'),
      italic: on('w:i'),
      underline: underline !== undefined && underline !== 'none',
      strike: on('w:strike') || on('w:dstrike'),
      caps: on('w:caps'),
      hidden: on('w:vanish'),
      vertical: vertical === 'superscript' || vertical === 'subscript' ? vertical : undefined,
      halfPoints: Number.isNaN(size) ? undefined : size,
      highlighted: (childValue(source, properties, 'w:highlight') ?? 'none') !== 'none',
    };
    known.set(key, look);
    return look;
  };
}
