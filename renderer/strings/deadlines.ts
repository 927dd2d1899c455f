import { daysLeft } from '../../shared/negotiation/select/deadlines.ts';
import { count } from './count.ts';
import { shortDay, today } from './time.ts';

type Due = { readonly on: string; readonly owes: 'A' | 'B'; readonly scope: 'deal' | 'round' };

/** How long there is, in words: overdue is said, never only coloured. */
export function timeLeft(on: string): string {
  const days = daysLeft(today(), on);
  if (days < 0) return `overdue by ${count(-days, 'day')}`;
  return days === 0 ? 'due today' : days === 1 ? 'due tomorrow' : `in ${count(days, 'day')}`;
}

export const isOverdue = (on: string): boolean => daysLeft(today(), on) < 0;

export const deadlineWords = {
  title: 'Deadlines', hint: 'By when something is owed, and by whom. The one of a round is over when the round is.', deal: 'For the deal', round: 'For this round', day: (scope: string): string => `${scope}: day`, owes: (scope: string): string => `${scope}: who owes`,
  set: 'Set', clear: 'Take away', wasSet: 'The deadline is set', wasCleared: 'The deadline is taken away',
  dueBy: (on: string): string => `by ${shortDay(on)}, ${timeLeft(on)}`,
  due: (due: Due, owes: string): string => `${owes} by ${shortDay(due.on)}, ${timeLeft(due.on)}`,
} as const;
