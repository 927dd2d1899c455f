import type { SearchResult } from '../state/use-search.ts';
import { count } from './count.ts';

type Group = SearchResult['groups'][number];
type Hit = Group['hits'][number];

export const searchWords = {
  label: 'Search names, parties, clauses and comments', inTexts: 'In clauses, comments and reasons', named: 'called so',
  summary: (clauses: number, negotiations: number): string => `${count(clauses, 'clause')} in ${count(negotiations, 'negotiation')}`,
  waiting: (n: number): string => `${count(n, 'negotiation')} still being read`,
  more: (n: number): string => `and ${count(n, 'more clause', 'more clauses')}; say more of what you look for`,
  moreGroups: (n: number): string => `and in ${count(n, 'more negotiation', 'more negotiations')}`,
  /** Where the words stand, in words. */
  where: (hit: Hit, group: Group): string => {
    switch (hit.where) {
      case 'heading':
        return '';
      case 'both':
        return 'both sides';
      case 'A':
      case 'B':
        return group.parties[hit.where].name;
      case 'comment':
        return `comment by ${hit.by}`;
      case 'past':
        return `an earlier text of ${hit.by}`;
      case 'reason':
        return `reason given by ${hit.by}`;
    }
  },
} as const;
