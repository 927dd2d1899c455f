import { ArrowLeftRight } from 'lucide-react';
import type { ReactNode } from 'react';
import { Button, IconButton } from '../../components/button.tsx';
import { ChooseFile } from '../../components/choose-file.tsx';
import { Picker } from '../../components/field.tsx';
import { compareWords as words } from '../../strings/compare.ts';
import type { Comparison } from './use-comparison.ts';

/** Which two versions, and what is compared at once. */
export function CompareTools({ comparison }: { readonly comparison: Comparison }): ReactNode {
  const { choices, before, after, pickBefore, pickAfter, swap, ready, compare, addFile, spans, spanNow, span, everAgreed, sinceAgreed, showSinceAgreed } = comparison;
  return (
    <div className="compare-tools">
      <Picker label={words.before} value={before} options={choices} onPick={pickBefore} />
      <IconButton label={words.swap} onClick={swap}>
        <ArrowLeftRight className="svg-icon" />
      </IconButton>
      <Picker label={words.after} value={after} options={choices} onPick={pickAfter} />
      <Button look="primary" disabled={!ready} title={ready ? undefined : words.same} onClick={() => void compare()}>
        {words.compare}
      </Button>
      <ChooseFile onFile={(chosen) => void addFile(chosen)}>{words.otherFile}</ChooseFile>
      {spans.length === 0 && !everAgreed ? null : (
        <div className="chips" role="group" aria-label={words.spans}>
          {spans.map(({ from, label }) => (
            <button key={from} type="button" className="filter" aria-pressed={spanNow === from} onClick={() => void span(from)}>
              {label}
            </button>
          ))}
          {everAgreed ? (
            <button type="button" className="filter" aria-pressed={sinceAgreed} onClick={showSinceAgreed}>
              {words.sinceAgreed}
            </button>
          ) : null}
        </div>
      )}
    </div>
  );
}
