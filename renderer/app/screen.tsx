import { Suspense, useEffect, type ReactNode } from 'react';
import { Button } from '../components/button.tsx';
import { ErrorCard, Notice } from '../components/notice.tsx';
import { fetched } from './fetched.tsx';
import { useArrival } from './use-arrival.ts';
import { Page, PageBody } from '../components/page.tsx';
import { LibraryScreen } from '../features/library/library-screen.tsx';
import type { NegotiationId } from '../../shared/negotiation/ids.ts';
import type { Route } from '../state/route.ts';
import { useSession, useStores, useUi } from '../state/stores.ts';
import { common } from '../strings/common.ts';
import { shell } from '../strings/shell.ts';

const NewScreen = fetched(async () => (await import('../features/new/new-screen.tsx')).NewScreen);
const SettingsScreen = fetched(async () => (await import('../features/settings/settings-screen.tsx')).SettingsScreen);
const WorkspaceScreen = fetched(async () => (await import('../features/workspace/workspace-screen.tsx')).WorkspaceScreen);
const ReceiveScreen = fetched(async () => (await import('../features/receive/receive-screen.tsx')).ReceiveScreen);
const SendScreen = fetched(async () => (await import('../features/send/send-screen.tsx')).SendScreen);
const CompareScreen = fetched(async () => (await import('../features/compare/compare-screen.tsx')).CompareScreen);
const RecordScreen = fetched(async () => (await import('../features/record/record-screen.tsx')).RecordScreen);
const ReadinessScreen = fetched(async () => (await import('../features/readiness/readiness-screen.tsx')).ReadinessScreen);

/** Fetches the other screens once the first one stands, so that going to one is instant. What cannot be had now is asked for again when it is needed. */
const prefetch = (): void => void Promise.allSettled([WorkspaceScreen, NewScreen, ReceiveScreen, SendScreen, CompareScreen, ReadinessScreen, RecordScreen, SettingsScreen].map((screen) => screen.fetch()));

const Waiting = (): ReactNode => <p className="empty">{common.loading}</p>;

function Inside({ route }: { readonly route: Extract<Route, { readonly id: NegotiationId }> }): ReactNode {
  switch (route.screen) {
    case 'workspace':
      return <WorkspaceScreen />;
    case 'receive':
      return <ReceiveScreen />;
    case 'send':
      return <SendScreen />;
    case 'compare':
      return <CompareScreen />;
    case 'record':
      return <RecordScreen />;
    case 'readiness':
      return <ReadinessScreen />;
  }
}

/** Opens the negotiation the address names, then shows the screen of it. */
function NegotiationScreen({ route }: { readonly route: Extract<Route, { readonly id: NegotiationId }> }): ReactNode {
  const { session, workspace } = useStores();
  const phase = useSession((state) => (state.id === route.id ? state.phase : 'opening'));
  const error = useSession((state) => state.error);
  const go = useUi((state) => state.go);
  useEffect(() => {
    if (session.getState().id === route.id && session.getState().phase === 'open') return;
    workspace.getState().reset();
    void session.getState().open(route.id);
  }, [session, workspace, route.id]);
  if (phase === 'failed' && error !== null) {
    return (
      <Page title={shell.notOpened} back={{ label: common.back, run: () => go({ screen: 'library' }) }}>
        <PageBody label={shell.notOpened} narrow>
          <ErrorCard error={error} action={<Button onClick={() => go({ screen: 'library' })}>{shell.actions.library}</Button>} />
        </PageBody>
      </Page>
    );
  }
  return phase === 'open' ? <Inside route={route} /> : <Waiting />;
}

/** The screen the window is on. */
export function Screen({ readOnly }: { readonly readOnly: string }): ReactNode {
  const route = useUi((state) => state.route);
  useArrival(route);
  useEffect(() => {
    // The one nearly everyone goes to next is not put off.
    void WorkspaceScreen.fetch().catch(() => undefined);
    const idle = requestIdleCallback(prefetch);
    return () => cancelIdleCallback(idle);
  }, []);
  const screen = (): ReactNode => {
    if ('id' in route) return <NegotiationScreen route={route} />;
    switch (route.screen) {
      case 'library':
        return <LibraryScreen />;
      case 'new':
        return <NewScreen />;
      case 'settings':
        return <SettingsScreen />;
    }
  };
  return (
    <>
      {readOnly === '' ? null : (
        <section aria-label={common.readOnly}>
          <Notice tone="warn" title={common.readOnly}>
            <p>{readOnly}</p>
          </Notice>
        </section>
      )}
      <div className="window-screen">
        <Suspense fallback={<Waiting />}>{screen()}</Suspense>
      </div>
    </>
  );
}
