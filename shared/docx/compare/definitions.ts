import type { Change } from '../../contract/change.ts';
import type { DocumentModel } from '../read/document.ts';
import { sectionProperties } from '../read/sections.ts';
import type { Styles } from '../read/styles.ts';
import { toggle } from '../xml/access.ts';
import type { XmlElement } from '../xml/scan.ts';
import { canonicalElement, canonicalLook } from './formatting.ts';
import { movedTargets } from './moved-targets.ts';

type DefinitionChange = Omit<Change, 'id'>;

const change = (part: string, kind: Change['kind'], detail: string, hides = false): DefinitionChange => ({
  story: 'body', part, clause: '', clauseId: '', kind, class: hides ? 'substantive' : 'formatting', detail: hides ? ['hidden-text', detail] : [detail], before: '', after: '', removed: '', added: '', notMarkable: true,
});

/** Differences of style sheets and sections, which Word's marks cannot express (rule C10). */
export function definitionChanges(before: DocumentModel, after: DocumentModel): DefinitionChange[] {
  return [...defaultChanges(before.styles, after.styles), ...styleChanges(before.styles, after.styles), ...sectionChanges(before, after)];
}

/** Cross-references whose bookmark was moved: their words stay until Word renews them, and then say something else (C7). */
export const targetChanges = (before: DocumentModel, after: DocumentModel): DefinitionChange[] => movedTargets(before, after).map(({ was, is }) => ({
  ...change(after.docx.mainPart, 'field', 'a cross-reference leads elsewhere: its bookmark was moved'), class: 'substantive', before: was, after: is,
}));

/** What holds where no style says otherwise (17.7.5.1): hidden there, every word is. */
function defaultChanges(before: Styles, after: Styles): DefinitionChange[] {
  const look = ({ source, defaultRun }: Styles): string => canonicalLook(source, defaultRun);
  return look(before) === look(after) ? [] : [change('word/styles.xml', 'style', 'the look of words that no style sets is defined differently', hiddenIn(before, before.defaultRun) !== hiddenIn(after, after.defaultRun))];
}

const hiddenIn = ({ source }: Styles, look: XmlElement | undefined): boolean => toggle(source, look, 'w:vanish') ?? false;

function styleChanges(before: Styles, after: Styles): DefinitionChange[] {
  // Some programs define a name twice; the first goes with the first.
  const styles = [...after.byId.values()];
  const byName = new Map<string, (typeof styles)[number][]>();
  for (const style of styles) byName.set(style.name, [...(byName.get(style.name) ?? []), style]);
  return [...before.byId.values()].flatMap((style) => {
    const other = byName.get(style.name)?.shift();
    if (other === undefined) return [];
    const look = (sheet: Styles, of: typeof style): string =>
      [of.paragraph, of.run].map((element) => (element === undefined ? '' : canonicalElement(sheet.source, element))).join('|');
    return look(before, style) === look(after, other) ? [] : [change('word/styles.xml', 'style', `style "${style.name}" is defined differently`, hiddenIn(before, style.run) !== hiddenIn(after, other.run))];
  });
}

function sectionChanges(before: DocumentModel, after: DocumentModel): DefinitionChange[] {
  const sections = (model: DocumentModel): string[] => {
    const main = model.docx.xml(model.docx.mainPart);
    if (main === undefined) return [];
    return sectionProperties(model.docx).map((section) =>
      section.children.filter((element) => !/Reference$|Change$/.test(element.name)).map((element) => canonicalElement(main.source, element)).join(''),
    );
  };
  const mine = sections(before);
  const theirs = sections(after);
  if (mine.length !== theirs.length) return [change(after.docx.mainPart, 'section', `${mine.length} sections became ${theirs.length}`)];
  return mine.flatMap((section, index) => (section === theirs[index] ? [] : [change(after.docx.mainPart, 'section', `page set-up of section ${index + 1} differs`)]));
}

/** What no comparison here looks into, by name, when the documents hold it (rule C7). */
export function notCompared(before: DocumentModel, after: DocumentModel): string[] {
  const names = new Set([...before.docx.partNames, ...after.docx.partNames]);
  const listed: string[] = [];
  const differs = (name: string): boolean => {
    const one = before.docx.bytes(name);
    const two = after.docx.bytes(name);
    return one === undefined || two === undefined || one.length !== two.length || one.some((byte, index) => byte !== two[index]);
  };
  const kinds: readonly (readonly [RegExp, string])[] = [
    [/\/theme\//, 'theme colours and fonts'],
    [/\/embeddings\//, 'the content of an embedded file'],
    [/\/charts?\//, 'the data of a chart'],
    [/\/diagrams\//, 'the content of a diagram'],
    [/^customXml\//, 'custom data'],
    [/\/glossary\//, 'building blocks'],
    [/fontTable\.xml$|\/fonts\//, 'the list of fonts'],
    [/numbering\.xml$/, 'list definitions beyond the numbers they print'],
    [/settings\.xml$/, 'document settings'],
    [/vbaProject\.bin$/, 'macros'],
    [/afchunk|\.(?:html?|mht|rtf)$/i, 'a document that Word brings in on opening'],
  ];
  for (const name of names) {
    const kind = kinds.find(([pattern]) => pattern.test(name));
    if (kind !== undefined && !name.endsWith('.rels') && differs(name)) listed.push(`${name}: ${kind[1]}`);
  }
  return listed.sort();
}
