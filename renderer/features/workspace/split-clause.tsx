import { useState, type ReactNode } from 'react';
import { blocksText, type Block } from '../../../shared/contract/content.ts';
import { nameOf } from '../../../shared/negotiation/decide/refuse.ts';
import { findClause, ourParty } from '../../../shared/negotiation/state.ts';
import { Button } from '../../components/button.tsx';
import { Dialog } from '../../components/dialog.tsx';
import { useSession, useStores, useWorkspace } from '../../state/stores.ts';
import { common } from '../../strings/common.ts';
import { correctWords as words } from '../../strings/decide.ts';
import { useCorrect } from './use-correct.ts';

const SHOWN = 160;
const opening = (block: Block): string => {
  const text = blocksText([block]).replace(/\s+/g, ' ').trim();
  return text.length > SHOWN ? `${text.slice(0, SHOWN)}…` : text;
};

/** Where the focused clause is to be cut in two: before one of its paragraphs but the first. */
export function SplitClause(): ReactNode {
  const { workspace } = useStores();
  const splitting = useWorkspace((state) => state.splitting);
  const negotiation = useSession((state) => state.negotiation);
  const [at, setAt] = useState<number | null>(null);
  const { split } = useCorrect();
  const clause = splitting === null ? undefined : findClause(negotiation, splitting);
  const blocks = clause?.positions[ourParty(negotiation)].wording ?? [];
  const close = (): void => {
    workspace.getState().set({ splitting: null });
    setAt(null);
  };
  const apply = async (): Promise<void> => {
    if (clause === undefined || at === null) return;
    if (await split(clause, at)) close();
  };
  return (
    <Dialog title={clause === undefined ? words.splitTitle('') : words.splitTitle(nameOf(clause))} open={clause !== undefined} onClose={close}>
      <form
        className="stack"
        onSubmit={(event) => {
          event.preventDefault();
          void apply();
        }}
      >
        {blocks.length < 2 ? (
          <p>{words.oneParagraph}</p>
        ) : (
          <fieldset className="split-places">
            <legend>{words.splitWhere}</legend>
            {blocks.map((block, index) =>
              index === 0 ? (
                <p key={index} className="contract muted">
                  {opening(block)}
                </p>
              ) : (
                <label key={index} className="split-place">
                  <input type="radio" name="split-at" checked={at === index} onChange={() => setAt(index)} />
                  <span className="contract">{opening(block)}</span>
                </label>
              ),
            )}
          </fieldset>
        )}
        <div className="row">
          <Button type="submit" look="primary" disabled={at === null}>
            {words.split}
          </Button>
          <Button onClick={close}>{common.cancel}</Button>
        </div>
      </form>
    </Dialog>
  );
}
