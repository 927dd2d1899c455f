/** A fact as it stands in a log, before anyone has checked what it says. */
export type RawFact = { readonly type: string; readonly v: number; readonly payload: Readonly<Record<string, unknown>> };

/** Says a fact of one version as the next version says it. Pure and total; what it does not know it passes on. */
export type UpcastStep = (fact: Omit<RawFact, 'v'>) => Omit<RawFact, 'v'>;

/**
 * The steps from version to version, the first from 1 to 2; one file each (`from-1.ts` …), never changed once released,
 * each with a frozen log of its version in `tests/fixtures` (rule S19). So far there is one version.
 */
export const FACT_STEPS: readonly UpcastStep[] = [];

export const versionAfter = (steps: readonly unknown[]): number => 1 + steps.length;

/** The version facts are written in. */
export const FACT_VERSION = versionAfter(FACT_STEPS);

/** An old fact as facts are today. Logs are never rewritten: this happens on every reading. */
export function upcast(fact: RawFact, steps: readonly UpcastStep[]): RawFact {
  return steps.slice(fact.v - 1).reduce((older: RawFact, step, at) => ({ ...step({ type: older.type, payload: older.payload }), v: fact.v + at + 1 }), fact);
}
