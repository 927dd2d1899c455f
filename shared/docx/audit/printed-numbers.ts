import type { Finding } from '../../contract/finding.ts';
import type { StoryComparison } from '../compare/story-comparison.ts';
import type { Op } from '../compare/ops.ts';
import type { ParagraphUnit } from '../compare/units.ts';
import type { DocumentModel } from '../read/document.ts';

/**
 * Lists whose numbers are printed another way: no word of a paragraph changed, and yet it now begins with “Not 1.”
 * (17.9.11, `w:lvlText`). Numbers that only count on are no finding.
 */
export function printedNumberFindings(before: DocumentModel, after: DocumentModel, stories: readonly StoryComparison[]): Finding[] {
  const changed = new Map<string, Finding>();
  const visit = (story: StoryComparison, ops: readonly Op[]): void => {
    for (const op of ops) {
      if (op.type === 'table') for (const row of op.rows) if (row.type === 'row') for (const cell of row.cells) visit(story, cell);
      const [one, two] = op.type === 'region' && op.befores.length === 1 && op.afters.length === 1 ? [op.befores[0], op.afters[0]] : [];
      if (one === undefined || two === undefined) continue;
      const anew = printedAnew(before, one, after, two);
      if (anew === undefined) continue;
      const { was, is } = anew;
      changed.set(`${was}|${is}`, {
        check: 'numbers-printed', severity: 'blocks', clause: story.clauseAfter(two).title, place: 'word/numbering.xml',
        message: `The numbers of a list are printed another way: \u201C${was}\u201D became \u201C${is}\u201D (${one.label?.text ?? ''} is now ${two.label?.text ?? ''}).`, remedy: 'Read the paragraphs of this list with their numbers.',
      });
    }
  };
  for (const story of stories) if (story.kind !== 'comment') visit(story, story.ops);
  return [...changed.values()];
}

/** How the number of a line was and is printed, where its level says so in another way; a line on another level is numbered anew. */
export function printedAnew(before: DocumentModel, one: ParagraphUnit, after: DocumentModel, two: ParagraphUnit): { readonly was: string; readonly is: string } | undefined {
  const [was, is] = [patternOf(before, one), patternOf(after, two)];
  return was === undefined || is === undefined || was === is || one.label?.place.level !== two.label?.place.level ? undefined : { was, is };
}

const patternOf = (model: DocumentModel, { label }: ParagraphUnit): string | undefined =>
  label === undefined || label.isBullet ? undefined : model.numbering.instances.get(label.place.numId)?.levels[label.place.level]?.text;
