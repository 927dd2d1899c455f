import type { DocumentModel } from '../read/document.ts';
import { attributes, child, childValue } from '../xml/access.ts';
import type { XmlElement } from '../xml/scan.ts';

/** Properties that say nothing to a reader: proofing, editing sessions, and the marks themselves. */
const SILENT_RUN: ReadonlySet<string> = new Set(['w:rPrChange', 'w:ins', 'w:del', 'w:moveFrom', 'w:moveTo', 'w:lang', 'w:noProof', 'w:webHidden', 'w:kern', 'w14:ligatures']);
const SILENT_PARAGRAPH: ReadonlySet<string> = new Set(['w:pPrChange', 'w:rPr', 'w:sectPr', 'w:numPr', 'w:pStyle']);

/** Names of built-in styles differ in no more than their letters' case between programs: "toc 1", "TOC 1" (17.7.4.9). */
const builtIn = (name: string): string => (/^(?:heading|toc|index|list|header|footer|footnote|endnote|annotation|caption|title|subtitle)\b[a-z0-9 ]*$/i.test(name) ? name.toLowerCase() : name);

/** A text that is equal for runs that are set in the same way, across documents; style ids are read as style names. */
export type FormatReader = {
  readonly run: (source: string, run: XmlElement | undefined) => string;
  readonly paragraph: (source: string, properties: XmlElement | undefined) => string;
  /** The properties of a table, row or cell as the view has them: those before a tracked change that it undoes (17.13.5.36–38). */
  readonly inForce: (properties: XmlElement | undefined) => XmlElement | undefined;
};

export function createFormatReader(model: DocumentModel, isUndone: (change: XmlElement) => boolean = () => false): FormatReader {
  const known = new Map<string, string>();
  const styleName = (id: string | undefined): string => (id === undefined ? '' : builtIn(model.styles.byId.get(id)?.name ?? id));
  // A name for the default style and no name at all are the same style; a sheet that names no default means Normal (17.7.4.17).
  const isDefault = (id: string | undefined): boolean => id === (model.styles.defaultParagraph ?? [...model.styles.byId.values()].find(({ name }) => name === 'Normal')?.id);
  const cached = (source: string, properties: XmlElement, silent: ReadonlySet<string>): string => {
    const raw = source.slice(properties.start, properties.end);
    let found = known.get(raw);
    if (found === undefined) known.set(raw, (found = canonical(source, properties, silent)));
    return found;
  };
  return {
    run: (source, run) => {
      const current = child(run, 'w:rPr');
      const change = child(current, 'w:rPrChange');
      const properties = change === undefined || !isUndone(change) ? current : child(change, 'w:rPr');
      if (properties === undefined) return '';
      const style = childValue(source, properties, 'w:rStyle');
      return `${styleName(style)}|${cached(source, properties, style === undefined ? SILENT_RUN : SILENT_RUN_WITH_STYLE)}`.replace(/^\|$/, '');
    },
    paragraph: (source, properties) => {
      const own = childValue(source, properties, 'w:pStyle');
      const style = isDefault(own) ? undefined : own;
      return properties === undefined ? '|' : `${styleName(style)}|${cached(source, properties, SILENT_PARAGRAPH)}`;
    },
    inForce: (properties) => {
      const change = properties === undefined ? undefined : child(properties, `${properties.name}Change`);
      return properties === undefined || change === undefined || !isUndone(change) ? properties : child(change, properties.name);
    },
  };
}

const SILENT_RUN_WITH_STYLE: ReadonlySet<string> = new Set([...SILENT_RUN, 'w:rStyle']);

/** How a style or the document's defaults set words, in a text that is equal for equal looks. */
export const canonicalLook = (source: string, look: XmlElement | undefined): string => (look === undefined ? '' : canonical(source, look, SILENT_RUN));

function canonical(source: string, properties: XmlElement, silent: ReadonlySet<string>): string {
  return properties.children
    .filter((element) => !silent.has(element.name))
    .map((element) => canonicalElement(source, element))
    .sort()
    .join('');
}

/** An element with its attributes sorted and prefixes unified; session ids left out. */
export function canonicalElement(source: string, element: XmlElement): string {
  const own = attributes(source, element)
    .filter((attribute) => !attribute.rawName.startsWith('xmlns') && !attribute.name.startsWith('w:rsid'))
    .map((attribute) => `${attribute.name}=${attribute.value}`)
    .sort()
    .join(' ');
  return `<${element.name} ${own}>${element.children.map((inner) => canonicalElement(source, inner)).join('')}`;
}
