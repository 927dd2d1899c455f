import { lazy } from '../../base/lazy.ts';
import { asLetter, readMarker, type Marker } from '../segment/markers.ts';
import { inlineLabels } from './inline-labels.ts';
import type { Region } from './ops.ts';
import type { Token } from './tokens.ts';
import { numberInFront, typedNumber } from './typed-numbers.ts';
import type { ParagraphUnit, Unit } from './units.ts';

/** How the number of a line was and is; nothing where it has none. */
export type NumberShift = { readonly before: string; readonly after: string };

/** Typed numbers that only count on, told from those that were changed by hand. */
export type NumberShifts = {
  /** How the number in front of a line shifted. Nothing where it stayed, or says what no counting explains. */
  readonly between: (one: Unit | undefined, two: Unit | undefined) => NumberShift | undefined;
  /** The shift of the first line of a region, and every figure in it that merely follows: also of the lines a split or a merge numbers. */
  readonly inRegion: (region: Region) => { readonly shift: NumberShift | undefined; readonly following: ReadonlySet<Token> };
};

/**
 * A typed number counts on (C4) when on both sides it is the next of its own kind, or has the place it had in the same clause.
 * Any other changed figure is a change of words.
 */
export function createNumberShifts(before: readonly Unit[], after: readonly Unit[]): NumberShifts {
  const counted = lazy(() => ({ was: countOn(linesOf(before)), is: countOn(linesOf(after)) }));
  const between = (one: Unit | undefined, two: Unit | undefined): NumberShift | undefined => {
    if (one?.type !== 'paragraph' || two?.type !== 'paragraph') return undefined;
    const [was, is] = [typedNumber(one.text, one.tokens), typedNumber(two.text, two.tokens)];
    if ((was === undefined && is === undefined) || was?.text === is?.text) return undefined;
    const [from, to] = [counted().was.get(one), counted().is.get(two)];
    const follows = (from?.isNext ?? true) && (to?.isNext ?? true);
    const isInPlace = from !== undefined && to !== undefined && from.last === to.last && from.within !== undefined && from.within === to.within;
    if (!follows && !isInPlace) return undefined;
    return { before: was?.text ?? '', after: is?.text ?? '' };
  };
  const numbersOf = (units: readonly ParagraphUnit[], due: Counted<ParagraphUnit>): Token[] =>
    units.flatMap((unit) => (due.get(unit)?.isNext === false ? [] : numberTokens(unit)));
  return {
    between,
    inRegion: (region) => {
      const { befores, afters } = region;
      const shift = between(befores[0], afters[0]);
      const isOneSided = shift?.before === '' || shift?.after === '';
      const first = shift === undefined ? [] : [befores[0], afters[0]].flatMap((unit) => (unit === undefined ? [] : numberTokens(unit, isOneSided)));
      if (befores.length === afters.length) return { shift, following: new Set(first) };
      // The lines of a split are numbered with it, and those that were merged lose their numbers.
      const others = befores.length < afters.length ? numbersOf(afters, counted().is) : numbersOf(befores, counted().was);
      return { shift: isOneSided ? undefined : shift, following: new Set([...first, ...others, ...inlineLabels(region)]) };
    },
  };
}

/** The tokens of the number typed in front of a line, with the space that came or went with it. */
function numberTokens(unit: ParagraphUnit, withSpace = true): readonly Token[] {
  const number = typedNumber(unit.text, unit.tokens);
  return number === undefined ? [] : unit.tokens.slice(0, number.tokens + (withSpace && unit.tokens[number.tokens]?.text.trim() === '' ? 1 : 0));
}

/** A line as its marks of change have it on both sides; nothing on the side it does not stand on. */
export type MarkedLine = { readonly before: string | undefined; readonly after: string | undefined };

