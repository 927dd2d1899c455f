import type { DealId, NegotiationId } from '../ids.ts';
import type { NegotiationEvent } from '../schema/events.ts';

type Named = Pick<NonNullable<Extract<NegotiationEvent, { type: 'deal-set' }>['deal']>['documents'][number], 'id' | 'name'>;

/** A row of the list of negotiations, as far as deals go by it. */
export type DealRow = {
  readonly id: NegotiationId;
  readonly name: string;
  /** Empty when all is well with its record. */
  readonly problem: string;
  /** The id it was created under, where that is another: a copy beside. */
  readonly createdAs?: NegotiationId;
  readonly deal?: {
    readonly id: DealId;
    readonly name: string;
    readonly at: string;
    readonly documents: readonly Named[];
    /** How many of its clauses are in the way of a signature. */
    readonly blockers: number;
  };
};

/** A deal as the records on this computer have it (rule N45). */
export type Deal<R extends DealRow> = {
  readonly id: DealId;
  readonly name: string;
  /** In the order of the newest record; a document that is here twice stands there twice. */
  readonly documents: readonly R[];
  /** Documents some record names that are not here, or cannot be read here. */
  readonly missing: readonly (Named & { readonly why: 'not-here' | 'unreadable' })[];
  /** Names of documents that are here more than once, so that it is open which of them counts. */
  readonly twice: readonly string[];
  /** Every document is here, once, sound, and has every clause agreed; findings in the texts come on top (rule N46). */
  readonly ready: boolean;
};

/** The id a document goes by in a deal, on every computer. */
export const documentOf = (row: DealRow): NegotiationId => row.createdAs ?? row.id;

/** Every deal some record on this computer says it belongs to. */
export function dealsOf<R extends DealRow>(rows: readonly R[]): readonly Deal<R>[] {
  const ids = [...new Set(rows.flatMap((row) => (row.deal === undefined ? [] : [row.deal.id])))];
  return ids.map((id) => dealFrom(id, rows));
}

/** The deal a negotiation belongs to; `undefined` for none. */
export const dealOf = <R extends DealRow>(rows: readonly R[], id: NegotiationId): Deal<R> | undefined => dealsOf(rows).find((deal) => deal.documents.some((row) => row.id === id));

/** Whether it holds more than the one document somebody looks at. */
export const hasSisters = ({ documents, missing }: Deal<DealRow>): boolean => documents.length + missing.length > 1;

function dealFrom<R extends DealRow>(id: DealId, rows: readonly R[]): Deal<R> {
  const members = rows.filter((row) => row.deal?.id === id);
  const newest = members.flatMap((row) => (row.deal === undefined ? [] : [row.deal])).toSorted((one, two) => (one.at < two.at ? 1 : one.at > two.at ? -1 : 0));
  const order = [...new Set(newest.flatMap((deal) => deal.documents.map((named) => named.id)))];
  const place = (row: R): number => (order.includes(documentOf(row)) ? order.indexOf(documentOf(row)) : order.length);
  const documents = members.toSorted((one, two) => place(one) - place(two) || (one.id < two.id ? -1 : 1));
  const sound = new Set(rows.filter((row) => row.deal !== undefined || row.problem === '').map(documentOf));
  const known = new Map(newest.toReversed().flatMap((deal) => deal.documents.map((named) => [named.id, named.name] as const)));
  const missing = [...known].filter(([document]) => !sound.has(document)).map(([document, name]) => ({ id: document, name, why: rows.some((row) => documentOf(row) === document) ? ('unreadable' as const) : ('not-here' as const) }));
  const twice = documents.filter((row, at) => documents.findIndex((other) => documentOf(other) === documentOf(row)) !== at).map((row) => row.name);
  const ready = missing.length === 0 && twice.length === 0 && documents.every((row) => row.problem === '' && row.deal?.blockers === 0);
  return { id, name: newest[0]?.name ?? '', documents, missing, twice, ready };
}

/** A row with whose turn it is. */
export type TurnRow = DealRow & { readonly side: 'A' | 'B' | 'mediator'; readonly turn: 'A' | 'B'; readonly turnSince: string; readonly round: number };

/** What to know of the sister documents before one is sent: those that are not at the same point (rule N47). */
export function sisterNotes<R extends TurnRow>({ documents, missing }: Deal<R>, self: R): readonly string[] {
  const isOurs = (row: R): boolean => row.turn === (row.side === 'mediator' ? 'A' : row.side);
  const notes = documents.flatMap((row): readonly string[] => {
    if (documentOf(row) === documentOf(self) || row.deal?.blockers === 0) return [];
    if (isOurs(row)) return [`“${row.name}” of the same deal is with you too (${row.round === 0 ? 'not sent yet' : `round ${String(row.round)}`}): unless it is sent as well, they read this document without it.`];
    // Sent after this one came back: both go together.
    return isOurs(self) && row.turnSince < self.turnSince ? [`They still have “${row.name}” of the same deal, since ${row.turnSince.slice(0, 10)}: what came back after that was this document without it.`] : [];
  });
  return [...notes, ...missing.map(({ name }) => `“${name}” of the same deal is not on this computer; where it stands is not known here.`)];
}
