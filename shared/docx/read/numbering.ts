import { attribute, child, childValue, toggle } from '../xml/access.ts';
import type { XmlDocument, XmlElement } from '../xml/scan.ts';
import { formatNumber } from './number-format.ts';
import { paragraphStyle, styleChain, type Styles } from './styles.ts';
import { chosenBranch } from './pieces.ts';
import { symbolCharacter } from './symbols.ts';

export type Level = {
  readonly start: number;
  readonly format: string;
  readonly text: string;
  readonly isLegal: boolean;
  /** 0: never restarts; n: only after level n (1-based); `undefined`: after any higher level (17.9.10). */
  readonly restart: number | undefined;
  readonly style: string | undefined;
  readonly element: XmlElement;
};

export type NumberingInstance = {
  readonly numId: string;
  readonly abstractId: string;
  readonly levels: readonly (Level | undefined)[];
  readonly startOverrides: readonly (number | undefined)[];
  /** Where the levels are defined, and what this list says of them otherwise (`w:lvlOverride`), as stored. */
  readonly abstract: XmlElement | undefined;
  readonly overrides: readonly XmlElement[];
};

export type Numbering = { readonly source: string; readonly instances: ReadonlyMap<string, NumberingInstance> };

/** The list a paragraph belongs to, and its level from 0. */
export type ListPlace = { readonly numId: string; readonly level: number };

/** Reads `numbering.xml` (17.9); a document without one has no lists. */
export function readNumbering(document: XmlDocument | undefined): Numbering {
  const source = document?.source ?? '';
  const abstracts = new Map<string, XmlElement>();
  const byStyleLink = new Map<string, string>();
  for (const element of document?.root.children ?? []) {
    if (element.name !== 'w:abstractNum') continue;
    const id = attribute(source, element, 'w:abstractNumId') ?? '';
    abstracts.set(id, element);
    const link = childValue(source, element, 'w:styleLink');
    if (link !== undefined) byStyleLink.set(link, id);
  }
  const instances = new Map<string, NumberingInstance>();
  for (const element of document?.root.children ?? []) {
    if (element.name !== 'w:num') continue;
    const numId = attribute(source, element, 'w:numId') ?? '';
    const named = childValue(source, element, 'w:abstractNumId') ?? '';
    // A list style keeps its levels in the definition that carries the matching styleLink (17.9.21, 17.9.27).
    const styleLink = childValue(source, abstracts.get(named), 'w:numStyleLink');
    const abstractId = (styleLink === undefined ? undefined : byStyleLink.get(styleLink)) ?? named;
    const levels = readLevels(source, abstracts.get(abstractId));
    const startOverrides: (number | undefined)[] = [];
    const overrides = element.children.filter((override) => override.name === 'w:lvlOverride');
    for (const override of overrides) {
      const index = Number.parseInt(attribute(source, override, 'w:ilvl') ?? '', 10);
      if (!(index >= 0 && index < 9)) continue;
      const start = childValue(source, override, 'w:startOverride');
      if (start !== undefined) startOverrides[index] = Number.parseInt(start, 10);
      const replaced = child(override, 'w:lvl');
      // Word reads no restart of a level in an override (MS-OI29500, 17.9.10 b).
      if (replaced !== undefined) levels[index] = { ...readLevel(source, replaced), restart: undefined };
    }
    instances.set(numId, { numId, abstractId, levels, startOverrides, abstract: abstracts.get(abstractId), overrides });
  }
  return { source, instances };
}

function readLevels(source: string, abstract: XmlElement | undefined): (Level | undefined)[] {
  const levels: (Level | undefined)[] = [];
  for (const element of abstract?.children ?? []) {
    if (element.name !== 'w:lvl') continue;
    const index = Number.parseInt(attribute(source, element, 'w:ilvl') ?? '', 10);
    if (index >= 0 && index < 9) levels[index] = readLevel(source, element);
  }
  return levels;
}

function readLevel(source: string, element: XmlElement): Level {
  const integer = (name: string): number | undefined => {
    const value = Number.parseInt(childValue(source, element, name) ?? '', 10);
    return Number.isNaN(value) ? undefined : value;
  };
  const format = readFormat(source, element);
  const raw = childValue(source, element, 'w:lvlText') ?? '';
  const fonts = child(child(element, 'w:rPr'), 'w:rFonts');
  const font = fonts === undefined ? '' : (attribute(source, fonts, 'w:ascii') ?? '');
  const text = format === 'bullet' ? [...raw].map((character) => symbolCharacter(font, character.codePointAt(0) ?? 0)).join('') : raw;
  return {
    start: integer('w:start') ?? (format === 'bullet' ? 1 : 0),
    format,
    text,
    isLegal: toggle(source, element, 'w:isLgl') ?? false,
    restart: integer('w:lvlRestart'),
    style: childValue(source, element, 'w:pStyle'),
    element,
  };
}

