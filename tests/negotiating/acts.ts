import { otherParty } from '../../shared/contract/party.ts';
import { blocksText, type Block } from '../../shared/contract/content.ts';
import { ourParty, type ClauseState } from '../../shared/negotiation/state.ts';
import { sameWording } from '../../shared/negotiation/fingerprint.ts';
import type { Random } from '../support/random.ts';
import type { TableSide } from './table-side.ts';

/** What a person might do next; says what was done, and whether the ledger took it. */
type Act = { readonly name: string; readonly weight: number; readonly run: (side: TableSide, random: Random, secrets: Set<string>) => Promise<string> };

const paragraph = (text: string): Block => ({ type: 'paragraph', label: '', level: 0, inlines: [{ type: 'text', text }] });
/** A word that stands nowhere else, so that it can be found, or proven to be nowhere. */
const newWord = (random: Random, kind: string): string => `${kind}${String(random.below(1_000_000)).padStart(6, '0')}`;

const called = (clause: ClauseState): string => clause.heading || clause.number || blocksText(clause.positions.A.wording ?? clause.positions.B.wording ?? []).slice(0, 30);

const onClause = (which: (clause: ClauseState, side: TableSide) => boolean, run: (side: TableSide, clause: ClauseState, random: Random, secrets: Set<string>) => Promise<string>): Act['run'] => async (side, random, secrets) => {
  const clause = random.pick(side.state().clauses.filter((one) => which(one, side)));
  return clause === undefined ? 'no clause' : `“${called(clause)}” ${await run(side, clause, random, secrets)}`;
};

const ours = (clause: ClauseState, side: TableSide): ClauseState['positions']['A'] => clause.positions[ourParty(side.state())];
const theirs = (clause: ClauseState, side: TableSide): ClauseState['positions']['A'] => clause.positions[otherParty(ourParty(side.state()))];
const any = (): boolean => true;
const differs = (clause: ClauseState, side: TableSide): boolean => !sameWording(ours(clause, side).wording, theirs(clause, side).wording);
const hasText = (clause: ClauseState, side: TableSide): boolean => ours(clause, side).wording !== null;

/** One paragraph said otherwise, one taken out, or one more. */
function edited(blocks: readonly Block[], random: Random, word: string): readonly Block[] {
  const at = random.below(blocks.length);
  const block = blocks[at];
  if (block?.type !== 'paragraph') return [...blocks, paragraph(`And ${word} is added below.`)];
  const kind = random.below(6);
  if (kind === 0 && blocks.length > 1) return blocks.toSpliced(at, 1);
  if (kind === 1) return blocks.toSpliced(at + 1, 0, { ...block, label: '', inlines: [{ type: 'text', text: `A further paragraph says ${word} about it.` }] });
  const inlines = block.inlines.map((inline, index) => {
    if (inline.type !== 'text' || index !== block.inlines.findIndex((one) => one.type === 'text')) return inline;
    const parts = inline.text.split(' ');
    parts.splice(1 + random.below(Math.max(1, parts.length)), random.below(3), word);
    return { ...inline, text: parts.join(' ') };
  });
  return blocks.with(at, { ...block, inlines });
}

const counter: Act['run'] = onClause(hasText, (side, clause, random) => {
  const from = (random.below(2) === 0 ? theirs(clause, side).wording : null) ?? ours(clause, side).wording ?? [];
  return side.command({ type: 'counter', clauseId: clause.id, blocks: edited(from, random, newWord(random, 'Word')) });
});

/** Some of their paragraphs, some of ours. */
const changeByChange: Act['run'] = onClause((clause, side) => differs(clause, side) && hasText(clause, side) && theirs(clause, side).wording !== null, (side, clause, random) => {
  const [mine, other] = [ours(clause, side).wording ?? [], theirs(clause, side).wording ?? []];
  const blocks = Array.from({ length: Math.max(mine.length, other.length) }, (_, at) => (random.below(2) === 0 ? mine[at] : other[at])).filter((block) => block !== undefined);
  return side.command({ type: 'counter', clauseId: clause.id, blocks });
});

const insert: Act['run'] = async (side, random) => {
  const after = random.below(10) === 0 ? undefined : random.pick(side.state().clauses);
  const heading = random.below(2) === 0 ? '' : newWord(random, 'Heading');
  const body = Array.from({ length: 1 + random.below(2) }, () => paragraph(`Each side does what ${newWord(random, 'Added')} asks of it.`));
  return `behind “${after === undefined ? 'nothing' : called(after)}” ${heading} ${await side.command({ type: 'insert', after: after?.id ?? null, heading, blocks: [...(heading === '' ? [] : [paragraph(heading)]), ...body] })}`;
};

