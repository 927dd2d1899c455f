import type { Sha256 } from '../../shared/base/branded.ts';
import { sha256Hex } from '../../shared/base/sha256.ts';
import type { Block } from '../../shared/contract/content.ts';
import type { PartyId } from '../../shared/contract/party.ts';
import type { Command } from '../../shared/negotiation/command.ts';
import { decide } from '../../shared/negotiation/decide.ts';
import { evolve } from '../../shared/negotiation/evolve.ts';
import type { ClauseId, CommentId, NegotiationId } from '../../shared/negotiation/ids.ts';
import type { NegotiationEvent, RecordedEvent, Side } from '../../shared/negotiation/schema/events.ts';
import type { CommentFromFile } from '../../shared/negotiation/schema/comments.ts';
import type { RecordedClause } from '../../shared/negotiation/schema/reading.ts';
import { emptyNegotiation, findClause, type ClauseState, type NegotiationState } from '../../shared/negotiation/state.ts';

export const clauseId = (name: string): ClauseId => name as ClauseId;
export const commentId = (name: string): CommentId => name as CommentId;
export const fileHash = (name: string): Sha256 => sha256Hex(name);
const negotiationId = 'negotiation-1' as NegotiationId;

/** One paragraph that says this. */
export const says = (text: string): readonly Block[] => [{ type: 'paragraph', label: '', level: 0, inlines: text === '' ? [] : [{ type: 'text', text }] }];

export const recordedClause = (name: string, text: string): RecordedClause => ({
  clauseId: clauseId(name), nodeId: `n-${name}`, nodeIds: [`n-${name}`], number: '', heading: name, kind: 'clause', level: 1, parentId: null, blocks: says(text),
});

/** A comment as a returned file brings it. */
export const commentFromFile = (name: string, clause: string, text: string, author: string): CommentFromFile => ({
  commentId: commentId(name), clauseId: clauseId(clause), author, date: '2026-03-01T10:00:00Z', text, quote: '', replyTo: null, resolved: false, fileId: '7',
});

const place = ({ blocks: _blocks, ...rest }: RecordedClause): Omit<RecordedClause, 'blocks'> => rest;

/** A negotiation as a test drives it: every command goes through `decide`, every fact through `evolve`. */
export type Story = {
  readonly state: () => NegotiationState;
  readonly events: () => readonly RecordedEvent[];
  /** Runs a command that must be allowed. */
  readonly run: (command: Command) => NegotiationState;
  /** The code of the refusal, or `allowed`. */
  readonly tryTo: (command: Command) => string;
  readonly clause: (name: string) => ClauseState;
  /** The other side returns a file in which these clauses read differently; `null` = the clause is not in it. */
  readonly receive: (wordings: Readonly<Record<string, string | null>>, options?: { readonly file?: string; readonly inserted?: readonly RecordedClause[]; readonly comments?: readonly CommentFromFile[]; readonly comparedWith?: string }) => NegotiationState;
  readonly send: (file?: string, comments?: readonly CommentId[]) => NegotiationState;
};

export const record = (state: NegotiationState, event: NegotiationEvent): RecordedEvent => ({
  seq: state.revision + 1, at: '2026-11-21T10:00:00.000Z', by: 'Test', v: 1, event, prev: '', hash: '',
});

/** Starts a negotiation whose clauses are named and read as given. We act for Party A unless told otherwise. */
export function startStory(texts: Readonly<Record<string, string>>, side: Side = 'A'): Story {
  let state = emptyNegotiation;
  let files = 0;
  const log: RecordedEvent[] = [];
  const tryTo = (command: Command): string => {
    const outcome = decide(state, command);
    if (!outcome.ok) return outcome.error.code;
    for (const event of outcome.value) {
      const recorded = record(state, event);
      state = evolve(state, recorded);
      log.push(recorded);
    }
    return 'allowed';
  };
  const run = (command: Command): NegotiationState => {
    const outcome = tryTo(command);
    if (outcome !== 'allowed') throw new Error(`${command.type} was refused: ${outcome}`);
    return state;
  };
  const ours: PartyId = side === 'B' ? 'B' : 'A';
  const theirs: PartyId = ours === 'A' ? 'B' : 'A';
  const clause = (name: string): ClauseState => {
    const found = findClause(state, clauseId(name));
    if (found === undefined) throw new Error(`no clause ${name}`);
    return found;
  };
  run({ type: 'create', negotiationId, name: 'Test', parties: { A: { name: 'Ada' }, B: { name: 'Bob' } }, side, sample: false });
  run({
    type: 'import', sha256: fileHash('import'), fileName: 'import.docx', template: '', words: 0, messages: [],
    clauses: Object.entries(texts).map(([name, text]) => recordedClause(name, text)),
  });
  const placed = (party: PartyId): ReturnType<typeof place>[] =>
    state.clauses.filter((one) => one.positions[party].wording !== null).map((one) => place(recordedClause(one.id, '')));
  return {
    state: () => state,
    events: () => log,
    run,
    tryTo,
    clause,
    send: (file = `sent-${String((files += 1))}`, comments = []) =>
      run({
        type: 'record-sent', party: ours, base: fileHash('import'), redline: fileHash(file), clean: fileHash(`${file}-clean`), fileName: `${file}.docx`,
        reading: { sha256: fileHash(file), clauses: placed(ours) }, comments,
      }),
    receive: (wordings, options = {}) => {
      const file = options.file ?? `received-${String((files += 1))}`;
      const inserted = options.inserted ?? [];
      const kept = state.clauses
        .filter((one) => one.shown[ours] !== null && wordings[one.id] !== null)
        .map((one) => place(recordedClause(one.id, '')));
      return run({
        type: 'record-received', party: theirs, sha256: fileHash(file), fileName: `${file}.docx`, comparedWith: fileHash(options.comparedWith ?? 'import'),
        audit: { tracked: 0, untracked: 0, removed: 0, accepted: 0, findings: [], nature: [], similarity: 1 },
        marks: [],
        reading: { sha256: fileHash(file), clauses: [...kept, ...inserted.map(place)] },
        inserted,
        comments: options.comments ?? [],
        changed: Object.entries(wordings).map(([name, text]) => ({
          clauseId: clauseId(name), wording: text === null ? null : says(text), basis: clause(name).shown[ours], moved: false,
        })),
      });
    },
  };
}
