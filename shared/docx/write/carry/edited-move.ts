import { planRegion } from '../../compare/plan.ts';
import type { Token } from '../../compare/tokens.ts';
import type { ParagraphUnit } from '../../compare/units.ts';
import type { XmlElement } from '../../xml/scan.ts';
import type { TakingMark } from '../edit-runs.ts';
import type { BringingMark, MarkedStretch, Marking } from './marking.ts';

/**
 * How a paragraph that moved and was edited on the way is marked: what it kept as moved, what it lost as deleted at its old place, and
 * what it got as inserted at its new one, as Word leaves it when somebody edits what he moved (17.13.5). No mark stands in another:
 * LibreOffice drops a deletion inside of what the same author brought.
 */
export function editedMove(from: ParagraphUnit, to: ParagraphUnit): { readonly source: Marking<TakingMark>; readonly target: Marking<BringingMark> } {
  const { beforeTokens, afterTokens, spans } = planRegion([from], [to]);
  const source = new Map<XmlElement, MarkedStretch<TakingMark>[]>();
  const target = new Map<XmlElement, MarkedStretch<BringingMark>[]>();
  for (const { same, beforeStart, beforeEnd, afterStart, afterEnd } of spans) {
    mark(source, beforeTokens.slice(beforeStart, beforeEnd), same ? 'moveFrom' : 'del');
    mark(target, afterTokens.slice(afterStart, afterEnd), same ? 'moveTo' : 'ins');
  }
  return { source: { whole: 'moveFrom', stretches: source }, target: { whole: 'moveTo', stretches: target } };
}

/** Adds the tokens' places under a mark; neighbours under one mark are one stretch. */
function mark<Mark>(stretches: Map<XmlElement, MarkedStretch<Mark>[]>, tokens: readonly Token[], as: Mark): void {
  for (const { slices } of tokens) {
    for (const { piece, from, to } of slices) {
      const known = stretches.get(piece.element);
      const last = known?.at(-1);
      if (known === undefined) stretches.set(piece.element, [{ from, to, mark: as }]);
      else if (last?.mark === as) known[known.length - 1] = { ...last, to };
      else known.push({ from, to, mark: as });
    }
  }
}
