import { lazy } from '../../base/lazy.ts';
import type { Change } from '../../contract/change.ts';
import type { DocumentModel } from '../read/document.ts';
import { sectionProperties } from '../read/sections.ts';
import { readTheme } from '../read/theme.ts';
import type { Style, Styles } from '../read/styles.ts';
import { attribute, attributes, characterData, child, childValue, toggle } from '../xml/access.ts';
import type { XmlDocument, XmlElement } from '../xml/scan.ts';
import { canonicalElement } from './canonical-element.ts';
import { createEffectiveReader, isWesternText, looksAlike, type EffectiveReader } from './effective-look.ts';
import { canonicalLook } from './formatting.ts';
import { pageSetUp } from './page-set-up.ts';
import { movedTargets } from './moved-targets.ts';

type DefinitionChange = Omit<Change, 'id'>;

const change = (part: string, kind: Change['kind'], detail: string, hides = false): DefinitionChange => ({
  story: 'body', part, clause: '', clauseId: '', kind, class: hides ? 'substantive' : 'formatting', detail: hides ? ['hidden-text', detail] : [detail], before: '', after: '', removed: '', added: '', notMarkable: true,
});

/** Differences of style sheets and sections, which Word's marks cannot express (rule C10). */
export function definitionChanges(before: DocumentModel, after: DocumentModel): DefinitionChange[] {
  return [...sheetChanges(before, after), ...themeChanges(before, after), ...sectionChanges(before, after)];
}

/** Cross-references whose bookmark was moved: their words stay until Word renews them, and then say something else (C7). */
export const targetChanges = (before: DocumentModel, after: DocumentModel): DefinitionChange[] => movedTargets(before, after).map(({ was, is }) => ({
  ...change(after.docx.mainPart, 'field', 'a cross-reference leads elsewhere: its bookmark was moved'), class: 'substantive', before: was, after: is,
}));

const hiddenIn = ({ source }: Styles, look: XmlElement | undefined): boolean => toggle(source, look, 'w:vanish') ?? false;

/** Which words a style hides: all of them, or those of parts of a table (17.7.6.6). */
const hiddenBy = (styles: Styles, { run, element }: Style): string =>
  [['wholeTable', run] as const, ...element.children.filter(({ name }) => name === 'w:tblStylePr').map((part) => [attribute(styles.source, part, 'w:type') ?? '', child(part, 'w:rPr')] as const)].flatMap(([part, look]) => (hiddenIn(styles, look) ? [part] : [])).sort().join();

type Sheets = { readonly before: DocumentModel; readonly after: DocumentModel; readonly wasEffective: EffectiveReader; readonly isEffective: EffectiveReader; readonly isWestern: () => boolean };

/** What styles of one name say, and what holds where none says anything; said in other words with the same result it is the same. */
function sheetChanges(before: DocumentModel, after: DocumentModel): DefinitionChange[] {
  const sheets: Sheets = { before, after, wasEffective: createEffectiveReader(before), isEffective: createEffectiveReader(after), isWestern: lazy(() => [before, after].every(({ stories }) => stories.every(({ document }) => isWesternText(document.source)))) };
  // Some programs define a name twice; the first goes with the first.
  const byName = new Map<string, Style[]>();
  for (const style of after.styles.byId.values()) byName.set(style.name, [...(byName.get(style.name) ?? []), style]);
  const pairs: StylePair[] = [...before.styles.byId.values()].flatMap((one): StylePair[] => {
    const two = byName.get(one.name)?.shift();
    return two === undefined ? [] : [{ one, two }];
  });
  const bears = stylesInUse(before, after);
  const paired = new Set(pairs.flatMap(({ one, two }) => [one, two]));
  // What bears the same id under another name is the same style to all that names it.
  for (const [id, one] of before.styles.byId) {
    const two = after.styles.byId.get(id);
    if (two !== undefined && !paired.has(one) && !paired.has(two) && bears(id)) pairs.push({ one, two });
  }
  const isDefinedIn = (model: DocumentModel, id: string): boolean => model.styles.byId.has(id);
  const lone = [...before.styles.byId.keys(), ...after.styles.byId.keys()].filter((id) => isDefinedIn(before, id) !== isDefinedIn(after, id) && bears(id));
  const restyled = pairs.filter((pair) => (written(before.styles, pair.one) !== written(after.styles, pair.two) && !isAlike(sheets, pair)) || drawnBy(before.styles, pair.one) !== drawnBy(after.styles, pair.two));
  return [
    ...defaultChanges(sheets, pairs),
    ...lone.map((id) => change('word/styles.xml', 'style', `style "${(before.styles.byId.get(id) ?? after.styles.byId.get(id))?.name ?? id}" is ${isDefinedIn(before, id) ? 'defined no more' : 'defined now'}`)),
    ...restyled.map(({ one, two }) => change('word/styles.xml', 'style', `style "${one.name}" is defined differently`, hiddenBy(before.styles, one) !== hiddenBy(after.styles, two))),
  ];
}

