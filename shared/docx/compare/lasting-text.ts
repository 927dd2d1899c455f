import { renewsItself } from './tokens.ts';
import type { Unit } from './units.ts';

/** The text of a unit without page numbers and dates that renew themselves: nobody wrote their difference. It is read from the tokens, for new wording stands in no file. */
export function lastingUnitText(unit: Unit): string {
  if (unit.type === 'table') return unit.rows.map((row) => row.cells.map((cell) => cell.map(lastingUnitText).join('\n')).join('\t')).join('\n');
  // Where no field is, the tokens need not be made.
  if (unit.type === 'opaque' || (unit.raw !== undefined && unit.paragraph.pieces.every(({ field }) => field === undefined))) return unit.text;
  return unit.tokens.map((token) => (renewsItself(token) ? '' : token.text)).join('');
}
