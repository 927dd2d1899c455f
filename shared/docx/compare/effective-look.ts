import type { DocumentModel } from '../read/document.ts';
import { listPlace } from '../read/numbering.ts';
import { styleChain, type Style } from '../read/styles.ts';
import { readTheme } from '../read/theme.ts';
import { attribute, attributes, child, childValue, toggle } from '../xml/access.ts';
import type { XmlElement } from '../xml/scan.ts';
import { canonicalElement } from './canonical-element.ts';

/** What shows of a paragraph's setting or a run's look, by name, wherever it was said; what is so by default is left out. */
export type EffectiveLook = ReadonlyMap<string, string>;

/** How paragraphs, words and styles of one document come out, when defaults, styles, list and direct formatting are laid over each other (17.7.2). */
export type EffectiveReader = {
  readonly paragraph: (source: string, properties: XmlElement | undefined) => EffectiveLook;
  /** `paragraph` are the properties of the paragraph the run stands in. Of words without complex or East Asian letters their own fonts and sizes do not show. */
  readonly run: (source: string, properties: XmlElement | undefined, paragraph: XmlElement | undefined, isWestern: boolean) => EffectiveLook;
  /** What a style gives to what bears it; only a paragraph style stands on the document's defaults. */
  readonly style: (style: Style, isWestern: boolean) => EffectiveLook;
};

/** Programs keep a line's height in per cent and round it: 340 becomes 338. Nobody sees a hundredth. */
const SAME_HEIGHT = 0.01;

/** Letters that take the fonts and sizes for complex scripts or for East Asia (17.3.2.26). */
const NOT_WESTERN = /[\u0590-\u0FFF\u1780-\u18AF\u2E80-\uFAFF\uFB1D-\uFDFF\uFE30-\uFEFC\u{10000}-\u{10FFFF}]/u;
export const isWesternText = (text: string): boolean => !NOT_WESTERN.test(text);

/** Whether two looks are the same to a reader. */
export function looksAlike(one: EffectiveLook, two: EffectiveLook): boolean {
  if (one.size !== two.size) return false;
  return [...one].every(([name, value]) => {
    const other = two.get(name);
    return other === value || (name === 'line' && other !== undefined && isRounded(value, other));
  });
}

/** What of two looks is another, by name. */
export const differingNames = (one: EffectiveLook, two: EffectiveLook): string[] =>
  [...new Set([...one.keys(), ...two.keys()])].filter((name) => !looksAlike(pick(one, name), pick(two, name)));

const pick = (look: EffectiveLook, name: string): EffectiveLook => new Map([...look].filter(([other]) => other === name));

function isRounded(one: string, two: string): boolean {
  const [a = '', ruleA] = one.split(' ');
  const [b = '', ruleB] = two.split(' ');
  return ruleA === 'auto' && ruleB === 'auto' && Math.abs(Number(a) - Number(b)) <= SAME_HEIGHT * Math.max(Number(a), Number(b));
}

type Look = Map<string, string>;

