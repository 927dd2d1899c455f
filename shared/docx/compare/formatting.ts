import type { DocumentModel } from '../read/document.ts';
import { cellBackground, createLegibilityReader, type LegibilityReader } from '../read/legibility.ts';
import { readTheme } from '../read/theme.ts';
import { child, childValue } from '../xml/access.ts';
import type { XmlElement } from '../xml/scan.ts';
import { lazy } from '../../base/lazy.ts';
import { canonicalElement } from './canonical-element.ts';
import { createEffectiveReader, differingNames, isWesternText, looksAlike, type EffectiveLook, type EffectiveReader } from './effective-look.ts';
import type { Token } from './tokens.ts';

/** Properties that say nothing to a reader: proofing, editing sessions, and the marks themselves. */
const SILENT_RUN: ReadonlySet<string> = new Set(['w:rPrChange', 'w:ins', 'w:del', 'w:moveFrom', 'w:moveTo', 'w:lang', 'w:noProof', 'w:webHidden', 'w:kern', 'w14:ligatures']);
const SILENT_PARAGRAPH: ReadonlySet<string> = new Set(['w:pPrChange', 'w:rPr', 'w:sectPr', 'w:numPr', 'w:pStyle']);

/** Names of built-in styles differ in no more than their letters' case between programs: "toc 1", "TOC 1" (17.7.4.9). */
const builtIn = (name: string): string => (/^(?:heading|toc|index|list|header|footer|footnote|endnote|annotation|caption|title|subtitle)\b[a-z0-9 ]*$/i.test(name) ? name.toLowerCase() : name);

