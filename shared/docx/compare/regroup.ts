import { MOVE_LIKENESS } from './moves.ts';
import type { Op, Regroup } from './ops.ts';
import { MOST_PIECE_PAIRS, piecesOfWhole } from './pieces-of-whole.ts';
import type { ParagraphUnit } from './units.ts';

type Gone = Extract<Op, { type: 'delete' }>;
type Come = Extract<Op, { type: 'insert' }>;

/**
 * Links a paragraph that went with those that stand elsewhere and say together what it said, and several that went with the one they became (C3, C4): what
 * moved and was cut in two on the way, or joined, is one event. Lines that follow each other only; what was cut where it stands is a split.
 */
export function linkRegroups(ops: readonly Op[], nextId: () => number): void {
  const gone = openRuns(ops, (op): Gone | undefined => (op.type === 'delete' && op.before.type === 'paragraph' ? op : undefined));
  const come = openRuns(ops, (op): Come | undefined => (op.type === 'insert' && op.after.type === 'paragraph' ? op : undefined));
  const count = (runs: readonly (readonly unknown[])[]): number => runs.reduce((sum, run) => sum + run.length, 0);
  if (gone.length === 0 || come.length === 0 || count(gone) * count(come) > MOST_PIECE_PAIRS) return;
  for (const from of gone.flat()) {
    const tos = piecesOf(ops, from, come);
    if (tos !== undefined) link([from], tos);
  }
  for (const to of come.flat()) {
    const froms = piecesOf(ops, to, gone);
    if (froms !== undefined) link(froms, [to]);
  }

  function link(froms: readonly Placed[], tos: readonly Placed[]): void {
    const regroup: Regroup = { id: nextId(), froms: froms.map(({ unit }) => unit), tos: tos.map(({ unit }) => unit) };
    for (const { op } of [...froms, ...tos]) op.regroup = regroup;
  }
}

type Placed = { readonly op: Gone | Come; readonly unit: ParagraphUnit; readonly at: number };

/** Paragraphs that follow each other, each come or gone and not known to have moved as it was. */
function openRuns(ops: readonly Op[], pick: (op: Op) => Gone | Come | undefined): readonly (readonly Placed[])[] {
  const runs: Placed[][] = [];
  let last = -2;
  ops.forEach((one, at) => {
    const op = pick(one);
    const unit = op?.type === 'delete' ? op.before : op?.after;
    if (op === undefined || unit?.type !== 'paragraph' || unit.words.length === 0 || (op.move !== undefined && !op.move.edited)) return;
    if (at === last + 1) runs.at(-1)?.push({ op, unit, at });
    else runs.push([{ op, unit, at }]);
    last = at;
  });
  return runs;
}

function piecesOf(ops: readonly Op[], whole: Placed, runs: readonly (readonly Placed[])[]): readonly Placed[] | undefined {
  const { move, regroup } = whole.op;
  if (regroup !== undefined) return undefined;
  const canBe = ({ op }: Placed): boolean => op.regroup === undefined && (op.move === undefined || op.move === move);
  const fits = (pieces: readonly Placed[]): boolean => (move === undefined || pieces.some(({ op }) => op.move === move)) && isApart(ops, whole, pieces);
  const found = runs.flatMap((run) => piecesOfWhole(whole.unit.words, run, { wordsOf: ({ unit }) => unit.words, least: MOVE_LIKENESS, canBe, fits }) ?? []);
  return found.toSorted((one, two) => two.likeness - one.likeness)[0]?.lines;
}

/** Whether something that stayed stands between the places. */
function isApart(ops: readonly Op[], one: Placed, others: readonly Placed[]): boolean {
  const places = [one, ...others].map(({ at }) => at);
  return ops.slice(Math.min(...places), Math.max(...places)).some(({ type }) => type === 'region' || type === 'table');
}
