import type { ClauseStatus } from '../../shared/negotiation/select/status.ts';

/** The status of a clause in words, as the outline and the counts say it. */
export const statusWords: Readonly<Record<ClauseStatus, string>> = {
  untouched: 'untouched',
  'open-ours': 'ours to answer',
  'open-theirs': 'theirs to answer',
  agreed: 'agreed',
  removed: 'removed',
  reopened: 'reopened',
};
