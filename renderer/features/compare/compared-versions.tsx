import type { ReactNode } from 'react';
import type { ComparedVersions as Compared } from '../../../shared/api/shapes.ts';
import { Button } from '../../components/button.tsx';
import { Notice } from '../../components/notice.tsx';
import { Segmented } from '../../components/segmented.tsx';
import { CHANGE_KEYS, StepButtons } from '../../components/step-buttons.tsx';
import { compareWords as words } from '../../strings/compare.ts';
import { listed } from '../../strings/count.ts';
import { ChangeList } from './change-list.tsx';
import { ComparedDocument } from './compared-document.tsx';
import type { Reading } from './use-reading.ts';

/** How the comparison is shown, and where one is in it. */
function ReadingBar({ reading, onSave }: { readonly reading: Reading; readonly onSave: () => void }): ReactNode {
  const { mode, setMode, changesOnly, setChangesOnly, noise, showNoise, setShowNoise, at, total, step } = reading;
  const isList = mode === 'list';
  return (
    <div className="compare-bar">
      <Segmented
        label={words.mode}
        value={mode}
        options={[
          { value: 'side', label: words.side },
          { value: 'inline', label: words.inline },
          { value: 'list', label: words.list },
        ]}
        onPick={setMode}
      />
      <Button onClick={onSave}>{words.saveRedline}</Button>
      {isList ? null : (
        <label className="row">
          <input type="checkbox" checked={changesOnly} onChange={(event) => setChangesOnly(event.currentTarget.checked)} />
          {words.changesOnly}
        </label>
      )}
      {noise === 0 ? null : (
        <label className="row">
          <input type="checkbox" checked={showNoise} onChange={(event) => setShowNoise(event.currentTarget.checked)} />
          {words.showNoise(noise)}
        </label>
      )}
      <span className="spacer" />
      <StepButtons
        told={isList ? (at < 0 ? words.changes(total) : words.of(at + 1, total)) : at < 0 ? words.places(total) : words.placeOf(at + 1, total)}
        previous={words.previous}
        next={words.next}
        keys={CHANGE_KEYS}
        disabled={total === 0}
        onStep={step}
      />
    </div>
  );
}

/** What came of comparing two versions. */
export function ComparedVersions({ compared, reading, onSave }: { readonly compared: Compared; readonly reading: Reading; readonly onSave: () => void }): ReactNode {
  const { mode, changesOnly, noise, showNoise, changes, places, at, setAt, total } = reading;
  const { comparison, figures } = compared;
  return (
    <>
      <ReadingBar reading={reading} onSave={onSave} />
      <p className="compare-figures muted num">{words.figures(figures)}</p>
      {comparison.marksPresent.before || comparison.marksPresent.after ? <Notice title={words.marks} /> : null}
      {comparison.notCompared.length === 0 ? null : <Notice tone="warn" title={`${words.notCompared}: ${listed(comparison.notCompared)}`} />}
      {total === 0 ? <Notice title={comparison.changes.length === 0 ? words.none : words.onlyNoise(noise)} /> : null}
      {mode === 'list' ? (
        <ChangeList changes={changes} current={at} />
      ) : (
        <ComparedDocument key={compared.comparisonId} compared={compared} mode={mode} changesOnly={changesOnly} withNoise={showNoise} current={places[at] ?? -1} onCurrent={(index) => setAt(places.indexOf(index))} />
      )}
    </>
  );
}