/** A text that is equal for runs that are set in the same words, across documents; style ids are read as style names. */
export type FormatReader = {
  readonly run: (source: string, run: XmlElement | undefined) => string;
  readonly paragraph: (source: string, properties: XmlElement | undefined) => string;
  /** The properties of a table, row or cell as the view has them: those before a tracked change that it undoes (17.13.5.36–38). */
  readonly inForce: (properties: XmlElement | undefined) => XmlElement | undefined;
  /** How all this comes out on the page. */
  readonly effective: EffectiveReader;
  /** The properties of a run as the view has them. */
  readonly runInForce: (run: XmlElement | undefined) => XmlElement | undefined;
  /** Whether nobody can read a run although nothing hides it: in the colour of what is behind it, too small, or off its line. */
  readonly isUnreadable: (source: string, run: XmlElement | undefined) => boolean;
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
  const runInForce = (run: XmlElement | undefined): XmlElement | undefined => {
    const current = child(run, 'w:rPr');
    const change = child(current, 'w:rPrChange');
    return change === undefined || !isUndone(change) ? current : child(change, 'w:rPr');
  };
  const readRun = (source: string, properties: XmlElement | undefined): string => {
    if (properties === undefined) return '';
    const style = childValue(source, properties, 'w:rStyle');
    return `${styleName(style)}|${cached(source, properties, style === undefined ? SILENT_RUN : SILENT_RUN_WITH_STYLE)}`.replace(/^\|$/, '');
  };
  const runs = new Map<XmlElement, string>();
  const theme = lazy(() => readTheme(model.docx));
  const legibility = new Map<string, LegibilityReader>();
  const backgroundOf = (source: string, run: XmlElement): string | undefined => {
    const cell = holderOf(run, 'w:tc');
    const table = cell && holderOf(cell, 'w:tbl');
    return cell === undefined || table === undefined ? undefined : (cellBackground(source, table, cell, model.styles, theme()) ?? backgroundOf(source, table));
  };
  const effective = lazy(() => createEffectiveReader(model));
  return {
    get effective() {
      return effective();
    },
    runInForce,
    isUnreadable: (source, run) => {
      let read = legibility.get(source);
      if (read === undefined) legibility.set(source, (read = createLegibilityReader(source, model.styles, theme())));
      return run !== undefined && read(run, paragraphOf(run), backgroundOf(source, run)) !== undefined;
    },
    // A run holds many words.
    run: (source, run) => {
      let look = run === undefined ? '' : runs.get(run);
      if (run !== undefined && look === undefined) runs.set(run, (look = readRun(source, runInForce(run))));
      return look ?? '';
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

/** One side of a comparison of looks. */
export type Formatted = { readonly source: string; readonly reader: FormatReader };

/**
 * Whether two paragraphs are set alike (C7): said in the same words, or under a style of one name with the same result. What a style sheet
 * itself changed is told of the style, and not again of each paragraph that bears it.
 */
export function areSetAlike(before: Formatted, one: XmlElement | undefined, after: Formatted, two: XmlElement | undefined): boolean {
  const [was, is] = [before.reader.paragraph(before.source, one), after.reader.paragraph(after.source, two)];
  if (was === is) return true;
  return was.split('|')[0] === is.split('|')[0] && looksAlike(before.reader.effective.paragraph(before.source, one), after.reader.effective.paragraph(after.source, two));
}

/** What of the setting of two paragraphs is another, by name. */
export function settingNames(before: Formatted, one: XmlElement | undefined, after: Formatted, two: XmlElement | undefined): string[] {
  const style = ({ source, reader }: Formatted, properties: XmlElement | undefined): string => reader.paragraph(source, properties).split('|')[0] ?? '';
  const names = differingNames(before.reader.effective.paragraph(before.source, one), after.reader.effective.paragraph(after.source, two));
  return style(before, one) === style(after, two) ? names : ['style', ...names];
}

/** How a token that both sides have looks different, with what of it is another by name; nothing where it does not. */
export function restyling(before: Formatted, one: Token, after: Formatted, two: Token): { readonly hides: boolean; readonly strikes: boolean; readonly blots: boolean; readonly raises: boolean; readonly look: string; readonly names: readonly string[] } | undefined {
  const look = tokenFormat(after, two);
  if (tokenFormat(before, one) === look) return undefined;
  const [was, is] = [looksOf(before, one), looksOf(after, two)];
  const isHidden = (looks: readonly Part[]): boolean => looks.some((part) => hides(part.look));
  const isStruck = (looks: readonly Part[]): boolean => looks.some((part) => strikes(part.look));
  // A picture or a box has no letters: all that shows of its run is whether it is there.
  if (one.key.startsWith('\u0000object|') && isHidden(was) === isHidden(is)) return undefined;
  const names = new Set(was.flatMap((part) => is.filter(({ from, to }) => from < part.to && to > part.from).flatMap((other) => (looksAlike(part.look, other.look) ? [] : differingNames(part.look, other.look)))));
  return names.size === 0 ? undefined : { hides: isHidden(was) !== isHidden(is), strikes: isStruck(was) !== isStruck(is), blots: isBlotted(before, one) !== isBlotted(after, two), raises: /^\p{Nd}/u.test(one.text) && isHalfRaised(was) !== isHalfRaised(is), look, names: [...names] };
}

/** A picture or a box has no ink of its own. */
const isBlotted = ({ source, reader }: Formatted, token: Token): boolean => !token.isAtom && token.slices.some(({ piece, from, to }) => to > from && reader.isUnreadable(source, piece.run));
const hides = (look: EffectiveLook): boolean => look.has('w:vanish');
const strikes = (look: EffectiveLook): boolean => look.has('w:strike') || look.has('w:dstrike');

/** How the characters of a token are kept from being read as words that hold: hidden, struck through, or set so that nobody can read them. */
export type Concealed = { readonly hidden: boolean; readonly struck: boolean; readonly unreadable: boolean };

/** Tells of tokens of one side how any of their characters are concealed; runs that many of them share are looked at once. */
export function createConcealment({ source, reader }: Formatted): (token: Token) => Concealed {
  const known = new Map<XmlElement | undefined, Concealed>();
  const read = (run: XmlElement | undefined): Concealed => {
    const look = reader.effective.run(source, reader.runInForce(run), paragraphOf(run), true);
    return { hidden: hides(look), struck: strikes(look), unreadable: reader.isUnreadable(source, run) };
  };
  const concealedAs = (run: XmlElement | undefined): Concealed => {
    const found = known.get(run) ?? read(run);
    known.set(run, found);
    return found;
  };
  return (token) => {
    const runs = token.slices.filter(({ from, to }) => to > from).map(({ piece }) => concealedAs(piece.run));
    return { hidden: runs.some(({ hidden }) => hidden), struck: runs.some(({ struck }) => struck), unreadable: runs.some(({ unreadable }) => unreadable) };
  };
}

/**
 * Whether a redline must set a kept token anew: it looks different, or its paragraph gets another style, which would show through words that
 * say less than those of the later file (17.7.3).
 */
export function isSetAnewIn(before: Formatted, one: Token, after: Formatted, two: Token): boolean {
  if (tokenFormat(before, one) === tokenFormat(after, two)) return false;
  const style = ({ source, reader }: Formatted, token: Token): string => reader.paragraph(source, paragraphOf(token.slices[0]?.piece.run)).split('|')[0] ?? '';
  return style(before, one) !== style(after, two) || restyling(before, one, after, two) !== undefined;
}

/** Part of a figure above or below the line is an exponent or a note's number: 10\u00B2 is not 102. */
function isHalfRaised(looks: readonly Part[]): boolean {
  const raised = looks.filter((part) => /super|sub/.test(part.look.get('w:vertAlign') ?? ''));
  return raised.length > 0 && raised.length < looks.length;
}

type Part = { readonly look: EffectiveLook; readonly from: number; readonly to: number };

/** The looks of the runs a token is made of, by their places in it. */
function looksOf({ source, reader }: Formatted, token: Token): Part[] {
  const isWestern = isWesternText(token.text);
  let at = 0;
  // Of a field the look of its result shows, not that of its characters.
  const shown = token.slices.filter(({ from, to }) => to > from);
  return (shown.length === 0 ? token.slices : shown).map(({ piece, from, to }) => {
    const look = reader.effective.run(source, reader.runInForce(piece.run), paragraphOf(piece.run), isWestern);
    return { look, from: at, to: (at += to - from) };
  });
}

/** The properties of the paragraph a run stands in. A paragraph may hold ten thousand runs and no properties: it is searched once. */
function paragraphOf(run: XmlElement | undefined): XmlElement | undefined {
  const paragraph = run && holderOf(run, 'w:p');
  if (paragraph === undefined) return undefined;
  let known = PROPERTIES.get(paragraph);
  if (known === undefined) PROPERTIES.set(paragraph, (known = { properties: child(paragraph, 'w:pPr') }));
  return known.properties;
}

const PROPERTIES = new WeakMap<XmlElement, { readonly properties: XmlElement | undefined }>();

/** The nearest element of this name around another one. */
function holderOf(element: XmlElement, name: string): XmlElement | undefined {
  for (let up = element.parent; up !== undefined; up = up.parent) if (up.name === name) return up;
  return undefined;
}

function tokenFormat({ source, reader }: Formatted, token: Token): string {
  const [first] = token.slices;
  if (token.slices.length === 1) return reader.run(source, first?.piece.run);
  let text = '';
  let last: string | undefined;
  let length = 0;
  for (const slice of token.slices) {
    const format = reader.run(source, slice.piece.run);
    if (format !== last && last !== undefined) {
      text += `${length}:${last};`;
      length = 0;
    }
    last = format;
    length += slice.to - slice.from;
  }
  return text === '' ? (last ?? '') : `${text}${length}:${last ?? ''}`;
}
