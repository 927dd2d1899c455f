import { ArrowLeftRight, ChevronDown, ChevronUp } from 'lucide-react';
import { useMemo, useState, type ReactNode } from 'react';
import type { ComparedVersions, OfferedFile } from '../../../shared/api/shapes.ts';
import type { AppError } from '../../../shared/base/app-error.ts';
import { isNoise } from '../../../shared/contract/change.ts';
import { ourParty } from '../../../shared/negotiation/state.ts';
import { Button, IconButton } from '../../components/button.tsx';
import { ChooseFile } from '../../components/choose-file.tsx';
import { Picker } from '../../components/field.tsx';
import { ErrorCard, Notice } from '../../components/notice.tsx';
import { Page } from '../../components/page.tsx';
import { Segmented } from '../../components/segmented.tsx';
import { deliver } from '../../state/deliver.ts';
import { offerFile } from '../../state/files.ts';
import { runJob } from '../../state/jobs.ts';
import { useActions, useSession, useStores, useUi } from '../../state/stores.ts';
import { common, fileWords } from '../../strings/common.ts';
import { compareWords as words } from '../../strings/compare.ts';
import { listed } from '../../strings/count.ts';
import { shell } from '../../strings/shell.ts';
import { ChangeList } from './change-list.tsx';
import { ComparedDocument } from './compared-document.tsx';
import { isChange } from './compared-rows.ts';
import { SinceAgreed } from './since-agreed.tsx';
import { choicesOf, spansOf } from './versions.ts';
import './compare.css';

type Mode = 'side' | 'inline' | 'list';

