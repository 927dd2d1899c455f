import type { Sha256 } from '../base/branded.ts';
import type { ClauseKind } from '../contract/clause.ts';
import type { PartyId } from '../contract/party.ts';
import type { ClauseId, CommentId, Fingerprint, NegotiationId } from './ids.ts';
import type { Visibility } from './schema/comments.ts';
import type { Wording } from './schema/content.ts';
import type { EventOf, EventType, Parties, Side } from './schema/events.ts';
import type { AuditSummary, Mark } from './schema/mark.ts';
import type { Reading } from './schema/reading.ts';

export type PerParty<T> = { readonly A: T; readonly B: T };

/** What one party currently stands on for one clause. */
export type Position = {
  readonly wording: Wording;
  readonly fingerprint: Fingerprint;
  /** The fact that last moved or reaffirmed it. */
  readonly since: number;
  /** The fingerprint the party has confirmed; agreement needs both parties to have confirmed the same one. */
  readonly confirmed: Fingerprint | null;
  /** The position this one replaced, which withdrawing returns to. */
  readonly replaced: Position | null;
};

/** A change one party proposed: from the wording it saw to its new one. Immutable. */
export type Redline = {
  readonly seq: number;
  readonly round: number;
  readonly party: PartyId;
  readonly at: string;
  /** Who recorded it here; the authors in the file are in the marks. */
  readonly by: string;
  /** The wording the proposing party saw. */
  readonly basis: Wording;
  readonly wording: Wording;
  readonly reason: string;
  /** The file it came in; empty for one made here. */
  readonly source: Sha256 | '';
  /** `made-here` for our own; else whether their file marked it. `unmarked` = none of it was tracked. */
  readonly tracking: 'made-here' | 'tracked' | 'partly' | 'unmarked';
  readonly marks: readonly Mark[];
};

export type Agreement = { readonly fingerprint: Fingerprint; readonly wording: Wording; readonly seq: number; readonly round: number };

/** An agreed clause that is agreed no longer: which fact broke it, and whose. */
export type Alarm = { readonly seq: number; readonly round: number; readonly party: PartyId; readonly reason: string };

/** Their file puts the clause elsewhere; `decided` once we accepted or refused the new place. */
export type Move = { readonly round: number; readonly party: PartyId; readonly from: ClauseId | null; readonly decided: 'accepted' | 'refused' | null };

/** A time a party moved on a clause, which a trade can name (rule N43). */
export type Step = { readonly seq: number; readonly round: number; readonly party: PartyId; readonly how: 'accepted' | 'countered' | 'withdrawn' | 'in-file'; /** Onto the words of the other. */ readonly whole: boolean };

/** What one party gave for what the other gave, or is to give (rule N43). Known to our side alone. */
export type Trade = {
  /** The fact that linked it, which it goes by. */
  readonly seq: number;
  readonly at: string;
  readonly by: string;
  /** Who gave. */
  readonly party: PartyId;
  readonly reason: string;
} & Pick<EventOf<'trade-linked'>, 'gave' | 'got'>;

/** A comment on a clause. It binds nobody (rule N26). */
export type ClauseComment = {
  readonly id: CommentId;
  readonly seq: number;
  /** When it was written; as the file says for one that came in a file. */
  readonly at: string;
  /** Who wrote it: the person here, or the author the file names. */
  readonly by: string;
  readonly origin: 'here' | 'file';
  readonly party: PartyId;
  readonly visibility: Visibility;
  readonly text: string;
  readonly quote: string;
  /** The comment that opened its thread; `null` for that one. */
  readonly replyTo: CommentId | null;
  readonly resolved: boolean;
  /** The round it last went out with; `null` before. */
  readonly sent: number | null;
  /** Its id in the file it came in; empty for one written here. */
  readonly fileId: string;
};

export type ClauseState = {
  readonly id: ClauseId;
  readonly number: string;
  readonly heading: string;
  readonly kind: ClauseKind;
  readonly level: number;
  readonly parentId: ClauseId | null;
  /** A person gave it its kind and heading; later files do not change them (rule N23). */
  readonly relabelled: boolean;
  /** The clause it was part of until a person split that (rule N24). */
  readonly splitFrom: ClauseId | null;
  /** The clauses that became part of it (rule N25). */
  readonly mergedFrom: readonly ClauseId[];
  readonly positions: PerParty<Position>;
  /** What each party last put before the other: the basis of the other's next proposal. */
  readonly shown: PerParty<Wording>;
  /** Whether anyone ever proposed, confirmed or decided anything about it. */
  readonly touched: boolean;
  readonly parked: boolean;
  /** Who holds its unseen proposal back; `null` where it goes out with the next file (rule N49). */
  readonly held: PartyId | null;
  /** The last agreement reached, kept when it breaks so that it can be returned to. */
  readonly agreement: Agreement | null;
  readonly alarm: Alarm | null;
  readonly move: Move | null;
  readonly redlines: readonly Redline[];
  /** When each party moved on it, oldest first. */
  readonly steps: readonly Step[];
  /** In the order they were written or came in, answers included. */
  readonly comments: readonly ClauseComment[];
};

