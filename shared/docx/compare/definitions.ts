import { lazy } from '../../base/lazy.ts';
import type { Change } from '../../contract/change.ts';
import type { DocumentModel } from '../read/document.ts';
import { sectionProperties } from '../read/sections.ts';
import { readTheme } from '../read/theme.ts';
import type { Style, Styles } from '../read/styles.ts';
import { toggle } from '../xml/access.ts';
import type { XmlElement } from '../xml/scan.ts';
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

type Sheets = { readonly before: DocumentModel; readonly after: DocumentModel; readonly wasEffective: EffectiveReader; readonly isEffective: EffectiveReader; readonly isWestern: () => boolean };

/** What styles of one name say, and what holds where none says anything; said in other words with the same result it is the same. */
function sheetChanges(before: DocumentModel, after: DocumentModel): DefinitionChange[] {
  const sheets: Sheets = { before, after, wasEffective: createEffectiveReader(before), isEffective: createEffectiveReader(after), isWestern: lazy(() => [before, after].every(({ stories }) => stories.every(({ document }) => isWesternText(document.source)))) };
  // Some programs define a name twice; the first goes with the first.
  const byName = new Map<string, Style[]>();
  for (const style of after.styles.byId.values()) byName.set(style.name, [...(byName.get(style.name) ?? []), style]);
  const pairs = [...before.styles.byId.values()].flatMap((one): StylePair[] => {
    const two = byName.get(one.name)?.shift();
    return two === undefined ? [] : [{ one, two }];
  });
  const restyled = pairs.filter((pair) => written(before.styles, pair.one) !== written(after.styles, pair.two) && !isAlike(sheets, pair));
  return [
    ...defaultChanges(sheets, pairs),
    ...restyled.map(({ one, two }) => change('word/styles.xml', 'style', `style "${one.name}" is defined differently`, hiddenIn(before.styles, one.run) !== hiddenIn(after.styles, two.run))),
  ];
}

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
export function notCompared(before: DocumentModel, after: DocumentModel): string[] {
  const names = new Set([...before.docx.partNames, ...after.docx.partNames]);
  const listed: string[] = [];
  const differs = (name: string): boolean => {
    const one = before.docx.bytes(name);
    const two = after.docx.bytes(name);
    return one === undefined || two === undefined || one.length !== two.length || one.some((byte, index) => byte !== two[index]);
  };
  const kinds: readonly (readonly [RegExp, string])[] = [
    [/\/theme\//, 'the theme beyond its colours and fonts'],
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
