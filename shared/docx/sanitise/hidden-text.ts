import type { DocxPackage } from '../package/open-package.ts';
import { createLookReader } from '../read/run-look.ts';
import { readStyles, type Styles } from '../read/styles.ts';
import { attribute, characterData, child, toggle } from '../xml/access.ts';
import type { XmlDocument, XmlElement } from '../xml/scan.ts';
import type { ScrubPlan, Trace } from './traces.ts';

/** Hidden words of one run: the elements that hold them, and what goes with them. */
export type HiddenRun = { readonly elements: readonly XmlElement[]; readonly drops: readonly XmlElement[]; readonly text: string };

const WORDS: ReadonlySet<string> = new Set(['w:t', 'w:delText', 'w:tab', 'w:ptab', 'w:br', 'w:cr', 'w:sym', 'w:noBreakHyphen', 'w:softHyphen']);

/**
 * The hidden words of a part, in every branch of it (17.3.2.41, `vanish`, styles resolved). Field codes and index entries
 * are hidden by nature, and `webHidden` hides on web pages only: none of them is hidden text (W5).
 */
export function hiddenRuns(document: XmlDocument, styles: Styles): HiddenRun[] {
  const { source, root } = document;
  const found: HiddenRun[] = [];
  if (!source.includes('vanish') && !styles.source.includes('vanish')) return found;
  const looks = createLookReader(source, styles);
  const fields: boolean[] = [];
  const visit = (element: XmlElement, properties: XmlElement | undefined): void => {
    if (element.name === 'w:fldChar') followField(fields, attribute(source, element, 'w:fldCharType'));
    const own = element.name === 'w:p' ? child(element, 'w:pPr') : properties;
    if (element.name === 'w:r' && !fields.includes(false)) {
      const elements = element.children.filter((inner) => WORDS.has(inner.name));
      if (elements.length > 0 && looks(element, own).hidden) {
        const isAll = element.children.every((inner) => inner.name === 'w:rPr' || WORDS.has(inner.name));
        found.push({ elements, drops: isAll ? [element] : elements, text: elements.map((inner) => (inner.closeStart > inner.openEnd ? characterData(source, inner) : ' ')).join('') });
      }
    }
    for (const inner of element.children) visit(inner, own);
  };
  visit(root, undefined);
  return found;
}

/** `false` stands for a field whose instruction is being read. */
function followField(fields: boolean[], type: string | undefined): void {
  if (type === 'begin') fields.push(false);
  else if (type === 'separate') fields.splice(-1, 1, true);
  else if (type === 'end') fields.pop();
}

/** Every part of a package asks for its styles, and most share one sheet. */
const read = new WeakMap<XmlDocument, Styles>();

/** The style sheet a part uses: its own, as building blocks have, or that of the document. */
export function stylesOf(docx: DocxPackage, part: string): Styles {
  const own = docx.relationships(part).find((relationship) => relationship.type === 'styles' && !relationship.external);
  const main = docx.relationships(docx.mainPart).find((relationship) => relationship.type === 'styles' && !relationship.external);
  const target = (own ?? main)?.target;
  const sheet = target === undefined ? undefined : docx.xml(target);
  if (sheet === undefined) return readStyles(undefined);
  const known = read.get(sheet) ?? readStyles(sheet);
  read.set(sheet, known);
  return known;
}

/** What is hidden in a part: words, which go when that is asked for, and rows and drawings, which are only reported. */
export function hiddenTraces(document: XmlDocument, part: string, styles: Styles, plan: ScrubPlan): Trace[] {
  const runs = hiddenRuns(document, styles)
    .filter(({ text }) => text !== '')
    .map(({ drops, text }): Trace => ({
      kind: 'hidden-text', part, what: 'Hidden text', names: true, sample: text,
      ...(plan.removeHidden ? { removal: { type: 'splices', splices: drops.map(({ start, end }) => ({ start, end, text: '' })) } } : {}),
    }));
  return [...runs, ...hiddenThings(document, part)];
}

function hiddenThings({ source, root }: XmlDocument, part: string): Trace[] {
  const traces: Trace[] = [];
  if (!source.includes('idden')) return traces;
  const visit = (element: XmlElement): void => {
    if (element.name === 'w:trPr' && toggle(source, element, 'w:hidden') === true) traces.push({ kind: 'hidden-text', part, what: 'Hidden table rows', names: true });
    const isDrawing = element.name === 'wp:docPr' && /^(?:1|true)$/.test(attribute(source, element, 'hidden') ?? '');
    const isShape = element.name.startsWith('v:') && /visibility:\s*hidden/.test(attribute(source, element, 'style') ?? '');
    if (isDrawing || isShape) traces.push({ kind: 'hidden-text', part, what: 'Hidden drawings', names: true });
    for (const inner of element.children) visit(inner);
  };
  visit(root);
  return traces;
}
