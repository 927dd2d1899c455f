import { likeness } from '../../text/align.ts';
import { MOVE_LIKENESS } from './moves.ts';
import type { Op, Regroup } from './ops.ts';
import type { ParagraphUnit } from './units.ts';

type Gone = Extract<Op, { type: 'delete' }>;
type Come = Extract<Op, { type: 'insert' }>;

/** Shorter lines are alike by chance. */
const WHOLE_WORDS = 8;
/** Most words of a piece stand in the whole it was cut from. */
const PIECE_CONTAINED = 0.7;
/** The pieces together are nearer to the whole than any of them is alone, and hold no more words than can be alike enough. */
const GAIN = 0.05;
const MOST_PIECES = 12;
const MOST_WORDS = 2 / MOVE_LIKENESS - 1;
/** All with all only while that is cheap (C8). */
const MOST_PAIRS = 2500;

/**
 * Links a paragraph that went with those that stand elsewhere and say together what it said, and several that went with the one they became (C3, C4): what
 * moved and was cut in two on the way, or joined, is one event. Lines that follow each other only; what was cut where it stands is a split.
 */
export function linkRegroups(ops: readonly Op[], nextId: () => number): void {
  const gone = openRuns(ops, (op): Gone | undefined => (op.type === 'delete' && op.before.type === 'paragraph' ? op : undefined));
  const come = openRuns(ops, (op): Come | undefined => (op.type === 'insert' && op.after.type === 'paragraph' ? op : undefined));
  const count = (runs: readonly (readonly unknown[])[]): number => runs.reduce((sum, run) => sum + run.length, 0);
  if (gone.length === 0 || come.length === 0 || count(gone) * count(come) > MOST_PAIRS) return;
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
  const { words } = whole.unit;
  if (whole.op.regroup !== undefined || words.length < WHOLE_WORDS) return undefined;
  const known = new Set(words);
  const isPiece = ({ op, unit }: Placed): boolean =>
    op.regroup === undefined && (op.move === undefined || op.move === whole.op.move) && unit.words.length < words.length && unit.words.filter((word) => known.has(word)).length >= PIECE_CONTAINED * unit.words.length;
  let found: readonly Placed[] | undefined;
  let best = MOVE_LIKENESS;
  for (const run of runs) {
    for (let from = 0; from < run.length; from += 1) {
      const pieces: Placed[] = [];
      let length = 0;
      for (const piece of run.slice(from, from + MOST_PIECES)) {
        length += piece.unit.words.length;
        if (!isPiece(piece) || length > MOST_WORDS * words.length) break;
        pieces.push(piece);
        if (pieces.length < 2 || length < words.length / MOST_WORDS) continue;
        const joined = likeness(words, pieces.flatMap(({ unit }) => unit.words));
        const isOwn = whole.op.move === undefined || pieces.some(({ op }) => op.move === whole.op.move);
        if (joined <= best || !isOwn || (joined < 1 && pieces.some(({ unit }) => joined < likeness(words, unit.words) + GAIN)) || !isApart(ops, whole, pieces)) continue;
        best = joined;
        found = [...pieces];
      }
    }
  }
  return found;
}

/** Whether something that stayed stands between the places. */
function isApart(ops: readonly Op[], one: Placed, others: readonly Placed[]): boolean {
  const places = [one, ...others].map(({ at }) => at);
  return ops.slice(Math.min(...places), Math.max(...places)).some(({ type }) => type === 'region' || type === 'table');
}
