import type { Lens } from '../state/lens.ts';
import type { Filter } from '../state/workspace.ts';
import { count, listed } from './count.ts';

export const workspace = {
  outline: 'Clauses', document: 'The agreement', inspector: 'Clause', inspectorDetails: 'Positions, decisions and history', receive: 'Receive…', send: 'Send…', readiness: 'Readiness', compare: 'Compare', record: 'Record', palette: 'Do something',
  ourTurn: 'our turn', theirTurn: 'their turn', notSent: 'not sent yet', round: (n: number): string => `Round ${String(n)}`, since: (day: string): string => `since ${day}`,
  filterClauses: 'Search the clauses', filtersLabel: 'Which clauses', noneMatch: 'No clause matches.', outlineWidth: 'Width of the clause list', inspectorWidth: 'Width of the clause details',
  mode: 'How changes are shown', side: 'Side by side', inline: 'Inline', lens: 'What is compared', substanceOnly: 'Substance', changedOnly: 'Changes only', substanceHint: 'Next and previous stop only at amounts, dates, negations and the like', changedHint: 'Unchanged clauses fold to a counted line', previousChange: 'Previous change', nextChange: 'Next change',
  changed: (n: number): string => count(n, 'changed clause'), noChanges: 'No changes in this view', position: (at: number, n: number): string => `${String(at)} of ${count(n, 'changed clause')}`,
  unchanged: (n: number): string => count(n, 'unchanged clause'), show: 'Show', notTracked: 'not tracked', partlyTracked: 'partly tracked', movedBy: (name: string): string => `moved by ${name}`, parked: 'set aside', heldBack: 'held back', newClause: 'new clause',
  changedBy: (name: string): string => `Changed by ${name}`, addedBy: (name: string): string => `Added by ${name}`, removedBy: (name: string): string => `Removed by ${name}`,
  saved: (time: string): string => `saved ${time}`, notSaved: 'nothing to save yet', findings: (n: number): string => count(n, 'finding'), nothingOpen: 'Everything is agreed.',
  repair: (facts: number): string => `Repair, and go on from ${count(facts, 'entry', 'entries')}`, repaired: (facts: number): string => `The record was repaired: ${count(facts, 'entry', 'entries')}. The damaged one was kept aside.`,
  emptyClause: 'Choose a clause to see both positions.', firstChange: 'Go to the first change',
  waiting: (open: number, reopened: number): string => listed([...(open > 0 ? [`${count(open, 'clause')} ${open === 1 ? 'is' : 'are'} ours to answer`] : []), ...(reopened > 0 ? [`${count(reopened, 'agreed clause')} ${reopened === 1 ? 'was' : 'were'} changed`] : [])]),
  legend: 'Legend', added: 'added', removed: 'removed', look: 'formatting',
} as const;

export const lensWords: Readonly<Record<Lens, string>> = {
  theirs: 'What they changed', ours: 'What we propose', both: 'Our position and theirs', agreed: 'Since last agreed', start: 'Since the first text',
};

export const lensColumns: Readonly<Record<Lens, readonly [string, string]>> = {
  theirs: ['As we sent it', 'As they returned it'], ours: ['As they last had it', 'Our position'], both: ['Our position', 'Their position'], agreed: ['Last agreed', 'Now'], start: ['First text', 'Our position'],
};

export const filterWords: Readonly<Record<Filter, string>> = {
  all: 'All', 'open-ours': 'Ours to answer', 'open-theirs': 'Theirs', reopened: 'Reopened', untracked: 'Not tracked', substantive: 'Substance', agreed: 'Agreed', untouched: 'Untouched', parked: 'Set aside', held: 'Held back',
};
