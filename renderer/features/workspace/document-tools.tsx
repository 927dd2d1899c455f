import { Columns2, TextAlignStart, type LucideIcon } from 'lucide-react';
import { useMemo, type ReactNode } from 'react';
import { CHANGE_KEYS, StepButtons } from '../../components/step-buttons.tsx';
import { Picker } from '../../components/field.tsx';
import { Segmented } from '../../components/segmented.tsx';
import { LENSES } from '../../state/lens.ts';
import { useWorkspace } from '../../state/stores.ts';
import { lensWords, workspace as words } from '../../strings/workspace.ts';
import { useMove } from './use-move.ts';
import type { WorkspaceModel } from './use-view.ts';
import { stopsAt } from './views.ts';

const ModeIcon = ({ Icon, name }: { readonly Icon: LucideIcon; readonly name: string }): ReactNode => (
  <>
    <Icon className="svg-icon" aria-hidden="true" />
    <span className="vh">{name}</span>
  </>
);

/** How the agreement is read: which wordings, side by side or inline, and the way from change to change. */
export function DocumentTools({ model }: { readonly model: WorkspaceModel }): ReactNode {
  const substanceOnly = useWorkspace((state) => state.substanceOnly);
  const changedOnly = useWorkspace((state) => state.changedOnly);
  const focus = useWorkspace((state) => state.focus);
  const set = useWorkspace((state) => state.set);
  const { toChange } = useMove(model.views);
  const stops = useMemo(() => model.views.filter((view) => stopsAt(view, { substanceOnly })), [model.views, substanceOnly]);
  const at = stops.findIndex((view) => view.clause.id === focus);
  const status = stops.length === 0 ? words.noChanges : at === -1 ? words.changed(stops.length) : words.position(at + 1, stops.length);
  return (
    <div className="document-tools">
      <Picker label={words.lens} value={model.lens} options={LENSES.map((lens) => ({ value: lens, label: lensWords[lens] }))} onPick={(lens) => set({ lens, change: -1 })} />
      <Segmented
        label={words.mode}
        value={model.mode}
        options={[
          { value: 'side', label: <ModeIcon Icon={Columns2} name={words.side} /> },
          { value: 'inline', label: <ModeIcon Icon={TextAlignStart} name={words.inline} /> },
        ]}
        onPick={(next) => set({ mode: next })}
      />
      <label className="check" title={words.changedHint}>
        <input type="checkbox" checked={changedOnly} onChange={(event) => set({ changedOnly: event.currentTarget.checked })} />
        {words.changedOnly}
      </label>
      <label className="check" title={words.substanceHint}>
        <input type="checkbox" checked={substanceOnly} onChange={(event) => set({ substanceOnly: event.currentTarget.checked })} />
        {words.substanceOnly}
      </label>
      <span className="spacer" />
      <StepButtons told={status} previous={words.previousChange} next={words.nextChange} keys={CHANGE_KEYS} disabled={stops.length === 0} onStep={toChange} />
    </div>
  );
}
