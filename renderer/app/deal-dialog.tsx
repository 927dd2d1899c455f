import { useState, type ReactNode } from 'react';
import type { LibraryEntry } from '../../shared/api/shapes.ts';
import { dealsOf, documentOf, hasSisters, type Deal } from '../../shared/negotiation/select/deals.ts';
import { Button } from '../components/button.tsx';
import { Dialog } from '../components/dialog.tsx';
import { Field, Picker, TextInput, type Option } from '../components/field.tsx';
import { useLibrary, useStores, useUi } from '../state/stores.ts';
import { useDealSteps } from '../state/use-deal-steps.ts';
import { common } from '../strings/common.ts';
import { dealWords as words } from '../strings/deals.ts';

type Choice = Option<string> & { readonly entry: LibraryEntry; readonly deal: Deal<LibraryEntry> | undefined };

/** With what a document can be put together: deals there are, then negotiations in none. All act for one side. */
function choicesFor(entry: LibraryEntry, entries: readonly LibraryEntry[]): readonly Choice[] {
  const fitting = entries.filter((other) => other.side === entry.side && other.problem === '' && documentOf(other) !== documentOf(entry));
  const deals = dealsOf(fitting).filter(hasSisters);
  return [
    ...deals.flatMap((deal): readonly Choice[] => deal.documents.slice(0, 1).map((first) => ({ value: deal.id, label: words.inDeal(deal.name, deal.documents.map((row) => row.name)), entry: first, deal }))),
    ...fitting.filter((other) => !other.archived && !deals.some((deal) => deal.documents.includes(other))).map((other): Choice => ({ value: other.id, label: other.name, entry: other, deal: undefined })),
  ];
}

function JoinDeal({ entry, onClose }: { readonly entry: LibraryEntry; readonly onClose: () => void }): ReactNode {
  const entries = useLibrary((state) => state.entries) ?? [];
  const { join } = useDealSteps();
  const choices = choicesFor(entry, entries);
  const [picked, setPicked] = useState(choices[0]?.value ?? '');
  const [named, setNamed] = useState<string | null>(null);
  const choice = choices.find((one) => one.value === picked);
  const name = choice?.deal?.name ?? named ?? choice?.entry.name ?? '';
  const apply = async (): Promise<void> => {
    if (choice !== undefined && name.trim() !== '' && (await join(entry, choice.entry.id, name.trim()))) onClose();
  };
  return (
    <Dialog title={words.title(entry.name)} open onClose={onClose}>
      <form
        className="stack"
        onSubmit={(event) => {
          event.preventDefault();
          void apply();
        }}
      >
        <p className="muted">{words.hint}</p>
        {choices.length === 0 ? <p>{words.alone}</p> : <Field name={words.with}>{(ids) => <Picker {...ids} value={picked} options={choices} onPick={setPicked} />}</Field>}
        {choice === undefined || choice.deal !== undefined ? null : <Field name={words.name}>{(ids) => <TextInput {...ids} maxLength={200} value={name} onChange={(event) => setNamed(event.currentTarget.value)} />}</Field>}
        <div className="row">
          <Button type="submit" look="primary" disabled={choice === undefined || name.trim() === ''}>
            {words.join}
          </Button>
          <Button onClick={onClose}>{common.cancel}</Button>
        </div>
      </form>
    </Dialog>
  );
}

/** Puts a negotiation into a deal with another one: asked for in the library or where it is worked on. */
export function DealDialog(): ReactNode {
  const { ui } = useStores();
  const joining = useUi((state) => state.joining);
  const entry = useLibrary((state) => state.entries?.find((one) => one.id === joining));
  return entry === undefined ? null : <JoinDeal key={entry.id} entry={entry} onClose={() => ui.getState().setJoining(null)} />;
}
