import type { ReactNode } from 'react';
import { nameOf } from '../../../shared/negotiation/decide/refuse.ts';
import { recordWords, tradeSideWords } from '../../../shared/negotiation/select/record-words.ts';
import { tradesOf } from '../../../shared/negotiation/select/trades.ts';
import { findClause, type ClauseState } from '../../../shared/negotiation/state.ts';
import { Button } from '../../components/button.tsx';
import { useReadOnly, useSession, useStores } from '../../state/stores.ts';
import { undoStep } from '../../state/undo-step.ts';
import { tradeWords as words } from '../../strings/trades.ts';

/** What the clause was given for, or got for; nothing where it was not (rule N43). */
export function Trades({ clause }: { readonly clause: ClauseState }): ReactNode {
  const { session, ui } = useStores();
  const negotiation = useSession((state) => state.negotiation);
  const readOnly = useReadOnly();
  const trades = tradesOf(negotiation).filter(({ gave, got }) => gave.clauseId === clause.id || got.clauseId === clause.id);
  if (trades.length === 0) return null;
  const remove = async (trade: number): Promise<void> => {
    const { done } = await session.getState().command({ type: 'unlink-trade', trade });
    if (done) ui.getState().say(words.removed, undoStep({ session, ui }));
  };
  return (
    <section className="block" aria-label={words.title}>
      <h3>{words.title}</h3>
      <ul className="trades">
        {trades.map(({ trade, gave, got }) => {
          const isGiven = gave.clauseId === clause.id;
          const side = isGiven ? got : gave;
          const other = findClause(negotiation, side.clauseId);
          const name = other === undefined ? recordWords.gone : nameOf(other);
          const told = tradeSideWords(name, side);
          return (
            <li key={trade.seq}>
              <p>
                {isGiven ? words.gaveFor(told) : words.gotFor(told)}
                {trade.reason === '' ? null : <span className="story-reason"> “{trade.reason}”</span>}
              </p>
              <Button look="quiet" blocked={readOnly} aria-label={words.removeThis(name)} onClick={() => void remove(trade.seq)}>
                {words.remove}
              </Button>
            </li>
          );
        })}
      </ul>
    </section>
  );
}
