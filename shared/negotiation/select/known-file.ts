import type { Sha256 } from '../../base/branded.ts';
import type { NegotiationState, Round } from '../state.ts';

/**
 * The newest round these very bytes went out or came in with. A file without marks that nobody changes goes back and forth as
 * the same bytes, each time as another round (rule N22).
 */
export const roundWith = (state: Pick<NegotiationState, 'rounds'>, sha256: Sha256): Round | undefined =>
  state.rounds.findLast((round) => (round.kind === 'received' ? round.sha256 === sha256 : round.redline === sha256 || round.clean === sha256));
