import { blocksText } from '../../../shared/contract/content.ts';
import { otherParty, type PartyId } from '../../../shared/contract/party.ts';
import { isHeld } from '../../../shared/negotiation/select/holding.ts';
import { isIdleFrame, movePending, statusOf, type ClauseStatus } from '../../../shared/negotiation/select/status.ts';
import { openThreads } from '../../../shared/negotiation/select/threads.ts';
import type { ClauseState, NegotiationState, Redline } from '../../../shared/negotiation/state.ts';
import { differs, sidesOf, type Lens, type Sides } from '../../state/lens.ts';
import type { Filter, WorkspaceView } from '../../state/workspace.ts';

/** A clause as the workspace shows it through one lens. */
export type ClauseView = {
  readonly clause: ClauseState;
  readonly status: ClauseStatus;
  readonly sides: Sides;
  readonly changed: boolean;
  /** The newest proposal of either side, which the flags speak of. */
  readonly latest: Redline | null;
  readonly untracked: boolean;
  readonly substantive: boolean;
  readonly details: readonly string[];
  readonly moved: boolean;
  /** Threads nobody has resolved. */
  readonly openComments: number;
  /** What a clause without a heading is known by. */
  readonly firstWords: string;
};

const known = new WeakMap<ClauseState, Map<string, ClauseView>>();

/** Worked out once per clause and lens: after a decision only the decided clause is new. */
export function viewOf(clause: ClauseState, lens: Lens, ours: PartyId): ClauseView {
  const ofClause = known.get(clause) ?? new Map<string, ClauseView>();
  known.set(clause, ofClause);
  const key = `${lens}${ours}`;
  const found = ofClause.get(key);
  if (found !== undefined) return found;
  const sides = sidesOf(clause, lens, ours);
  const changed = differs(sides);
  const latest = clause.redlines.at(-1) ?? null;
  const marks = latest?.marks ?? [];
  const view: ClauseView = {
    clause,
    status: statusOf(clause, ours),
    sides,
    changed,
    latest,
    untracked: latest !== null && (latest.tracking === 'unmarked' || latest.tracking === 'partly'),
    // A text of our own carries no marks; whoever wrote it knows what it means, so it is never filtered away.
    substantive: latest !== null && (latest.tracking === 'made-here' || marks.some((mark) => mark.class === 'substantive')),
    details: [...new Set(marks.filter((mark) => mark.class === 'substantive').flatMap((mark) => mark.detail))],
    moved: movePending(clause),
    openComments: openThreads(clause),
    firstWords: firstWords(textOf(clause.positions[ours].wording ?? clause.positions[otherParty(ours)].wording), clause.number) || clause.kind,
  };
  ofClause.set(key, view);
  return view;
}

export const viewsOf = (state: NegotiationState, lens: Lens, ours: PartyId): readonly ClauseView[] => state.clauses.map((clause) => viewOf(clause, lens, ours));

export function matchesFilter(view: ClauseView, filter: Filter): boolean {
  switch (filter) {
    case 'all':
      return true;
    case 'untracked':
      return view.untracked;
    case 'substantive':
      return view.changed && view.details.length > 0;
    case 'parked':
      return view.clause.parked;
    case 'held':
      return view.clause.held !== null && isHeld(view.clause, view.clause.held);
    default:
      return view.status === filter && !isIdleFrame(view.clause, view.status);
  }
}

export function matchesSearch(view: ClauseView, search: string): boolean {
  const wanted = search.trim().toLocaleLowerCase();
  if (wanted === '') return true;
  const { number, heading, positions } = view.clause;
  return [`${number} ${heading}`, textOf(positions.A.wording), textOf(positions.B.wording)].some((text) => text.toLocaleLowerCase().includes(wanted));
}

const FIRST_WORDS = 60;

/** Without the number where it is typed: it stands beside. */
function firstWords(text: string, number: string): string {
  const whole = text.replace(/\s+/g, ' ').trim();
  return (whole.startsWith(number) ? whole.slice(number.length).trim() : whole).slice(0, FIRST_WORDS);
}

const textOf = (wording: Sides['before']): string => (wording === null ? '' : blocksText(wording));

/** Whether next/previous stops here. */
export const stopsAt = (view: ClauseView, options: Pick<WorkspaceView, 'substanceOnly'>): boolean => (view.changed || view.moved) && (!options.substanceOnly || view.substantive);
