import { nodeZlib } from '../../electron/worker/node-zlib.ts';
import { operations } from '../../electron/worker/operations.ts';
import type { ClauseNode } from '../../shared/contract/clause.ts';
import { blocksText } from '../../shared/contract/content.ts';
import { otherParty } from '../../shared/contract/party.ts';
import { unpackEntries } from '../../shared/docx/package/container.ts';
import { outgoingWording } from '../../shared/negotiation/select/holding.ts';
import { ourParty, type NegotiationState } from '../../shared/negotiation/state.ts';
import type { Sent, TableSide } from './table-side.ts';

/** The lines of a file in order, whatever clauses they are in. */
const linesOf = (bytes: Uint8Array): readonly string[] => textsOf(operations.read(bytes).clauses);
const textsOf = (nodes: readonly ClauseNode[]): readonly string[] => nodes.flatMap((node) => [...speaking(blocksText(node.blocks)), ...textsOf(node.children)]);
const speaking = (text: string): readonly string[] => text.split('\n').filter((line) => line.trim() !== '');

/** What our positions say from beginning to end; a clause whose place is in dispute stands nowhere for certain. */
const wanted = (state: NegotiationState): readonly string[] => state.clauses.flatMap((clause) => speaking(blocksText(outgoingWording(clause, ourParty(state)) ?? [])));

/** Checks the very files that left against the ledger; `before` is the state they were made from. */
export function checkWhatLeft(before: NegotiationState, sent: Sent, base: Uint8Array, secrets: ReadonlySet<string>): void {
  const positions = wanted(before);
  const hasMoves = before.clauses.some((clause) => clause.move?.decided === 'refused');
  const files = [['the clean copy', sent.clean], ['the redline with all accepted', operations.resolve(sent.redline, 'accept')]] as const;
  for (const [name, bytes] of files) same(`${name} reads otherwise than our positions`, linesOf(bytes), positions, hasMoves);
  same('the redline with all rejected reads otherwise than the file it is written on', linesOf(operations.resolve(sent.redline, 'reject')), linesOf(base), false);
  const public_ = positions.join('\n') + linesOf(base).join('\n');
  for (const word of secrets) {
    if (public_.includes(word)) continue;
    for (const [name, bytes] of [['redline', sent.redline], ['clean copy', sent.clean], ['bundle', sent.bundle]] as const) if (holds(bytes, word)) throw new Error(`the ${name} holds ${word}, which was to stay here`);
  }
}

function same(what: string, is: readonly string[], should: readonly string[], inAnyOrder: boolean): void {
  const [one, two] = inAnyOrder ? [is.toSorted(), should.toSorted()] : [is, should];
  const at = two.findIndex((line, index) => one[index] !== line);
  if (at >= 0 || one.length !== two.length) throw new Error(`${what}: line ${String(at)} “${one[at < 0 ? two.length : at] ?? ''}” instead of “${two[at] ?? ''}”`);
}

/** Whether a file says a word anywhere in its parts, however runs cut it, files within it included. */
const holds = (bytes: Uint8Array, word: string): boolean =>
  unpackEntries(bytes, nodeZlib).some((entry) => (entry.name.endsWith('.docx') ? holds(entry.bytes, word) : new TextDecoder().decode(entry.bytes).replaceAll(/<[^>]*>/g, '').includes(word)));

/** What came in is what they stand on, from beginning to end. */
export function checkWhatCame(after: NegotiationState, clean: Uint8Array): void {
  const theirs = otherParty(ourParty(after));
  same('what they hold in the ledger is not what their file says', after.clauses.flatMap((clause) => speaking(blocksText(clause.positions[theirs].wording ?? []))), linesOf(clean), false);
}

export const baseOf = async (side: TableSide, sent: Sent): Promise<Uint8Array> => {
  const round = side.state().rounds.at(-1);
  if (round?.kind !== 'sent') throw new Error('nothing was sent');
  await side.app.ask('files.save', { version: { type: 'stored', negotiationId: side.id(), sha256: round.base }, name: `base-${sent.baseHash}.docx` });
  return side.app.saved.get(`base-${sent.baseHash}.docx`) ?? new Uint8Array();
};