/** Whether a style is named by paragraphs or words of both documents under this id. */
function stylesInUse(before: DocumentModel, after: DocumentModel): (id: string) => boolean {
  const [inBefore, inAfter] = [lazy(() => namedStyles(before)), lazy(() => namedStyles(after))];
  return (id) => inBefore().has(id) && inAfter().has(id);
}

/** Many notes are many stories of one part: each part is read once. */
const namedStyles = (model: DocumentModel): ReadonlySet<string> =>
  new Set([...new Set(model.stories.map(({ document }) => document.source))].flatMap((source) => Array.from(source.matchAll(/<\w+:[pr]Style\s[^>]*?["']([^"']*)["']/g), ([, id = '']) => id)));

/** How a table style sets the words of the first row and other parts of a table (17.7.6.6). */
const drawnBy = ({ source }: Styles, { element, type }: Style): string =>
  type === 'table' ? element.children.filter(({ name }) => name === 'w:tblStylePr').map((part) => `${attribute(source, part, 'w:type') ?? ''} ${SEEN.map((name) => (child(child(part, 'w:rPr'), name) === undefined ? '' : `${name}=${childValue(source, child(part, 'w:rPr'), name) ?? ''}`)).join(' ')}`).sort().join('|') : '';

/** What takes words from a reader's eyes, or makes them say something else. */
const SEEN = ['w:vanish', 'w:color', 'w:sz', 'w:strike', 'w:dstrike'] as const;

type StylePair = { readonly one: Style; readonly two: Style };

const written = ({ source }: Styles, { paragraph, run }: Style): string => [paragraph, run].map((element) => (element === undefined ? '' : canonicalElement(source, element))).join('|');
const isAlike = ({ wasEffective, isEffective, isWestern }: Sheets, { one, two }: StylePair): boolean => looksAlike(wasEffective.style(one, isWestern()), isEffective.style(two, isWestern()));

/**
 * What holds where no style says otherwise (17.7.5): hidden there, every word is. It shows in a document without styles, and in each
 * paragraph style that stands on nothing else and says what it said.
 */
function defaultChanges(sheets: Sheets, pairs: readonly StylePair[]): DefinitionChange[] {
  const [one, two] = [sheets.before.styles, sheets.after.styles];
  const look = ({ source, defaultRun, defaultSetting }: Styles): string => canonicalLook(source, defaultRun) + (defaultSetting === undefined ? '' : canonicalElement(source, defaultSetting));
  if (look(one) === look(two)) return [];
  const roots = pairs.filter((pair) => pair.one.type === 'paragraph' && pair.one.basedOn === undefined && pair.two.basedOn === undefined);
  const isSeen = roots.length === 0 || roots.some((pair) => written(one, pair.one) === written(two, pair.two) && !isAlike(sheets, pair));
  const hides = hiddenIn(one, one.defaultRun) !== hiddenIn(two, two.defaultRun);
  return isSeen || hides ? [change('word/styles.xml', 'style', 'the look of words that no style sets is defined differently', hides)] : [];
}

/** Names of a theme's fonts and colours that words of either document are set with, and that stand for something else now (17.15.1.88). */
function themeChanges(before: DocumentModel, after: DocumentModel): DefinitionChange[] {
  const [was, is] = [readTheme(before.docx), readTheme(after.docx)];
  const differing = (one: ReadonlyMap<string, string>, two: ReadonlyMap<string, string>): string[] => [...one].filter(([name, value]) => two.get(name) !== value).map(([name]) => name);
  const names = [...differing(was.colours, is.colours), ...differing(was.fonts, is.fonts)];
  const uses = (model: DocumentModel, name: string): boolean => [model.styles.source, ...model.stories.map(({ document }) => document.source)].some((source) => source.includes(`="${name}"`) || source.includes(`='${name}'`));
  const seen = names.filter((name) => uses(before, name) || uses(after, name));
  return seen.length === 0 ? [] : [change('word/theme/theme1.xml', 'style', `colours or fonts of the theme stand for others: ${seen.join(', ')}`)];
}

