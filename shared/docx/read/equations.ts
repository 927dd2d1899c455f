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
