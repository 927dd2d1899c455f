import { attribute, characterData, child } from '../xml/access.ts';
import type { XmlElement } from '../xml/scan.ts';
import type { Piece } from './pieces.ts';

/** The pieces from this one on that are parts of one equation. With marks in it it is read in parts (R5); to a reader it is one thing, like any other. */
export function equationParts(pieces: readonly Piece[], from: number): readonly Piece[] {
  const equation = equationOf(pieces[from]);
  if (equation === undefined) return [];
  let end = from + 1;
  while (equationOf(pieces[end]) === equation) end += 1;
  return pieces.slice(from, end);
}

function equationOf(piece: Piece | undefined): XmlElement | undefined {
  if (piece?.type !== 'object' || piece.element.name !== 'm:t') return undefined;
  let found: XmlElement | undefined;
  for (let up = piece.element.parent; up !== undefined && up.name !== 'w:p'; up = up.parent) if (up.name === 'm:oMath' || up.name === 'm:oMathPara') found = up;
  return found;
}

/** What an equation says that is read in parts, of those that are shown, with how it is built, so that a/b is not ab. Structures without any of them are none. */
export function equationKey(source: string, parts: readonly Piece[]): string {
  const shown = new Set(parts.map(({ element }) => element));
  const whole = equationOf(parts[0]);
  return whole === undefined ? '' : built(source, whole, (text) => shown.has(text));
}

/** The same of one piece: an equation as a whole, or one of its parts with the structures it stands in. */
export function equationPieceKey(source: string, { element }: Piece): string {
  let key = built(source, element, () => true);
  for (let up = element.parent; up !== undefined && up.name !== 'w:p'; up = up.parent) key = wrapped(source, up, key);
  return key;
}

function built(source: string, element: XmlElement, isShown: (text: XmlElement) => boolean): string {
  if (element.name === 'm:t') return isShown(element) ? characterData(source, element) : '';
  return wrapped(source, element, element.children.map((one) => built(source, one, isShown)).join(''));
}

function wrapped(source: string, element: XmlElement, inner: string): string {
  const name = element.name.startsWith('m:') ? element.name.slice(2) : '';
  return inner === '' || SAYS_NOTHING.has(name) ? inner : `${OPEN}${name}${signs(source, element)} ${inner}${CLOSE}`;
}

/** No text of a file can hold these (XML 1.0, 2.2). */
const OPEN = '\u0001';
const CLOSE = '\u0002';

/** What stands around text without saying anything of it: marks too, which have no name here. */
const SAYS_NOTHING: ReadonlySet<string> = new Set(['', 'r', 'oMath', 'oMathPara', 'box']);

/** The signs a structure draws beside its parts: brackets, a sum, an accent (22.1.2.24, 22.1.2.20); and of a fraction, that it has no line. */
function signs(source: string, element: XmlElement): string {
  const properties = child(element, `${element.name}Pr`);
  return SIGNS.map((name) => {
    const found = child(properties, name);
    const value = found && attribute(source, found, 'm:val');
    return found === undefined || (name === 'm:type' && value !== 'noBar') || value === USUAL[name] ? '' : ` ${name}=${value ?? ''}`;
  }).join('');
}

const SIGNS = ['m:begChr', 'm:sepChr', 'm:endChr', 'm:chr', 'm:type'] as const;

/** Brackets that need not be named. */
const USUAL: Readonly<Partial<Record<(typeof SIGNS)[number], string>>> = { 'm:begChr': '(', 'm:sepChr': '|', 'm:endChr': ')' };