const holdBack: Act['run'] = async (side, random, secrets) => {
  const word = newWord(random, 'Secret');
  const clause = random.pick(side.state().clauses.filter((one) => hasText(one, side)));
  if (clause === undefined) return 'no clause';
  const done = await side.command({ type: 'counter', clauseId: clause.id, blocks: edited(ours(clause, side).wording ?? [], random, word) });
  if (done !== 'done') return done;
  const held = await side.command({ type: 'hold-back', clauseId: clause.id });
  if (held === 'done') secrets.add(word);
  return `“${called(clause)}” ${held}`;
};

const comment: Act['run'] = onClause(any, (side, clause, random, secrets) => {
  const isInternal = random.below(2) === 0;
  const word = newWord(random, isInternal ? 'Whisper' : 'Remark');
  if (isInternal) secrets.add(word);
  return side.command({ type: 'comment', clauseId: clause.id, visibility: isInternal ? 'internal' : 'shared', text: `What about ${word}?`, quote: '', replyTo: null });
});

const letGo: Act['run'] = onClause((clause) => clause.held !== null, async (side, clause, _random, secrets) => {
  const done = await side.command({ type: 'let-go', clauseId: clause.id });
  if (done === 'done') for (const word of secrets) if (blocksText(ours(clause, side).wording ?? []).includes(word)) secrets.delete(word);
  return done;
});

const split: Act['run'] = onClause((clause, side) => (ours(clause, side).wording?.length ?? 0) > 1, (side, clause, random) => side.correct({ type: 'split', clauseId: clause.id, at: 1 + random.below((ours(clause, side).wording?.length ?? 2) - 1) }));

const merge: Act['run'] = async (side, random) => {
  const { clauses } = side.state();
  const at = random.below(clauses.length - 1);
  const [first, second] = [clauses[at], clauses[at + 1]];
  if (first === undefined || second === undefined) return 'no clause';
  return `“${called(first)}” with “${called(second)}” ${await side.correct({ type: 'merge', clauseId: first.id, with: second.id })}`;
};

const ACTS: readonly Act[] = [
  { name: 'accept', weight: 5, run: onClause(differs, (side, clause) => side.command({ type: 'accept', clauseId: clause.id })) },
  { name: 'reject', weight: 5, run: onClause(differs, (side, clause) => side.command({ type: 'reject', clauseId: clause.id, reason: 'Not for us.' })) },
  { name: 'decide on a move', weight: 2, run: onClause((clause) => clause.move?.decided === null, (side, clause, random) => side.command({ type: random.below(2) === 0 ? 'accept' : 'reject', clauseId: clause.id })) },
  { name: 'counter', weight: 6, run: counter },
  { name: 'change by change', weight: 3, run: changeByChange },
  { name: 'withdraw', weight: 2, run: onClause(differs, (side, clause) => side.command({ type: 'withdraw', clauseId: clause.id })) },
  { name: 'park', weight: 1, run: onClause(any, (side, clause) => side.command({ type: 'park', clauseId: clause.id })) },
  { name: 'insert', weight: 3, run: insert },
  { name: 'remove', weight: 3, run: onClause(hasText, (side, clause) => side.command({ type: 'remove', clauseId: clause.id })) },
  { name: 'confirm', weight: 2, run: onClause(any, (side, clause) => side.command({ type: 'confirm', clauseId: clause.id })) },
  { name: 'confirm the rest', weight: 1, run: (side) => side.command({ type: 'confirm-untouched' }) },
  { name: 'reopen', weight: 1, run: onClause(any, (side, clause) => side.command({ type: 'reopen', clauseId: clause.id, reason: 'Seen anew.' })) },
  { name: 'keep agreed', weight: 1, run: onClause((clause) => clause.alarm !== null, (side, clause) => side.command({ type: 'keep-agreed', clauseId: clause.id })) },
  { name: 'hold back', weight: 2, run: holdBack },
  { name: 'let go', weight: 1, run: letGo },
  { name: 'comment', weight: 2, run: comment },
  { name: 'split', weight: 2, run: split },
  { name: 'merge', weight: 2, run: merge },
];
const DRAWN = ACTS.flatMap((act) => Array.from({ length: act.weight }, () => act));

/** One random act; one in six is undone at once, and then all must be as before. */
export async function actOnce(side: TableSide, random: Random, secrets: Set<string>): Promise<string> {
  const act = random.pick(DRAWN);
  if (act === undefined) return 'nothing';
  const before = side.state();
  const said = await act.run(side, random, secrets);
  if (random.below(6) > 0) return `${act.name}: ${said}`;
  while (side.state().undo !== null && side.state().undo?.seq !== before.undo?.seq) await side.command({ type: 'undo' });
  const [was, is] = [before, side.state()].map(({ clauses, rounds, readings, trades, deadlines, authors }) => JSON.stringify({ clauses, rounds, readings, trades, deadlines, authors }));
  if (was !== is) throw new Error(`undoing “${act.name}” ${said} does not give the state before it`);
  return `${act.name}: ${said}, undone`;
}