function sectionChanges(before: DocumentModel, after: DocumentModel): DefinitionChange[] {
  const hasMargins = [before, after].some(({ stories }) => stories.some(({ kind }) => kind === 'header' || kind === 'footer'));
  const sections = (model: DocumentModel): string[] => {
    const main = model.docx.xml(model.docx.mainPart);
    return main === undefined ? [] : sectionProperties(model.docx).map((section) => pageSetUp(main.source, section, hasMargins));
  };
  const mine = sections(before);
  const theirs = sections(after);
  if (mine.length !== theirs.length) return [change(after.docx.mainPart, 'section', `${mine.length} ${mine.length === 1 ? 'section' : 'sections'} became ${theirs.length}`)];
  return mine.flatMap((section, index) => (section === theirs[index] ? [] : [change(after.docx.mainPart, 'section', `page set-up of section ${index + 1} differs`)]));
}

/** What no comparison here looks into, by name, when the documents hold it (rule C7). */
export const notCompared = (before: DocumentModel, after: DocumentModel): string[] => unreadParts(before, after, [...HOLDING, ...SETTING]);

/** The same of parts that both files have and that hold words, figures or programs. */
export function changedUnread(before: DocumentModel, after: DocumentModel): string[] {
  const later = new Set(after.docx.partNames);
  return unreadParts(before, after, HOLDING, before.docx.partNames.filter((name) => later.has(name)));
}

type PartKind = readonly [pattern: RegExp, what: string];

const HOLDING: readonly PartKind[] = [
  [/\/embeddings\//, 'the content of an embedded file'],
  [/^customXml\//, 'custom data'],
  [/\/glossary\//, 'building blocks'],
  [/vbaProject\.bin$/, 'macros'],
  [/afchunk|\.(?:html?|mht|rtf)$/i, 'a document that Word brings in on opening'],
];
/** Of charts and diagrams every difference is one of the object that shows them; the rest is set by whoever saves a file. */
const SETTING: readonly PartKind[] = [
  [/\/charts?\//, 'the data of a chart'],
  [/\/diagrams\//, 'the content of a diagram'],
  [/\/theme\//, 'the theme beyond its colours and fonts'],
  [/fontTable\.xml$|\/fonts\//, 'the list of fonts'],
  [/numbering\.xml$/, 'list definitions beyond the numbers they print'],
  [/settings\.xml$/, 'document settings'],
];

function unreadParts(before: DocumentModel, after: DocumentModel, kinds: readonly PartKind[], names: readonly string[] = [...before.docx.partNames, ...after.docx.partNames]): string[] {
  const custom = lazy(() => new Set(before.docx.partNames.filter((name) => /^customXml\/[^/]+\.xml$/.test(name)).flatMap((name) => {
    const document = before.docx.xml(name);
    return document === undefined ? [] : [said(document, document.root)];
  })));
  const differs = (name: string): boolean => {
    const one = before.docx.bytes(name);
    const two = after.docx.bytes(name);
    const [was, is] = name.startsWith('customXml/') ? [before.docx.xml(name), after.docx.xml(name)] : [];
    // Another program writes the same data with other white space and prefixes, and under the name of another one.
    if (was !== undefined && is !== undefined) return !isProperties(is) && !custom().has(said(is, is.root));
    return one === undefined || two === undefined || one.length !== two.length || one.some((byte, index) => byte !== two[index]);
  };
  return [...new Set(names)].flatMap((name) => {
    const kind = kinds.find(([pattern]) => pattern.test(name));
    return kind !== undefined && !name.endsWith('.rels') && differs(name) ? [`${name}: ${kind[1]}`] : [];
  }).sort();
}

/** What only says which data a part of the file holds (22.5.2.1). */
const isProperties = ({ root }: XmlDocument): boolean => root.name.endsWith(':datastoreItem') || root.name === '?datastoreItem';

/** The words of data with the names of what holds them. */
const said = (document: XmlDocument, element: XmlElement): string =>
  `<${element.name.slice(element.name.indexOf(':') + 1)} ${attributes(document.source, element).filter(({ rawName }) => !rawName.startsWith('xmlns')).map(({ name, value }) => `${name}=${value}`).sort().join(' ')}>${element.children.length === 0 ? characterData(document.source, element).trim() : element.children.map((inner) => said(document, inner)).join('')}`;
