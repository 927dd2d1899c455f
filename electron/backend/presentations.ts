import { fail } from '../../shared/base/app-error.ts';
import type { ComparedVersions, PresentedRows } from '../../shared/api/shapes.ts';
import type { Presentation } from '../../shared/contract/presentation.ts';

/** Comparisons the window is showing, kept so that their lines can be asked for piece by piece. */
export type Presentations = {
  readonly keep: (presentation: Presentation) => ComparedVersions;
  /** Lines `[from, from + count)`, fewer at the end. Throws an `AppFailure` for a comparison that is no longer at hand. */
  readonly rows: (comparisonId: string, from: number, count: number) => PresentedRows;
};

/** One on screen, and those before it while somebody goes back and forth. */
const KEPT = 4;

export function createPresentations(newId: () => string): Presentations {
  const kept = new Map<string, Presentation>();
  return {
    keep: (presentation) => {
      const comparisonId = newId();
      kept.set(comparisonId, presentation);
      for (const id of [...kept.keys()].slice(0, -KEPT)) kept.delete(id);
      return { comparisonId, comparison: presentation.comparison, figures: presentation.figures, kinds: presentation.rows.map((row) => row.kind) };
    },
    rows: (comparisonId, from, count) => {
      const presentation = kept.get(comparisonId) ?? fail('comparison.gone', 'This comparison is no longer at hand.', 'Compare the two versions again.');
      return { rows: presentation.rows.slice(from, from + count) };
    },
  };
}
