import { PARAGRAPH_MARK } from '../../compare/ops.ts';
import { planRegion } from '../../compare/regions.ts';
import type { Token } from '../../compare/tokens.ts';
import type { ParagraphUnit } from '../../compare/units.ts';
import type { XmlElement } from '../../xml/scan.ts';
import type { TakingMark } from '../edit-runs.ts';
import type { BringingMark, MarkedStretch, Marking } from './marking.ts';

/**
 * How a paragraph that moved and was edited on the way is marked: what it kept as moved, what it lost as deleted at its old place
 * (`source`), and what it got as inserted at its new one (`target`), as Word leaves it when somebody edits what he moved (17.13.5). No
 * mark stands in another: LibreOffice drops a deletion inside of what the same author brought.
 */
export type EditedMove = { readonly source: Marking<TakingMark>; readonly target: Marking<BringingMark> };

/** For a paragraph that stands in a later file as `to`, which is copied from there. */
export function editedMove(from: ParagraphUnit, to: ParagraphUnit): EditedMove {
  const target = new Map<XmlElement, MarkedStretch<BringingMark>[]>();
  const steps = stepsOf(from, to, () => true);
  for (const { isKept, after } of steps) mark(target, after, isKept ? 'moveTo' : 'ins');
  return { source: leaving(steps), target: { whole: 'moveTo', stretches: target, tail: '' } };
}

/**
 * For a paragraph that was worded anew as `to`, which stands nowhere: what is kept is copied from `from`, and `newWords` writes what stands
 * between, beside a run of the old wording. `isKept` tells words that only look the same from those that are set alike.
 */
export function wordedMove(from: ParagraphUnit, to: ParagraphUnit, isKept: (before: Token, after: Token) => boolean, newWords: (tokens: readonly Token[], beside: XmlElement | undefined) => string): EditedMove {
  const target = new Map<XmlElement, MarkedStretch<BringingMark>[]>();
  const steps = stepsOf(from, to, isKept);
  let run = from.tokens[0]?.slices[0]?.piece.run;
  let lead = '';
  for (const step of steps) {
    if (step.isKept) {
      mark(target, step.before, 'moveTo', lead);
      lead = '';
      run = step.before.at(-1)?.slices.at(-1)?.piece.run ?? run;
      continue;
    }
    for (const { slices } of step.before) for (const { piece } of slices) if (!target.has(piece.element)) target.set(piece.element, []);
    if (step.after.length > 0) lead += newWords(step.after, run);
  }
  return { source: leaving(steps), target: { whole: 'moveTo', stretches: target, tail: lead } };
}

/** Whether what is no word – a note, a picture, a field – is kept where a paragraph is worded anew: what goes or comes of it is not written in a move. */
export function keepsAtoms(from: ParagraphUnit, to: ParagraphUnit): boolean {
  return stepsOf(from, to, () => true).every(({ isKept, before, after }) => isKept || [...before, ...after].every((token) => !token.isAtom));
}

type Step = { readonly isKept: boolean; readonly before: readonly Token[]; readonly after: readonly Token[] };

/** The words of both sides in stretches that were kept, or took each other's place. */
function stepsOf(from: ParagraphUnit, to: ParagraphUnit, isKept: (before: Token, after: Token) => boolean): Step[] {
  const { beforeTokens, afterTokens, spans } = planRegion([from], [to]);
  return spans.flatMap(({ same, beforeStart, beforeEnd, afterStart, afterEnd }): Step[] => {
    const [before, after] = [beforeTokens.slice(beforeStart, beforeEnd), afterTokens.slice(afterStart, afterEnd)];
    if (!same) return [{ isKept: false, before, after }];
    return before.flatMap((one, index): Step[] => {
      const two = after[index];
      return one === PARAGRAPH_MARK || two === undefined ? [] : [{ isKept: isKept(one, two), before: [one], after: [two] }];
    });
  });
}

function leaving(steps: readonly Step[]): Marking<TakingMark> {
  const stretches = new Map<XmlElement, MarkedStretch<TakingMark>[]>();
  for (const { isKept, before } of steps) mark(stretches, before, isKept ? 'moveFrom' : 'del');
  return { whole: 'moveFrom', stretches, tail: '' };
}

/** Adds the tokens' places under a mark, `lead` in front of the first; neighbours under one mark are one stretch. */
function mark<Mark>(stretches: Map<XmlElement, MarkedStretch<Mark>[]>, tokens: readonly Token[], as: Mark, lead = ''): void {
  let ahead = lead;
  for (const { slices } of tokens) {
    for (const { piece, from, to } of slices) {
      const known = stretches.get(piece.element);
      const last = known?.at(-1);
      if (known === undefined) stretches.set(piece.element, [{ from, to, mark: as, lead: ahead }]);
      else if (ahead === '' && last?.mark === as && last.to === from) known[known.length - 1] = { ...last, to };
      else known.push({ from, to, mark: as, lead: ahead });
      ahead = '';
    }
  }
}