/** Any two versions of the agreement, change by change. */
export function CompareScreen(): ReactNode {
  const stores = useStores();
  const { client, ui } = stores;
  const negotiation = useSession((state) => state.negotiation);
  const go = useUi((state) => state.go);
  const [files, setFiles] = useState<readonly OfferedFile[]>([]);
  const id = useSession((state) => state.id);
  const choices = useMemo(() => choicesOf(id, negotiation, files), [id, negotiation, files]);
  const [before, setBefore] = useState(choices[0]?.value ?? '');
  const [after, setAfter] = useState(choices.at(-1)?.value ?? '');
  const [mode, setMode] = useState<Mode>('side');
  const [changesOnly, setChangesOnly] = useState(false);
  const [at, setAt] = useState(-1);
  const [showNoise, setShowNoise] = useState(false);
  const [sinceAgreed, setSinceAgreed] = useState(false);
  const [result, setResult] = useState<ComparedVersions | null>(null);
  const [error, setError] = useState<AppError | null>(null);
  const pick = (set: (value: string) => void) => (value: string): void => {
    set(value);
    setResult(null);
    setAt(-1);
    setSinceAgreed(false);
  };
  const { first, previous, newest } = spansOf(choices);
  const spans = previous === first ? [] : [{ from: first, label: words.sinceFirst }, { from: previous, label: words.lastRound }];
  const everAgreed = useMemo(() => negotiation.clauses.some((clause) => clause.agreement !== null), [negotiation]);
  const versions = (from = before, to = after): { readonly before: (typeof choices)[number]['version']; readonly after: (typeof choices)[number]['version'] } | null => {
    const left = choices.find((choice) => choice.value === from);
    const right = choices.find((choice) => choice.value === to);
    return left === undefined || right === undefined || left === right ? null : { before: left.version, after: right.version };
  };
  const compare = (): Promise<void> => compareThese(before, after);
  const compareThese = async (from: string, to: string): Promise<void> => {
    const pair = versions(from, to);
    if (pair === null) return;
    setError(null);
    setSinceAgreed(false);
    const answer = await runJob(ui, words.comparing, (jobId) => client.request('compare.versions', { ...pair, jobId }));
    if (!answer.ok) return setError(answer.error);
    setResult(answer.value);
    setAt(-1);
  };
  const span = async (from: string): Promise<void> => {
    const to = newest;
    setBefore(from);
    pick(setAfter)(to);
    await compareThese(from, to);
  };
  const saveRedline = async (): Promise<void> => {
    const pair = versions();
    if (pair === null) return;
    const author = negotiation.parties[ourParty(negotiation)].name;
    const answer = await runJob(ui, words.writing, (jobId) => client.request('compare.redline', { ...pair, author, jobId }));
    if (!answer.ok) return ui.getState().refuse(answer.error);
    await deliver(stores, { type: 'offered', fileId: answer.value.file.fileId }, words.redlineName(negotiation.name).slice(0, 200), words.saved);
  };
  const onFile = async (chosen: File): Promise<void> => {
    const offered = await offerFile(client, ui, chosen, fileWords);
    if (offered === null) return;
    setFiles([...files.filter((file) => file.fileId !== offered.fileId), offered]);
    pick(setAfter)(offered.fileId);
  };
  const changes = useMemo(() => (result?.comparison.changes ?? []).filter((change) => showNoise || !isNoise(change.class)), [result, showNoise]);
  const noise = result?.comparison.changes.filter((change) => isNoise(change.class)).length ?? 0;
  const places = useMemo(() => (result?.kinds ?? []).flatMap((kind, index) => (isChange(kind, showNoise) ? [index] : [])), [result, showNoise]);
  const isList = mode === 'list';
  const total = isList ? changes.length : places.length;
  const step = (by: number): void => {
    if (total > 0) setAt(Math.max(0, Math.min(total - 1, at + by)));
  };
  const turn = (to: Mode): void => {
    // The list counts changes, the page counts places; neither number means anything in the other.
    if ((to === 'list') !== isList) setAt(-1);
    setMode(to);
  };
  const swap = (): void => {
    pick(setBefore)(after);
    setAfter(before);
  };
  const ready = before !== after;
  useActions('compare', [
    { id: 'compare-run', label: words.compare, group: shell.groups.app, keys: ['Mod+Enter'], enabled: ready, run: () => void compare() },
    { id: 'compare-first', label: words.sinceFirst, group: shell.groups.read, keys: [], enabled: previous !== first, run: () => void span(first) },
    { id: 'compare-round', label: words.lastRound, group: shell.groups.read, keys: [], enabled: previous !== first, run: () => void span(previous) },
    { id: 'compare-agreed', label: words.sinceAgreed, group: shell.groups.read, keys: [], enabled: everAgreed, run: () => setSinceAgreed(true) },
    { id: 'compare-swap', label: words.swap, group: shell.groups.app, keys: [], run: swap },
    { id: 'compare-save', label: words.saveRedline, group: shell.groups.app, keys: [], enabled: result !== null && !sinceAgreed, run: () => void saveRedline() },
    { id: 'compare-changes', label: words.changesOnly, group: shell.groups.read, keys: [], enabled: result !== null && !isList && !sinceAgreed, run: () => setChangesOnly(!changesOnly) },
    { id: 'compare-next', label: words.next, group: shell.groups.read, keys: ['j', 'F7'], run: () => step(1) },
    { id: 'compare-previous', label: words.previous, group: shell.groups.read, keys: ['k', 'Shift+F7'], run: () => step(-1) },
    { id: 'compare-mode', label: words.mode, group: shell.groups.read, keys: ['i'], run: () => turn(mode === 'side' ? 'inline' : mode === 'inline' ? 'list' : 'side') },
  ]);
  return (
    <Page title={words.title} back={{ label: common.back, run: () => (id === null ? undefined : go({ screen: 'workspace', id })) }}>
      <main className="compare" tabIndex={-1} aria-label={words.title}>
        <div className="compare-tools">
          <Picker label={words.before} value={before} options={choices} onPick={pick(setBefore)} />
          <IconButton
            label={words.swap}
            onClick={swap}
          >
            <ArrowLeftRight className="svg-icon" />
          </IconButton>
          <Picker label={words.after} value={after} options={choices} onPick={pick(setAfter)} />
          <Button look="primary" disabled={!ready} title={ready ? undefined : words.same} onClick={() => void compare()}>
            {words.compare}
          </Button>
          <ChooseFile onFile={(chosen) => void onFile(chosen)}>{words.otherFile}</ChooseFile>
          {spans.length === 0 && !everAgreed ? null : (
            <div className="chips" role="group" aria-label={words.spans}>
              {spans.map(({ from, label }) => (
                <button key={from} type="button" className="filter" aria-pressed={!sinceAgreed && before === from && after === newest} onClick={() => void span(from)}>
                  {label}
                </button>
              ))}
              {everAgreed ? (
                <button type="button" className="filter" aria-pressed={sinceAgreed} onClick={() => setSinceAgreed(true)}>
                  {words.sinceAgreed}
                </button>
              ) : null}
            </div>
          )}
        </div>
        {error === null ? null : <ErrorCard error={error} />}
        {sinceAgreed ? (
          <SinceAgreed />
        ) : result === null ? (
          <p className="empty">{ready ? words.pick : words.same}</p>
        ) : (
          <>
            <div className="compare-bar">
              <Segmented
                label={words.mode}
                value={mode}
                options={[
                  { value: 'side', label: words.side },
                  { value: 'inline', label: words.inline },
                  { value: 'list', label: words.list },
                ]}
                onPick={turn}
              />
              <Button onClick={() => void saveRedline()}>{words.saveRedline}</Button>
              {isList ? null : (
                <label className="row">
                  <input type="checkbox" checked={changesOnly} onChange={(event) => setChangesOnly(event.currentTarget.checked)} />
                  {words.changesOnly}
                </label>
              )}
              {noise === 0 ? null : (
                <label className="row">
                  <input
                    type="checkbox"
                    checked={showNoise}
                    onChange={(event) => {
                      setShowNoise(event.currentTarget.checked);
                      setAt(-1);
                    }}
                  />
                  {words.showNoise(noise)}
                </label>
              )}
              <span className="spacer" />
              <span className="muted num" aria-live="polite">
                {isList ? (at < 0 ? words.changes(total) : words.of(at + 1, total)) : at < 0 ? words.places(total) : words.placeOf(at + 1, total)}
              </span>
              <IconButton label={words.previous} hotkey="k" disabled={total === 0} onClick={() => step(-1)}>
                <ChevronUp className="svg-icon" />
              </IconButton>
              <IconButton label={words.next} hotkey="j" disabled={total === 0} onClick={() => step(1)}>
                <ChevronDown className="svg-icon" />
              </IconButton>
            </div>
            <p className="compare-figures muted num">{words.figures(result.figures)}</p>
            {result.comparison.marksPresent.before || result.comparison.marksPresent.after ? <Notice title={words.marks} /> : null}
            {result.comparison.notCompared.length === 0 ? null : <Notice tone="warn" title={`${words.notCompared}: ${listed(result.comparison.notCompared)}`} />}
            {total === 0 ? <Notice title={result.comparison.changes.length === 0 ? words.none : words.onlyNoise(noise)} /> : null}
            {isList ? (
              <ChangeList changes={changes} current={at} />
            ) : (
              <ComparedDocument key={result.comparisonId} compared={result} mode={mode} changesOnly={changesOnly} withNoise={showNoise} current={places[at] ?? -1} onCurrent={(index) => setAt(places.indexOf(index))} />
            )}
          </>
        )}
      </main>
    </Page>
  );
}