/** The same for lines whose change is marked: how the number of one shifted, where nothing else of it changed. */
export function createLineShifts(lines: readonly MarkedLine[]): (line: MarkedLine) => NumberShift | undefined {
  const side = (name: 'before' | 'after'): Counted<MarkedLine> => countOn(lines.flatMap((line) => (line[name] === undefined ? [] : [{ key: line, text: line[name], label: undefined, bare: '' }])));
  const counted = lazy(() => ({ was: side('before'), is: side('after') }));
  return (line) => {
    const { before = '', after = '' } = line;
    if (before === after) return undefined;
    const [was, is] = [numberInFront(before), numberInFront(after)];
    if (was === undefined || is === undefined || was.label === is.label || before.slice(was.length) !== after.slice(is.length)) return undefined;
    return counted().was.get(line)?.isNext === true && counted().is.get(line)?.isNext === true ? { before: was.label, after: is.label } : undefined;
  };
}

/** A number in its sequence: whether it is the one due, its last part ("4.2": 2), and what the line with the number above it says. */
type Due = { readonly isNext: boolean; readonly last: number; readonly within: string | undefined };
type Counted<Key> = ReadonlyMap<Key, Due>;

type Line<Key> = { readonly key: Key; readonly text: string; readonly label: string | undefined; readonly bare: string };

const linesOf = (units: readonly Unit[]): Line<ParagraphUnit>[] =>
  units.flatMap((unit): Line<ParagraphUnit>[] => {
    if (unit.type === 'table') return unit.rows.flatMap((row) => row.cells.flatMap(linesOf));
    return unit.type === 'paragraph' ? [{ key: unit, text: unit.text, label: unit.label?.text, get bare() { return unit.bareKey ?? unit.key; } }] : [];
  });

function countOn<Key>(lines: readonly Line<Key>[]): Counted<Key> {
  const counted = new Map<Key, Due>();
  const latest = new Map<string, number>();
  const paths = new Map<string, string>();
  const parents = new Set<string>();
  for (const line of lines) {
    const computed = line.label === undefined ? undefined : readMarker(line.label, true);
    if (computed !== undefined) paths.set(pathOf(computed).join('.'), line.bare);
    const typed = numberInFront(line.text);
    if (typed === undefined) continue;
    const due = (typed.ambiguous ? [typed, asLetter(typed)] : [typed]).map((marker) => {
      const path = pathOf(marker);
      const clause = path.slice(0, -1).join('.');
      const list = `${marker.shape}|${marker.wrap}|${String(path.length)}|${clause}`;
      const step = marker.value - (latest.get(list) ?? Number.NEGATIVE_INFINITY);
      const isFirst = marker.value === 1 && (path.length === 1 || paths.has(clause) || isFirstOf(path, parents));
      return { list, isNext: isFirst || (step > 0 && step <= 1), path: path.join('.'), clause, last: marker.value, within: path.length === 1 ? undefined : paths.get(clause) };
    });
    const fitting = due.filter(({ isNext }) => isNext);
    for (const reading of fitting.length === 0 ? due : fitting) {
      latest.set(reading.list, reading.last);
      paths.set(reading.path, line.bare);
      parents.add(reading.clause);
    }
    const told = fitting[0] ?? due[0];
    if (told !== undefined) counted.set(line.key, told);
  }
  return counted;
}

/** "1.1" begins a document whose clauses have no number of their own, "2.1" follows "1.4". */
function isFirstOf(path: readonly string[], parents: ReadonlySet<string>): boolean {
  const clause = path.slice(0, -1);
  const last = Number.parseInt(clause.at(-1) ?? '', 10);
  return clause.every((part) => part === '1') || parents.has([...clause.slice(0, -1), String(last - 1)].join('.'));
}

/** "Section 4.02(b)" → 4, 02, 2; "Article IV" → 4; the parts above the last name what it is a part of. */
function pathOf({ label, value }: Marker): string[] {
  const figures = /[0-9]+[A-Z]?(?:\.[0-9]+[A-Z]?)*/.exec(label)?.[0].split('.').map((part) => part.replace(/^0+(?=[0-9])/, '')) ?? [];
  if (figures.length === 0) return [String(value)];
  return /\([a-z]+\)[.:]?$/i.test(label) ? [...figures, String(value)] : figures;
}