/** The number format of a level; Word wraps one of its own in an alternative (ECMA-376 part 3, 9.3) and gives it by its first numbers: `001, 002, 003, ...`. */
function readFormat(source: string, level: XmlElement): string {
  const alternative = child(level, 'mc:AlternateContent');
  const element = child(level, 'w:numFmt') ?? child(alternative === undefined ? undefined : chosenBranch(source, alternative), 'w:numFmt');
  const name = element === undefined ? 'decimal' : (attribute(source, element, 'w:val') ?? 'decimal');
  if (element === undefined || name !== 'custom') return name;
  const width = /^0*1\b/.exec(attribute(source, element, 'w:format') ?? '')?.[0].length ?? 1;
  return `zeros:${width}`;
}

/**
 * The list place of a paragraph (R4). `numId` and `ilvl` are inherited independently: each comes from the paragraph, else
 * from the nearest style that has it; a level linked to the style wins over the style's own `ilvl` (17.9.23).
 */
export function listPlace(source: string, properties: XmlElement | undefined, styles: Styles, numbering: Numbering): ListPlace | undefined {
  const direct = child(properties, 'w:numPr');
  return completePlace(childValue(source, direct, 'w:numId'), childValue(source, direct, 'w:ilvl'), paragraphStyle(source, properties, styles), styles, numbering);
}

/** The list place a style alone gives. */
export const stylePlace = (styleId: string | undefined, styles: Styles, numbering: Numbering): ListPlace | undefined => completePlace(undefined, undefined, styleId ?? styles.defaultParagraph, styles, numbering);

function completePlace(directId: string | undefined, directLevel: string | undefined, styleId: string | undefined, styles: Styles, numbering: Numbering): ListPlace | undefined {
  let numId = directId;
  let level = directLevel;
  for (const style of numId === undefined || level === undefined ? styleChain(styles, styleId) : []) {
    const inherited = child(style.paragraph, 'w:numPr');
    if (inherited === undefined) continue;
    if (numId === undefined) numId = childValue(styles.source, inherited, 'w:numId');
    if (level === undefined) {
      const instance = numbering.instances.get(numId ?? '');
      const linked = instance?.levels.findIndex((candidate) => candidate?.style === style.id) ?? -1;
      level = linked >= 0 ? String(linked) : childValue(styles.source, inherited, 'w:ilvl');
    }
    if (numId !== undefined && level !== undefined) break;
  }
  if (numId === undefined || numId === '0') return undefined;
  const index = Math.min(8, Math.max(0, Number.parseInt(level ?? '0', 10) || 0));
  return { numId, level: index };
}

/** Counts through a story: call it for each numbered paragraph in order, get the label Word would print. */
export type Numberer = (place: ListPlace) => { readonly label: string; readonly isBullet: boolean };

/** Counters belong to the abstract definition; an instance with a start override restarts them at its first use (17.9.26). */
export function createNumberer(numbering: Numbering): Numberer {
  const counters = new Map<string, (number | undefined)[]>();
  const overridden = new Set<string>();
  return (place) => {
    const instance = numbering.instances.get(place.numId);
    const level = instance?.levels[place.level];
    if (instance === undefined || level === undefined) return { label: '', isBullet: false };
    let values = counters.get(instance.abstractId);
    if (values === undefined) counters.set(instance.abstractId, (values = []));
    const override = instance.startOverrides[place.level];
    const overrideKey = `${place.numId}/${place.level}`;
    if (override !== undefined && !overridden.has(overrideKey)) {
      overridden.add(overrideKey);
      values[place.level] = override;
    } else {
      const current = values[place.level];
      values[place.level] = current === undefined ? level.start : current + 1;
    }
    for (let higher = 0; higher < place.level; higher += 1) {
      values[higher] ??= instance.startOverrides[higher] ?? instance.levels[higher]?.start ?? 1;
    }
    for (let deeper = place.level + 1; deeper < 9; deeper += 1) {
      const restart = instance.levels[deeper]?.restart;
      if (restart === undefined || (restart !== 0 && place.level < restart)) values[deeper] = undefined;
    }
    return { label: labelText(instance, level, values), isBullet: level.format === 'bullet' };
  };
}

function labelText(instance: NumberingInstance, level: Level, values: readonly (number | undefined)[]): string {
  if (level.format === 'bullet') return level.text;
  return level.text.replace(/%([1-9])/g, (_, digit: string) => {
    const index = Number(digit) - 1;
    const other = instance.levels[index];
    const value = values[index] ?? other?.start ?? 1;
    const format = other?.format ?? 'decimal';
    return formatNumber(value, level.isLegal && format !== 'none' && format !== 'decimalZero' ? 'decimal' : format);
  });
}
