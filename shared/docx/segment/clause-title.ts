import { plainText } from '../read/story-lines.ts';
import type { Segment } from './tree.ts';

/** How a clause is cited: its number within its parents and its heading, e.g. `10.2 Limitation of Liability` or `3.2(a)`. */
export function clauseTitle(node: Segment | undefined): string {
  if (node === undefined) return '';
  const number = citedNumber(node);
  const own = plainText(node.heading);
  const heading = own !== '' ? own : node.kind === 'item' ? '' : node.kind === 'clause' || node.kind === 'text' || node.kind === 'article' ? '' : KIND_NAMES[node.kind];
  return [number, heading].filter((part) => part !== '').join(' ');
}

const KIND_NAMES: Readonly<Record<Exclude<Segment['kind'], 'clause' | 'text' | 'article' | 'item'>, string>> = {
  title: 'Title', parties: 'Parties', recitals: 'Recitals', definitions: 'Definitions', schedule: 'Schedule', signature: 'Signatures',
};

/** `(a)` below `3.2` is cited `3.2(a)`; `1.` below `ARTICLE 4` keeps both. */
function citedNumber(node: Segment): string {
  const own = node.number.replace(/[.:]$/, '');
  if (node.kind !== 'item' || node.parent === undefined) return own;
  const above = citedNumber(node.parent);
  if (above === '') return own;
  return own.startsWith('(') ? `${above}${own}` : `${above}(${own.replace(/\)$/, '')})`;
}
