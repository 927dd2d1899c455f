import { X } from 'lucide-react';
import { useEffect, useRef, type ReactNode } from 'react';
import { Button, IconButton } from '../../components/button.tsx';
import { StepButtons } from '../../components/step-buttons.tsx';
import { SearchInput } from '../../components/field.tsx';
import { useReadOnly, useStores, useWorkspace } from '../../state/stores.ts';
import { findWords as words } from '../../strings/find.ts';
import { FindChecks } from './find-checks.tsx';
import type { Finding } from './use-find.ts';

/** Finds words in our text, match by match. */
export function FindBar({ finding }: { readonly finding: Finding }): ReactNode {
  const { workspace } = useStores();
  const options = useWorkspace((state) => state.find);
  const readOnly = useReadOnly();
  const input = useRef<HTMLInputElement>(null);
  const { matches, at, step } = finding;
  useEffect(() => input.current?.select(), []);
  const set = workspace.getState().set;
  const close = (): void => {
    set({ finding: 'no', match: -1 });
    document.querySelector<HTMLElement>('.document-scroll')?.focus({ preventScroll: true });
  };
  const told = options.query === '' ? '' : matches.length === 0 ? words.none : at === -1 ? words.matches(matches.length) : words.position(at + 1, matches.length);
  return (
    <search className="find-bar" aria-label={words.bar}>
      <SearchInput
        ref={input}
        label={words.find}
        value={options.query}
        onChange={(event) => set({ find: { ...options, query: event.currentTarget.value }, match: -1 })}
        onKeyDown={(event) => {
          if (event.key !== 'Enter' && event.key !== 'Escape') return;
          event.preventDefault();
          if (event.key === 'Escape') close();
          else step(event.shiftKey ? -1 : 1);
        }}
      />
      <StepButtons told={told} countClass="find-count" previous={words.previous} next={words.next} disabled={matches.length === 0} onStep={step} />
      <FindChecks />
      <span className="spacer" />
      <Button blocked={readOnly} onClick={() => set({ finding: 'replace' })}>
        {words.goOnReplacing}
      </Button>
      <IconButton label={words.close} onClick={close}>
        <X className="svg-icon" />
      </IconButton>
    </search>
  );
}