export function createEffectiveReader(model: DocumentModel): EffectiveReader {
  const { styles } = model;
  const { fonts } = readTheme(model.docx);
  const known = new Map<string, EffectiveLook>();
  const cached = (key: string, make: () => Look): EffectiveLook => {
    let found = known.get(key);
    if (found === undefined) known.set(key, (found = seen(make())));
    return found;
  };
  const rootFirst = (id: string | undefined): Style[] => styleChain(styles, id).toReversed();
  const styleOf = (source: string, paragraph: XmlElement | undefined): string | undefined => childValue(source, paragraph, 'w:pStyle') ?? defaultStyle(model);
  return {
    paragraph: (source, properties) => cached(`p${properties === undefined ? '' : source.slice(properties.start, properties.end)}`, () => {
      const look: Look = new Map();
      laySetting(look, styles.source, styles.defaultSetting);
      const place = listPlace(source, properties, styles, model.numbering);
      const level = place === undefined ? undefined : child(model.numbering.instances.get(place.numId)?.levels[place.level]?.element, 'w:pPr');
      const isOwnList = child(properties, 'w:numPr') !== undefined;
      for (const style of rootFirst(styleOf(source, properties))) {
        // What a list says goes over the styles below the one that names it, and over all when the paragraph names it itself (17.9.22).
        if (!isOwnList && child(style.paragraph, 'w:numPr') !== undefined) laySetting(look, model.numbering.source, level);
        laySetting(look, styles.source, style.paragraph);
      }
      if (isOwnList) laySetting(look, model.numbering.source, level);
      laySetting(look, source, properties);
      return look;
    }),
    run: (source, properties, paragraph, isWestern) => {
      const style = styleOf(source, paragraph);
      return cached(`r${String(isWestern)}${style ?? ''}|${properties === undefined ? '' : source.slice(properties.start, properties.end)}`, () => {
        const look: Look = new Map();
        const layer = (of: string, element: XmlElement | undefined): void => layRun(look, of, element, fonts, isWestern);
        layer(styles.source, styles.defaultRun);
        const chains = [rootFirst(style), rootFirst(childValue(source, properties, 'w:rStyle'))];
        for (const chain of chains) for (const { run } of chain) layer(styles.source, run);
        layer(source, properties);
        for (const name of TOGGLES) if (!isWestern || !COMPLEX.has(name)) {
          // Toggles of styles are turned by each other; what the run says itself holds (17.7.3).
          const turned = chains.map((chain) => chain.map(({ run }) => toggle(styles.source, run, name)).findLast((on) => on !== undefined) === true).filter(Boolean).length;
          const inherited = (toggle(styles.source, styles.defaultRun, name) === true) !== (turned % 2 === 1);
          look.set(name, (toggle(source, properties, name) ?? inherited) ? ON : OFF);
        }
        return look;
      });
    },
    style: (style, isWestern) => {
      const look: Look = new Map();
      if (style.type === 'paragraph') {
        laySetting(look, styles.source, styles.defaultSetting);
        layRun(look, styles.source, styles.defaultRun, fonts, isWestern);
      }
      for (const { paragraph, run } of rootFirst(style.id)) {
        laySetting(look, styles.source, paragraph);
        layRun(look, styles.source, run, fonts, isWestern);
        for (const name of TOGGLES) if (!isWestern || !COMPLEX.has(name)) {
          const on = toggle(styles.source, run, name);
          if (on !== undefined) look.set(name, on ? ON : style.type === 'paragraph' ? OFF : 'off');
        }
      }
      return seen(look);
    },
  };
}

/** The default paragraph style; a sheet that names none means Normal (17.7.4.17). */
const defaultStyle = ({ styles }: DocumentModel): string | undefined => styles.defaultParagraph ?? [...styles.byId.values()].find(({ name }) => name === 'Normal')?.id;

const ON = 'on';
const OFF = '';

/** What is so where nobody says anything. */
const BY_DEFAULT: Readonly<Record<string, string>> = { before: '0', after: '0', line: '240 auto', left: '0', right: '0', first: '0', 'w:jc': 'left' };

const seen = (look: Look): EffectiveLook => new Map([...look].filter(([name, value]) => value !== OFF && BY_DEFAULT[name] !== value));

/** Nothing a reader meets on the page: proofing, sessions, marks, and rules for breaking lines and pages that every program writes as it likes. */
const SILENT: ReadonlySet<string> = new Set([
  'w:pStyle', 'w:rStyle', 'w:numPr', 'w:rPr', 'w:sectPr', 'w:pPrChange', 'w:rPrChange', 'w:ins', 'w:del', 'w:moveFrom', 'w:moveTo', 'w:lang', 'w:noProof', 'w:webHidden', 'w:kern', 'w14:ligatures',
  'w:widowControl', 'w:suppressAutoHyphens', 'w:overflowPunct', 'w:kinsoku', 'w:autoSpaceDE', 'w:autoSpaceDN', 'w:wordWrap', 'w:snapToGrid', 'w:adjustRightInd', 'w:topLinePunct', 'w:cnfStyle', 'w:divId', 'w:suppressLineNumbers',
]);

