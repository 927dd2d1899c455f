import type { Token } from './tokens.ts';
import type { Unit } from './units.ts';

/** The text of a unit without page numbers and dates that renew themselves: nobody wrote their difference. */
export function lastingText(unit: Unit): string {
  if (unit.type === 'table') return unit.rows.map((row) => row.cells.map((cell) => cell.map(lastingText).join('\n')).join('\t')).join('\n');
  // Where no field is, the tokens need not be made.
  if (unit.type === 'opaque' || (unit.raw !== undefined && unit.paragraph.pieces.every(({ field }) => field === undefined))) return unit.text;
  return unit.tokens.map((token) => (renewsItself(token) ? '' : token.text)).join('');
}

/** The key of such a field names no result (`fieldKey`). */
const renewsItself = ({ key }: Token): boolean => key.startsWith('\u0000field|') && key.endsWith('|');
