import { useEffect, useState } from 'react';
import type { ApiOutput } from '../../shared/api/table.ts';
import { useStores } from './stores.ts';

export type SearchResult = ApiOutput<'library.search'>;

/** Typing is not waited for, but not every key of a fast hand is looked up. */
const PAUSE = 60;
/** How soon to ask again while not everything is prepared. */
const AGAIN = 250;

/** What all negotiations say about a query; `null` for an empty one and until the first answer. Stays true while things change. */
export function useSearch(query: string): SearchResult | null {
  const { client, ui } = useStores();
  const [result, setResult] = useState<SearchResult | null>(null);
  const wanted = query.trim();
  useEffect(() => {
    if (wanted === '') return setResult(null);
    let timer: ReturnType<typeof setTimeout> | undefined;
    let current = true;
    const soon = (pause: number): void => {
      clearTimeout(timer);
      timer = setTimeout(() => void ask(), pause);
    };
    const ask = async (): Promise<void> => {
      const answer = await client.request('library.search', { query: wanted.slice(0, 500) });
      if (!current) return;
      if (!answer.ok) return ui.getState().refuse(answer.error);
      setResult(answer.value);
      if (answer.value.waiting > 0) soon(AGAIN);
    };
    soon(PAUSE);
    const leave = client.subscribe((notice) => (notice.type === 'library-changed' ? soon(AGAIN) : undefined));
    return () => {
      current = false;
      leave();
      clearTimeout(timer);
    };
  }, [client, ui, wanted]);
  return result;
}
