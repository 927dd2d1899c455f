import { inSchemaOrder } from './property-order.ts';
import type { TextRevisionKind } from '../read/revisions.ts';
import { child } from '../xml/access.ts';
import type { XmlElement } from '../xml/scan.ts';

/** What to write into a paragraph's `w:pPr`. */
export type PropertiesEdit = {
  /** New properties (children of `w:pPr` without `w:rPr` and `w:sectPr`); the old ones are recorded in a `w:pPrChange`. */
  readonly changed?: { readonly inner: string; readonly open: string; readonly close: string };
  /** A mark on the paragraph mark, as its empty element. */
  readonly mark?: { readonly kind: TextRevisionKind; readonly xml: string };
};

const MARKS: readonly string[] = ['w:ins', 'w:del', 'w:moveFrom', 'w:moveTo'];

/** The complete `w:pPr` with the edit applied; children stay in the order of CT_PPr (17.3.1.26). */
export function propertiesXml(source: string, properties: XmlElement | undefined, edit: PropertiesEdit, w: string): string {
  const children = properties?.children ?? [];
  const raw = (element: XmlElement | undefined): string => (element === undefined ? '' : source.slice(element.start, element.end));
  const base = children.filter((element) => element.name !== 'w:rPr' && element.name !== 'w:sectPr' && element.name !== 'w:pPrChange');
  const own = inSchemaOrder('paragraph', base.map((element) => ({ name: element.name, xml: raw(element) })));
  const runProperties = child(properties, 'w:rPr');
  // Marks of others stay: an inserted line that is deleted again carries both, in the order of CT_ParaRPr (17.3.1.29).
  const isEarlierMark = (element: XmlElement): boolean => MARKS.includes(element.name);
  const marks = (runProperties?.children ?? []).filter(isEarlierMark).map((element) => ({ rank: MARKS.indexOf(element.name), xml: raw(element) }));
  const section = raw(child(properties, 'w:sectPr'));
  const kept = runProperties?.children.filter((element) => !isEarlierMark(element)).map(raw).join('') ?? '';
  if (edit.mark !== undefined) marks.push({ rank: MARKS.indexOf(`w:${edit.mark.kind}`), xml: edit.mark.xml });
  const markXml = marks.sort((one, two) => one.rank - two.rank).map(({ xml }) => xml).join('');
  const rPr = runProperties === undefined && markXml === '' ? '' : `<${w}rPr>${markXml}${kept}</${w}rPr>`;
  const inner = edit.changed === undefined ? own : edit.changed.inner;
  const change = edit.changed === undefined ? raw(child(properties, 'w:pPrChange')) : `${edit.changed.open}<${w}pPr>${own}</${w}pPr>${edit.changed.close}`;
  const content = inner + rPr + section + change;
  return content === '' ? '' : `<${w}pPr>${content}</${w}pPr>`;
}