const TOGGLES: readonly string[] = ['w:b', 'w:i', 'w:caps', 'w:smallCaps', 'w:strike', 'w:dstrike', 'w:outline', 'w:shadow', 'w:emboss', 'w:imprint', 'w:vanish', 'w:bCs', 'w:iCs'];
const TOGGLE_NAMES: ReadonlySet<string> = new Set(TOGGLES);
const COMPLEX: ReadonlySet<string> = new Set(['w:bCs', 'w:iCs', 'w:szCs']);
/** Properties that are merely on or off. */
const SWITCHES: ReadonlySet<string> = new Set(['w:keepNext', 'w:keepLines', 'w:pageBreakBefore', 'w:contextualSpacing', 'w:mirrorIndents', 'w:bidi', 'w:suppressOverlap', 'w:rtl', 'w:cs', 'w:specVanish']);
/** Values that say nothing. */
const NOTHING: ReadonlySet<string> = new Set(['none', 'nil', 'auto', 'lrTb', 'baseline']);

const whole = (value: string): string => String(Math.trunc(Number.parseFloat(value)) || 0);

/** Lays the properties of a paragraph over what lies below. */
function laySetting(look: Look, source: string, properties: XmlElement | undefined): void {
  for (const element of properties?.children ?? []) {
    const value = (...names: readonly string[]): string | undefined => names.map((name) => attribute(source, element, `w:${name}`)).find((found) => found !== undefined);
    const set = (name: string, found: string | undefined): void => {
      if (found !== undefined) look.set(name, found);
    };
    switch (element.name) {
      case 'w:spacing': {
        const isAuto = (name: string): boolean => /^(?:1|true|on)$/.test(value(name) ?? '');
        for (const side of ['before', 'after']) {
          const given = value(side);
          if (value(`${side}Autospacing`) !== undefined) look.set(`${side} auto`, isAuto(`${side}Autospacing`) ? ON : OFF);
          if (given !== undefined) look.set(side, whole(given));
        }
        const [line, rule] = (look.get('line') ?? '240 auto').split(' ');
        look.set('line', `${value('line') === undefined ? (line ?? '') : whole(value('line') ?? '')} ${value('lineRule') ?? (value('line') === undefined ? (rule ?? '') : 'auto')}`);
        break;
      }
      case 'w:ind': {
        for (const [side, other] of [['left', 'start'], ['right', 'end']] as const) {
          const given = value(side, other);
          if (given !== undefined) look.set(side, whole(given));
        }
        const [first, hanging] = [value('firstLine'), value('hanging')];
        if (hanging !== undefined) look.set('first', whole(`-${hanging.replace(/^-/, '')}`).replace(/^-0$/, '0'));
        else if (first !== undefined) look.set('first', whole(first));
        break;
      }
      case 'w:tabs':
        for (const tab of element.children) layTab(look, source, tab);
        break;
      case 'w:pBdr':
        for (const edge of element.children) look.set(`border ${edge.name}`, lineOf(source, edge));
        break;
      case 'w:shd':
        look.set('shading', shadingOf(source, element));
        break;
      case 'w:jc':
        set('w:jc', value('val')?.replace('start', 'left').replace('end', 'right'));
        break;
      default:
        layOther(look, source, element);
    }
  }
}

function layTab(look: Look, source: string, tab: XmlElement): void {
  const value = (name: string): string => attribute(source, tab, `w:${name}`) ?? '';
  const kind = value('val').replace(/^(?:num|start)$/, 'left').replace(/^end$/, 'right');
  const leader = value('leader').replace(/^none$/, '');
  // Nothing stands in front of the line's own beginning.
  if (whole(value('pos')) === '0') return;
  look.set(`tab ${whole(value('pos'))}`, kind === 'clear' ? OFF : `${kind} ${leader}`);
}

