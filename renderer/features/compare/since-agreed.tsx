import { useMemo, useRef, useState, type ReactNode } from 'react';
import { titleOf } from '../../../shared/negotiation/decide/refuse.ts';
import { sinceAgreed, type SinceAgreed as Changed } from '../../../shared/negotiation/select/since-agreed.ts';
import type { Parties } from '../../../shared/negotiation/schema/events.ts';
import { Button } from '../../components/button.tsx';
import { Notice } from '../../components/notice.tsx';
import { LineView } from '../../components/redline-lines.tsx';
import { Segmented } from '../../components/segmented.tsx';
import { CHANGE_KEYS, StepButtons } from '../../components/step-buttons.tsx';
import { useVirtualRows, VirtualRows } from '../../components/virtual-rows.tsx';
import { cachedRedline } from '../../redline/cache.ts';
import { openClause } from '../../state/open-clause.ts';
import { useActions, useSession, useStores } from '../../state/stores.ts';
import { compareWords as words } from '../../strings/compare.ts';
import { shell } from '../../strings/shell.ts';

type Mode = 'side' | 'inline';

const GUESS_PX = 220;

/** One clause: the agreed words, and what stands against them now on one side or on both. */
function ChangedClause({ changed, parties, mode, current, onOpen }: { readonly changed: Changed; readonly parties: Parties; readonly mode: Mode; readonly current: boolean; readonly onOpen: () => void }): ReactNode {
  const { clause, agreement, now } = changed;
  return (
    <article className="change" data-current={current} aria-current={current ? 'true' : undefined}>
      <header>
        <h2>
          <span className="num">{clause.number}</span> {titleOf(clause)}
        </h2>
        <span className="badge">{words.agreedIn(agreement.round)}</span>
        <Button look="quiet" onClick={onOpen}>
          {words.toClause}
        </Button>
      </header>
      {now.map(({ parties: holders, wording }) => {
        const [holder] = holders;
        return (
          <div key={holders.join('')} className="since-agreed">
            <div className={mode === 'side' ? 'compared-sides' : 'compared-inline'}>
              <p className="compared-clause">{words.asAgreed}</p>
              <p className="compared-clause">{holders.length > 1 || holder === undefined ? words.bothNow : words.nowOf(parties[holder].name)}</p>
            </div>
            {wording === null ? <p className="compared-absent">{words.goneNow}</p> : null}
            <div className="contract">
              {cachedRedline(agreement.wording, wording).lines.map((line, index) =>
                mode === 'inline' ? (
                  <LineView key={index} line={line} side="inline" />
                ) : (
                  <div key={index} className="compared-sides">
                    <div>
                      <LineView line={line} side="before" />
                    </div>
                    <div>
                      <LineView line={line} side="after" />
                    </div>
                  </div>
                ),
              )}
            </div>
          </div>
        );
      })}
    </article>
  );
}

/** Everything that changed since it was last agreed, clause by clause (rule N67). */
export function SinceAgreed(): ReactNode {
  const stores = useStores();
  const negotiation = useSession((state) => state.negotiation);
  const id = useSession((state) => state.id);
  const { changed, kept, never } = useMemo(() => sinceAgreed(negotiation), [negotiation]);
  const [mode, setMode] = useState<Mode>('side');
  const [at, setAt] = useState(-1);
  const keys = useMemo(() => changed.map(({ clause }) => clause.id), [changed]);
  const scroller = useRef<HTMLDivElement>(null);
  const list = useVirtualRows({ scroller, keys, guess: () => GUESS_PX, overscan: 4, layout: mode, follow: { index: at, align: 'start' } });
  const step = (by: number): void => {
    if (changed.length > 0) setAt(Math.max(0, Math.min(changed.length - 1, at + by)));
  };
  useActions('since-agreed', [
    { id: 'agreed-next', label: words.next, group: shell.groups.read, keys: ['j', 'F7'], enabled: changed.length > 0, run: () => step(1) },
    { id: 'agreed-previous', label: words.previous, group: shell.groups.read, keys: ['k', 'Shift+F7'], enabled: changed.length > 0, run: () => step(-1) },
    { id: 'agreed-mode', label: words.mode, group: shell.groups.read, keys: ['i'], run: () => setMode(mode === 'side' ? 'inline' : 'side') },
  ]);
  const shown = (index: number): ReactNode => {
    const one = changed[index];
    return one === undefined ? null : <ChangedClause changed={one} parties={negotiation.parties} mode={mode} current={index === at} onOpen={() => (id === null ? undefined : void openClause(stores, id, one.clause.id))} />;
  };
  return (
    <>
      <div className="compare-bar">
        <Segmented
          label={words.mode}
          value={mode}
          options={[
            { value: 'side', label: words.side },
            { value: 'inline', label: words.inline },
          ]}
          onPick={setMode}
        />
        <span className="spacer" />
        <StepButtons told={at < 0 ? words.clauses(changed.length) : words.clauseOf(at + 1, changed.length)} previous={words.previous} next={words.next} keys={CHANGE_KEYS} disabled={changed.length === 0} onStep={step} />
      </div>
      <p className="compare-figures muted num">{words.agreedFigures(changed.length, kept, never)}</p>
      <p className="compare-figures muted">{words.agreedNote}</p>
      {changed.length === 0 ? <Notice title={words.agreedNone} /> : null}
      <VirtualRows list={list} className="compare-list" label={words.sinceAgreed}>
        {shown}
      </VirtualRows>
    </>
  );
}
