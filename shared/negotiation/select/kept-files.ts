import type { Sha256 } from '../../base/branded.ts';
import type { PartyId } from '../../contract/party.ts';
import type { NegotiationId } from '../ids.ts';
import type { RecordedEvent } from '../schema/events.ts';
import { roundNow, type NegotiationState } from '../state.ts';

/** What a kept file is: the first text, one of the two of a round of ours, our own version made in Word – sent, or only taken in – or theirs. */
export const KEPT_KINDS = ['start', 'redline', 'clean', 'own', 'own-unsent', 'theirs'] as const;

/** A file that went out or came in, kept in its exact bytes. `party` is whose it is; the first text is nobody's. */
export type KeptFile = { readonly key: string; readonly round: number; readonly at: string; readonly party: PartyId | null; readonly what: (typeof KEPT_KINDS)[number]; readonly name: string; readonly sha256: Sha256 };

type Told = Pick<NegotiationState, 'document' | 'rounds' | 'readings' | 'earlierRounds'>;

const ENDING = /\.\w{3,6}$/;
const withEnding = (name: string): string => (ENDING.test(name) ? name : `${name}.docx`);

/** Every file of a negotiation, newest first (rule N68): what was worked out from the marks of a later one (N38) never was a file. `events` are the facts the state comes from. */
export function keptFiles(state: Told, events: readonly RecordedEvent[]): readonly KeptFile[] {
  const { document, rounds } = state;
  const began = events.find(({ event }) => event.type === 'document-imported')?.at ?? '';
  const start: readonly KeptFile[] = document === null ? [] : [{ key: 'start', round: 0, at: began, party: null, what: 'start', name: withEnding(document.fileName), sha256: document.sha256 }];
  const ofRounds = rounds.flatMap((round): readonly (KeptFile & { readonly seq: number })[] => {
    const of = { round: round.number, at: round.at, party: round.party, seq: round.seq };
    if (round.kind === 'received') return [{ ...of, key: `${String(round.seq)} theirs`, what: 'theirs', name: withEnding(round.fileName), sha256: round.sha256 }];
    if (round.derived === true) return [];
    // A version of ours made in Word went out as it was, under its own name. (A round of ours without a change has one text in both files as well.)
    if (round.redline === round.clean && ENDING.test(round.fileName)) return [{ ...of, key: `${String(round.seq)} own`, what: 'own', name: withEnding(round.fileName), sha256: round.redline }];
    return [
      { ...of, key: `${String(round.seq)} clean`, what: 'clean', name: `${round.fileName} - clean.docx`, sha256: round.clean },
      { ...of, key: `${String(round.seq)} redline`, what: 'redline', name: `${round.fileName} - redline.docx`, sha256: round.redline },
    ];
  });
  return [...start, ...[...ofRounds, ...unsent(state, events)].toSorted((a, b) => a.seq - b.seq).map(({ seq: _seq, ...file }) => file)].toReversed();
}

/** Our own versions that were taken in and have not gone out (N40). One taken back again has left no reading. */
function unsent(state: Told, events: readonly RecordedEvent[]): readonly (KeptFile & { readonly seq: number })[] {
  const read = new Set(state.readings.map(({ sha256 }) => sha256));
  return events.flatMap(({ seq, at, event }) => {
    if (event.type !== 'own-version-taken' || event.sent || event.derived === true || !read.has(event.sha256)) return [];
    const round = roundNow({ earlierRounds: state.earlierRounds, rounds: state.rounds.filter((one) => one.seq < seq) });
    return [{ seq, key: `${String(seq)} own`, round, at, party: event.party, what: 'own-unsent', name: withEnding(event.fileName), sha256: event.sha256 }];
  });
}

/** So many files are listed. */
export const MOST_RECENT_FILES = 12;

/** A file of one of many negotiations. */
export type RecentFile = KeptFile & { readonly negotiationId: NegotiationId; readonly archived: boolean };

/** The newest files of many negotiations, newest first: a dozen of all of them and a dozen of those that are not archived, so that either can be shown (rule N68). */
export function recentFiles(negotiations: readonly { readonly id: NegotiationId; readonly archived: boolean; readonly files: readonly KeptFile[] }[]): readonly RecentFile[] {
  const all = negotiations.flatMap(({ id, archived, files }) => files.map((file) => ({ ...file, negotiationId: id, archived }))).toSorted((a, b) => (a.at < b.at ? 1 : a.at > b.at ? -1 : 0));
  const wanted = new Set([...all.slice(0, MOST_RECENT_FILES), ...all.filter(({ archived }) => !archived).slice(0, MOST_RECENT_FILES)]);
  return all.filter((file) => wanted.has(file));
}