/** Lays the properties of a run over what lies below; what is turned on and off is reckoned apart. */
function layRun(look: Look, source: string, properties: XmlElement | undefined, fonts: ReadonlyMap<string, string>, isWestern: boolean): void {
  for (const element of properties?.children ?? []) {
    if (TOGGLE_NAMES.has(element.name) || (isWestern && COMPLEX.has(element.name))) continue;
    const value = (name: string): string | undefined => attribute(source, element, `w:${name}`);
    switch (element.name) {
      case 'w:rFonts':
        for (const slot of isWestern ? ['ascii', 'hAnsi'] : ['ascii', 'hAnsi', 'eastAsia', 'cs']) {
          // The font of the theme goes before the one that is named beside it (17.3.2.26).
          const theme = value(slot === 'cs' ? 'cstheme' : `${slot}Theme`);
          const font = theme === undefined ? value(slot) : (fonts.get(theme) ?? theme);
          if (font !== undefined && font !== '') look.set(`font ${slot}`, font.toLowerCase());
        }
        break;
      case 'w:color': {
        const theme = value('themeColor');
        look.set('w:color', theme === undefined ? (value('val') ?? '').toLowerCase().replace(/^auto$/, OFF) : [theme, value('themeTint') ?? '', value('themeShade') ?? ''].join(' ').toLowerCase());
        break;
      }
      case 'w:u':
        look.set('w:u', NOTHING.has(value('val') ?? 'none') ? OFF : `${value('val') ?? ''} ${(value('color') ?? 'auto').toLowerCase()}`);
        break;
      case 'w:shd':
        look.set('shading', shadingOf(source, element));
        break;
      case 'w:bdr':
        look.set('border', lineOf(source, element));
        break;
      default:
        layOther(look, source, element);
    }
  }
}

/** Values of run properties that change nothing (17.3.2.19, .35, .43). */
const NO_CHANGE: Readonly<Record<string, string>> = { 'w:spacing': '0', 'w:position': '0', 'w:w': '100' };

function layOther(look: Look, source: string, element: XmlElement): void {
  const { name } = element;
  if (SILENT.has(name)) return;
  const own = attributes(source, element).filter((one) => !one.rawName.startsWith('xmlns'));
  const [only] = own;
  if (SWITCHES.has(name)) look.set(name, only === undefined || /^(?:1|true|on)$/.test(only.value) ? ON : OFF);
  else if (name === 'w:outlineLvl') look.set(name, only?.value === '9' ? OFF : (only?.value ?? OFF));
  else if (own.length === 1 && only?.name === 'w:val' && element.children.length === 0) look.set(name, NOTHING.has(only.value) || NO_CHANGE[name] === only.value ? OFF : only.value);
  else look.set(name, canonicalElement(source, element));
}

/** A line around something, by kind, width, distance and colour. */
function lineOf(source: string, edge: XmlElement): string {
  const value = (name: string): string => attribute(source, edge, `w:${name}`) ?? '';
  return NOTHING.has(value('val')) ? OFF : [value('val'), value('sz'), value('space'), value('color').toLowerCase(), value('themeColor')].join(' ');
}

function shadingOf(source: string, element: XmlElement): string {
  const [pattern, fill] = [attribute(source, element, 'w:val') ?? 'clear', attribute(source, element, 'w:fill') ?? 'auto'];
  const theme = attribute(source, element, 'w:themeFill');
  return /^(?:clear|nil)$/.test(pattern) && /^auto$/i.test(fill) && theme === undefined ? OFF : [pattern, fill.toLowerCase(), theme ?? '', /^(?:clear|nil)$/.test(pattern) ? '' : (attribute(source, element, 'w:color') ?? 'auto').toLowerCase()].join(' ');
}
