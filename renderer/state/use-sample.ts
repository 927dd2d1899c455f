import { library as words } from '../strings/library.ts';
import { runJob } from './jobs.ts';
import { useStores } from './stores.ts';

/** Makes a sample negotiation under way, and opens it. */
export function useSample(): () => Promise<void> {
  const { client, ui, session } = useStores();
  return async () => {
    const answer = await runJob(ui, words.makingSample, (jobId) => client.request('library.sample', { jobId }));
    if (!answer.ok) return ui.getState().refuse(answer.error);
    session.getState().take(answer.value);
    ui.getState().go({ screen: 'workspace', id: answer.value.id });
  };
}
