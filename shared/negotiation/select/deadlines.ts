import { roundNow, type Deadline, type NegotiationState } from '../state.ts';

const DAY = 86_400_000;

/** The deadline that counts now: one of a round only until the round is over (rule N42). */
export function openDeadline(state: Pick<NegotiationState, 'deadlines' | 'rounds' | 'earlierRounds'>, scope: keyof NegotiationState['deadlines']): Deadline | null {
  const deadline = state.deadlines[scope];
  return scope === 'round' && deadline?.round !== roundNow(state) ? null : deadline;
}

/** The deadline that comes first of those that count now, or `null`. */
export function nextDeadline(state: Pick<NegotiationState, 'deadlines' | 'rounds' | 'earlierRounds'>): (Deadline & { readonly scope: 'deal' | 'round' }) | null {
  const open = (['round', 'deal'] as const).flatMap((scope) => {
    const deadline = openDeadline(state, scope);
    return deadline === null ? [] : [{ ...deadline, scope }];
  });
  return open.toSorted((one, two) => (one.on < two.on ? -1 : one.on > two.on ? 1 : 0))[0] ?? null;
}

/** How many days are left from one day to another, both as `2026-11-21`; below zero it is overdue. */
export const daysLeft = (today: string, on: string): number => Math.round((Date.parse(on) - Date.parse(today)) / DAY);
