import type { ReactNode } from 'react';
import type { OfferedFile } from '../../../shared/api/shapes.ts';
import type { ContractDocument } from '../../../shared/contract/document.ts';
import type { PartyId } from '../../../shared/contract/party.ts';
import { Button } from '../../components/button.tsx';
import { ChooseFile } from '../../components/choose-file.tsx';
import { Field, TextInput } from '../../components/field.tsx';
import { Segmented } from '../../components/segmented.tsx';
import { offerFile } from '../../state/files.ts';
import { useStores } from '../../state/stores.ts';
import { fileWords } from '../../strings/common.ts';
import { midDealWords as words } from '../../strings/new.ts';
import type { PartiesDraft } from './parties-form.tsx';

export type DraftFile = { readonly file: OfferedFile; readonly from: PartyId };

/** How a deal under way is started; every choice has a usual answer. */
export type MidDealDraft = {
  readonly start: 'accepted' | 'proposals';
  /** Whose the names are, where that was said. */
  readonly authors: ReadonlyMap<string, PartyId>;
  readonly sent: boolean;
  readonly earlierRounds: number;
  readonly drafts: readonly DraftFile[];
};
export const NO_MID_DEAL: MidDealDraft = { start: 'accepted', authors: new Map(), sent: true, earlierRounds: 0, drafts: [] };

type Names = { readonly name: string; readonly marks: number; readonly party: PartyId };

/** Everyone in the file, and whose they are: as was said, else by the party's own name, else the other side's. */
export function namesIn(document: ContractDocument, draft: MidDealDraft, parties: PartiesDraft): readonly Names[] {
  const theirs = parties.side === 'A' || parties.side === 'mediator' ? 'B' : 'A';
  const named = (name: string): PartyId => (name === parties.A.trim() ? 'A' : name === parties.B.trim() ? 'B' : theirs);
  return document.authors.filter(({ name }) => name !== '').map(({ name, insertions, deletions, other }) => ({ name, marks: insertions + deletions + other, party: draft.authors.get(name) ?? named(name) }));
}

type MidDealProps = { readonly document: ContractDocument; readonly isFile: boolean; readonly parties: PartiesDraft; readonly draft: MidDealDraft; readonly onChange: (draft: MidDealDraft) => void };

/** Where the deal stands already: whose the marks in the file are, and which drafts followed it. */
export function MidDeal({ document, isFile, parties, draft, onChange }: MidDealProps): ReactNode {
  const { client, ui } = useStores();
  const set = (change: Partial<MidDealDraft>): void => onChange({ ...draft, ...change });
  const names = namesIn(document, draft, parties);
  const ours: PartyId = parties.side === 'B' ? 'B' : 'A';
  const called = (party: PartyId): string => (parties[party].trim() === '' ? (party === 'A' ? words.partyA : words.partyB) : parties[party]);
  const both = [{ value: 'A', label: called('A') }, { value: 'B', label: called('B') }] as const;
  const marking = names.filter(({ marks }) => marks > 0);
  const proposals = document.hasMarks && draft.start === 'proposals';
  const onlyOurs = marking.every(({ party }) => party === ours);
  const add = async (chosen: File): Promise<void> => {
    const file = await offerFile(client, ui, chosen, fileWords);
    // Drafts usually take turns; the first one is taken to be ours.
    const from: PartyId = draft.drafts.at(-1)?.from === 'A' ? 'B' : draft.drafts.at(-1)?.from === 'B' ? 'A' : ours === 'A' ? 'B' : 'A';
    if (file !== null) set({ drafts: [...draft.drafts, { file, from }] });
  };
  if (!isFile) return null;
  return (
    <section className="stack mid-deal" aria-label={words.title}>
      <h2 className="section-title">{words.title}</h2>
      {document.hasMarks && draft.drafts.length === 0 ? (
        <>
          <p className="muted">{words.marks}</p>
          <Segmented label={words.marks} value={draft.start} options={[{ value: 'accepted', label: words.accepted }, { value: 'proposals', label: words.proposals }]} onPick={(start) => set({ start })} />
        </>
      ) : null}
      {proposals && draft.drafts.length === 0 ? <p className="muted">{words.proposalsNote}</p> : null}
      {names.length === 0 ? null : (
        <div className="stack">
          <h3 className="section-title">{words.whoseTitle}</h3>
          {names.map(({ name, party }) => (
            <div key={name} className="row">
              <strong className="author-name">{name}</strong>
              <Segmented label={words.whose(name)} value={party} options={both} onPick={(picked) => set({ authors: new Map([...draft.authors, [name, picked]]) })} />
            </div>
          ))}
        </div>
      )}
      {proposals && draft.drafts.length === 0 && onlyOurs && parties.side !== 'mediator' ? (
        <Segmented label={words.sentLabel} value={draft.sent ? 'sent' : 'kept'} options={[{ value: 'sent', label: words.sent }, { value: 'kept', label: words.kept }]} onPick={(picked) => set({ sent: picked === 'sent' })} />
      ) : null}
      {proposals ? null : (
        <div className="stack">
          <h3 className="section-title">{words.drafts}</h3>
          <p className="muted">{words.draftsNote}</p>
          <ol className="stack">
            {draft.drafts.map(({ file, from }, index) => (
              <li key={file.fileId} className="row">
                <strong className="author-name">{words.draft(index + 2, file.name)}</strong>
                <Segmented
                  label={words.from(file.name)}
                  value={from}
                  options={both}
                  onPick={(picked) => set({ drafts: draft.drafts.map((one, at) => (at === index ? { ...one, from: picked } : one)) })}
                />
                <Button aria-label={words.removeDraft(file.name)} onClick={() => set({ drafts: draft.drafts.filter((_one, at) => at !== index) })}>
                  {words.remove}
                </Button>
              </li>
            ))}
          </ol>
          <div className="row">
            <ChooseFile onFile={(chosen) => void add(chosen)}>{words.addDraft}</ChooseFile>
          </div>
        </div>
      )}
      {proposals || draft.drafts.length > 0 ? (
        <Field name={words.rounds} hint={words.roundsHint}>
          {(ids) => <TextInput {...ids} inputMode="numeric" className="input--short" value={String(draft.earlierRounds)} onChange={(event) => set({ earlierRounds: Math.min(999, Number(event.currentTarget.value.replaceAll(/\D/g, ''))) })} />}
        </Field>
      ) : null}
    </section>
  );
}