/** By when something is owed, and by whom. One of a round is over with the round. */
export type Deadline = { readonly on: string; readonly owes: PartyId; readonly round: number };
export type Deadlines = { readonly deal: Deadline | null; readonly round: Deadline | null };

/** The deal a document belongs to as its own record says, since when, and which documents of it were known then (rule N45). */
export type DealMembership = NonNullable<EventOf<'deal-set'>['deal']> & { readonly at: string };

export type ImportedDocument = Pick<EventOf<'document-imported'>, 'sha256' | 'fileName' | 'template' | 'words' | 'messages'>;

export type SentRound = { readonly kind: 'sent'; readonly number: number; readonly seq: number; readonly at: string; readonly party: PartyId; /** Its file was worked out from the marks in a later one. */ readonly derived?: true } & Pick<
  EventOf<'round-sent'>,
  'base' | 'redline' | 'clean' | 'fileName' | 'bundle'
>;

export type ReceivedRound = {
  readonly kind: 'received';
  readonly number: number;
  readonly seq: number;
  readonly at: string;
  readonly party: PartyId;
  readonly audit: AuditSummary;
  /** Differences that belong to no clause: headers, footers, styles. */
  readonly outside: readonly Mark[];
} & Pick<EventOf<'round-received'>, 'sha256' | 'fileName' | 'comparedWith' | 'bundle'>;

export type Round = SentRound | ReceivedRound;

/**
 * What undoing one fact restores: the few clauses a decision touched, or all that a round or an insertion rearranged.
 * References into older states, so that ten thousand decisions do not hold ten thousand copies.
 */
export type UndoEntry = {
  readonly seq: number;
  readonly type: EventType;
  readonly clauses: { readonly extent: 'some' | 'all'; readonly before: readonly ClauseState[] };
  readonly rounds: readonly Round[];
  readonly readings: readonly Reading[];
  readonly name: string;
  readonly archived: boolean;
  readonly parties: Parties;
  readonly authors: Readonly<Record<string, PartyId>>;
  readonly deadlines: Deadlines;
  readonly trades: readonly Trade[];
  /** The one to undo after this one. A chain and not a list: adding to it costs the same after ten thousand facts. */
  readonly below: UndoEntry | null;
};

/** What redoing brings back: everything as it stood before it was taken back, with what could be redone then. */
export type RedoEntry = { readonly seqs: readonly number[]; readonly what: string; readonly to: NegotiationState };

/** One negotiation as folded from its log. */
export type NegotiationState = {
  /** Number of facts folded in; the revision commands carry. */
  readonly revision: number;
  readonly id: NegotiationId | null;
  readonly name: string;
  readonly parties: Parties;
  readonly side: Side;
  readonly sample: boolean;
  readonly archived: boolean;
  readonly document: ImportedDocument | null;
  /** In document order, removed ones included. */
  readonly clauses: readonly ClauseState[];
  readonly rounds: readonly Round[];
  /** How many rounds there were before this record of the negotiation began (rule N38). */
  readonly earlierRounds: number;
  /** Every file whose clauses we know, oldest first. */
  readonly readings: readonly Reading[];
  /** Author names in files, and whose they are. */
  readonly authors: Readonly<Record<string, PartyId>>;
  readonly deadlines: Deadlines;
  /** What was given for what, as our side sees it. */
  readonly trades: readonly Trade[];
  readonly deal: DealMembership | null;
  /** The newest fact that can be taken back. */
  readonly undo: UndoEntry | null;
  /** What was taken back last, until anything else happens. */
  readonly redo: RedoEntry | null;
};

export const emptyNegotiation: NegotiationState = {
  revision: 0,
  id: null,
  name: '',
  parties: { A: { name: 'Party A' }, B: { name: 'Party B' } },
  side: 'A',
  sample: false,
  archived: false,
  document: null,
  clauses: [],
  rounds: [],
  earlierRounds: 0,
  readings: [],
  authors: {},
  deadlines: { deal: null, round: null },
  trades: [],
  deal: null,
  undo: null,
  redo: null,
};

/** The party whose point of view "ours" takes; a mediator looks from Party A. */
export const ourParty = (state: Pick<NegotiationState, 'side'>): PartyId => (state.side === 'mediator' ? 'A' : state.side);

/** The number of the last round; 0 before the first. */
export const roundNow = (state: Pick<NegotiationState, 'rounds' | 'earlierRounds'>): number => state.earlierRounds + state.rounds.length;

export const findClause = (state: NegotiationState, id: ClauseId): ClauseState | undefined => state.clauses.find((clause) => clause.id === id);
