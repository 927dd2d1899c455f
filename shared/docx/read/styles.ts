import { attribute, child, childValue, descendants, toggle } from '../xml/access.ts';
import type { XmlDocument, XmlElement } from '../xml/scan.ts';

export type Style = {
  readonly id: string;
  readonly name: string;
  /** `paragraph`, `character`, `table` or `numbering` (17.7.4.17). */
  readonly type: string;
  readonly basedOn: string | undefined;
  readonly paragraph: XmlElement | undefined;
  readonly run: XmlElement | undefined;
  /** The whole of it, as it stands in the sheet. */
  readonly element: XmlElement;
};

/** The style sheet of a document, resolved on demand. */
export type Styles = {
  readonly source: string;
  readonly byId: ReadonlyMap<string, Style>;
  readonly defaultParagraph: string | undefined;
  readonly defaultRun: XmlElement | undefined;
  /** How paragraphs are set where no style says otherwise (17.7.5.3). */
  readonly defaultSetting: XmlElement | undefined;
  /** Table styles as they stand in the sheet. */
  readonly tables: ReadonlyMap<string, XmlElement>;
  /** Table styles that paint a background somewhere. */
  readonly painting: ReadonlySet<string>;
};

/** Reads `styles.xml`; a document without one has an empty sheet. */
export function readStyles(document: XmlDocument | undefined): Styles {
  const byId = new Map<string, Style>();
  const painting = new Set<string>();
  const tables = new Map<string, XmlElement>();
  let defaultParagraph: string | undefined;
  const source = document?.source ?? '';
  for (const element of document?.root.children ?? []) {
    if (element.name !== 'w:style') continue;
    const id = attribute(source, element, 'w:styleId') ?? '';
    byId.set(id, {
      id,
      name: childValue(source, element, 'w:name') ?? id,
      type: attribute(source, element, 'w:type') ?? 'paragraph',
      basedOn: childValue(source, element, 'w:basedOn'),
      paragraph: child(element, 'w:pPr'),
      run: child(element, 'w:rPr'),
      element,
    });
    if (attribute(source, element, 'w:type') === 'table') tables.set(id, element);
    if (tables.has(id) && descendants(element, 'w:shd').length > 0) painting.add(id);
    const isDefault = /^(?:1|true|on)$/.test(attribute(source, element, 'w:default') ?? '');
    if (isDefault && attribute(source, element, 'w:type') === 'paragraph') defaultParagraph = id;
  }
  const defaults = child(document?.root, 'w:docDefaults');
  return { source, byId, defaultParagraph, defaultRun: child(child(defaults, 'w:rPrDefault'), 'w:rPr'), defaultSetting: child(child(defaults, 'w:pPrDefault'), 'w:pPr'), tables, painting };
}

/** A style and everything it is based on, nearest first; a loop in the file ends the chain. */
export function styleChain(styles: Styles, id: string | undefined): Style[] {
  const chain: Style[] = [];
  for (let next = id; next !== undefined && chain.length < 20; ) {
    const style = styles.byId.get(next);
    if (style === undefined || chain.includes(style)) break;
    chain.push(style);
    next = style.basedOn;
  }
  return chain;
}

/** The style a paragraph uses: its own, or the document's default. */
export const paragraphStyle = (source: string, properties: XmlElement | undefined, styles: Styles): string | undefined =>
  childValue(source, properties, 'w:pStyle') ?? styles.defaultParagraph;

/** 0 to 8 for a paragraph in the outline (17.3.1.20), `undefined` for body text. */
export function outlineLevel(source: string, properties: XmlElement | undefined, styles: Styles): number | undefined {
  const direct = childValue(source, properties, 'w:outlineLvl');
  if (direct !== undefined) return asOutline(direct);
  for (const style of styleChain(styles, paragraphStyle(source, properties, styles))) {
    const level = childValue(styles.source, style.paragraph, 'w:outlineLvl');
    if (level !== undefined) return asOutline(level);
    const named = /^heading ([1-9])$/i.exec(style.name)?.[1];
    if (named !== undefined) return Number(named) - 1;
  }
  return undefined;
}

const asOutline = (value: string): number | undefined => {
  const level = Number.parseInt(value, 10);
  return level >= 0 && level < 9 ? level : undefined;
};

/**
 * Whether a toggle such as `w:b` or `w:vanish` is on for a run, through run, character style, paragraph style and defaults (17.7.3); `table` is what the
 * style of the table around says, nearest first, where that counts too.
 */
export function runToggle(source: string, run: XmlElement | undefined, paragraphProperties: XmlElement | undefined, styles: Styles, name: string, table: readonly XmlElement[] = []): boolean {
  const properties = child(run, 'w:rPr');
  const direct = toggle(source, properties, name);
  if (direct !== undefined) return direct;
  let on = toggle(styles.source, styles.defaultRun, name) ?? false;
  // Toggles of table, character and paragraph styles combine by exclusive or (17.7.3).
  if (table.map((said) => toggle(styles.source, said, name)).find((found) => found !== undefined) === true) on = !on;
  for (const id of [childValue(source, properties, 'w:rStyle'), paragraphStyle(source, paragraphProperties, styles)]) {
    const value = styleChain(styles, id).map((style) => toggle(styles.source, style.run, name)).find((found) => found !== undefined);
    if (value === true) on = !on;
  }
  return on;
}
