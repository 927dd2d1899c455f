import { count } from './count.ts';

export const tradeWords = {
  title: 'Trades', menu: 'Note as given for another clause…', dialog: (clause: string): string => `What ${clause} was given for`, hint: 'For our side only: it binds nobody and never leaves in a file.',
  gave: 'What we gave', got: 'What for', awaited: (clause: string): string => `${clause} (not given yet)`, none: 'There is no other clause it could be given for.', note: 'Note it', noted: (clause: string, other: string): string => `Noted: ${clause} was given for ${other}`,
  remove: 'Remove', removeThis: (other: string): string => `Remove the trade for ${other}`, removed: 'The trade is no longer noted',
  gaveFor: (what: string): string => `Given for ${what}`, gotFor: (what: string): string => `Got for ${what}`,
  story: (role: 'gave' | 'got', other: string): string => (role === 'gave' ? `: given for ${other}` : `: got for ${other}`),
} as const;

export const balanceWords = {
  title: 'Given and taken', whose: 'Side', total: 'Texts taken over', traded: 'For something', free: 'For nothing noted', trades: 'What was given for what', noTrades: 'No trade is noted. On a clause our side gave, “Note as given for another clause…” notes what it was for.',
  open: 'Open, by who has to answer', since: (round: number, day: string, n: number): string => `${count(n, 'clause')} since ${round === 0 ? 'the start' : `round ${String(round)}`}, ${day}`, nothingOpen: 'nothing',
  who: 'Who gave', what: 'What', for: 'What for', reason: 'Reason',
} as const;
