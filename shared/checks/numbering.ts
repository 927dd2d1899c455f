import type { ClauseNode } from '../contract/clause.ts';
import type { ContractDocument } from '../contract/document.ts';
import type { Finding } from '../contract/finding.ts';
import { arabic } from './clause-numbers.ts';
import { clausesOf, linesOf } from './lines.ts';
import { findingAt, quoted } from './place.ts';

const TYPED = /^typed number/;
const NUMBER = /^\s*(?:(?:article|section|clause)\s+)?((?:\d+\.)*)(\d+|[IVXLC]+)[.):]?\s*$/i;

/** Typed clause numbers that stand twice or leave a gap; computed ones cannot (rule K13). */
export function checkNumbering(contract: ContractDocument): Finding[] {
  const lines = new Map(linesOf(contract).map((line) => [line.node, line] as const).reverse());
  const last = new Map<ClauseNode | null, Map<string, { readonly value: number; readonly number: string }>>();
  return clausesOf(contract).flatMap(({ node, above }): Finding[] => {
    const match = NUMBER.exec(node.number);
    const line = lines.get(node);
    // Between H and J an I is a letter: a number of another kind ends the series.
    if (match === null && node.number !== '') last.delete(above);
    if (match === null || line === undefined || node.kind === 'schedule') return [];
    const prefix = `${node.kind === 'item' ? 'item' : ''} ${match[1] ?? ''}`;
    const value = Number(arabic(match[2] ?? ''));
    const siblings = last.get(above) ?? new Map<string, { readonly value: number; readonly number: string }>();
    const before = siblings.get(prefix);
    siblings.set(prefix, { value, number: node.number });
    last.set(above, siblings);
    if (!TYPED.test(node.why) || before === undefined) return [];
    if (value === before.value) return [findingAt('numbering', 'warns', line, 0, `The number ${quoted(node.number.trim())} stands twice.`, 'Renumber, then check the references.')];
    // Starting again at 1 is another list; anything else that does not follow is a gap.
    if (value === before.value + 1 || value === 1) return [];
    return [findingAt('numbering', 'warns', line, 0, `${quoted(node.number.trim())} follows ${quoted(before.number.trim())}.`, value > before.value ? 'Renumber, or mark the missing number as left out.' : 'Put the clauses in order.')];
  });
}
