import type { ReactNode } from 'react';
import { ErrorCard } from '../../components/notice.tsx';
import { Page } from '../../components/page.tsx';
import { useSession, useUi } from '../../state/stores.ts';
import { common } from '../../strings/common.ts';
import { compareWords as words } from '../../strings/compare.ts';
import { CompareTools } from './compare-tools.tsx';
import { ComparedVersions } from './compared-versions.tsx';
import { SinceAgreed } from './since-agreed.tsx';
import { useComparison } from './use-comparison.ts';
import { useReading } from './use-reading.ts';
import './compare.css';

/** Any two versions of the agreement, change by change. */
export function CompareScreen(): ReactNode {
  const id = useSession((state) => state.id);
  const go = useUi((state) => state.go);
  const comparison = useComparison();
  const { error, ready, result, sinceAgreed } = comparison;
  const reading = useReading(result, sinceAgreed);
  return (
    <Page title={words.title} back={{ label: common.back, run: () => (id === null ? undefined : go({ screen: 'workspace', id })) }}>
      <main className="compare" tabIndex={-1} aria-label={words.title}>
        <CompareTools comparison={comparison} />
        {error === null ? null : <ErrorCard error={error} />}
        {sinceAgreed ? (
          <SinceAgreed />
        ) : result === null ? (
          <p className="empty">{ready ? words.pick : words.same}</p>
        ) : (
          <ComparedVersions compared={result} reading={reading} onSave={() => void comparison.saveRedline()} />
        )}
      </main>
    </Page>
  );
}
