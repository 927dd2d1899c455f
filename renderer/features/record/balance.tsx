import type { ReactNode } from 'react';
import { nameOf } from '../../../shared/negotiation/decide/refuse.ts';
import type { ClauseId } from '../../../shared/negotiation/ids.ts';
import { recordWords, tradeSideWords } from '../../../shared/negotiation/select/record-words.ts';
import type { Statistics } from '../../../shared/negotiation/select/statistics.ts';
import type { TradeSide } from '../../../shared/negotiation/select/trades.ts';
import { findClause } from '../../../shared/negotiation/state.ts';
import { Button } from '../../components/button.tsx';
import { PartyChip } from '../../components/party-chip.tsx';
import { useReadOnly, useSession, useStores, useUi } from '../../state/stores.ts';
import { undoStep } from '../../state/undo-step.ts';
import { common } from '../../strings/common.ts';
import { balanceWords as words, tradeWords } from '../../strings/trades.ts';
import { shortDay } from '../../strings/time.ts';

/** What each side took over and what for, and what lies with whom since when (rules N43, N44). */
export function Balance({ statistics }: { readonly statistics: Statistics }): ReactNode {
  const parties = useSession((state) => state.negotiation.parties);
  const { concessions, open, trades } = statistics;
  return (
    <section className="balance" aria-label={words.title}>
      <div>
        <h2 className="section-title">{words.title}</h2>
        <table className="data balance-table" aria-label={words.title}>
          <thead>
            <tr>
              <th scope="col">{words.whose}</th>
              <th scope="col">{words.total}</th>
              <th scope="col">{words.traded}</th>
              <th scope="col">{words.free}</th>
            </tr>
          </thead>
          <tbody>
            {(['A', 'B'] as const).map((party) => (
              <tr key={party}>
                <th scope="row">
                  <PartyChip party={party} name={parties[party].name} />
                </th>
                <td className="num">{concessions[party].total}</td>
                <td className="num">{concessions[party].traded}</td>
                <td className="num">{concessions[party].free}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      <div>
        <h2 className="section-title">{words.open}</h2>
        <dl className="balance-open">
          {(['A', 'B'] as const).map((party) => (
            <div key={party}>
              <dt>
                <PartyChip party={party} name={parties[party].name} />
              </dt>
              {open[party].length === 0 ? <dd className="muted">{words.nothingOpen}</dd> : open[party].map(({ round, since, clauseIds }) => <dd key={round}>{words.since(round, shortDay(since), clauseIds.length)}</dd>)}
            </div>
          ))}
        </dl>
      </div>
      <div className="balance-trades">
        <h2 className="section-title">{words.trades}</h2>
        {trades.length === 0 ? <p className="muted">{words.noTrades}</p> : <Trades trades={trades} />}
      </div>
    </section>
  );
}

function Trades({ trades }: Pick<Statistics, 'trades'>): ReactNode {
  const { session, ui } = useStores();
  const negotiation = useSession((state) => state.negotiation);
  const readOnly = useReadOnly();
  const remove = async (trade: number): Promise<void> => {
    const { done } = await session.getState().command({ type: 'unlink-trade', trade });
    if (done) ui.getState().say(tradeWords.removed, undoStep({ session, ui }));
  };
  return (
    <table className="data" aria-label={words.trades}>
      <thead>
        <tr>
          <th scope="col">{words.who}</th>
          <th scope="col">{words.what}</th>
          <th scope="col">{words.for}</th>
          <th scope="col">{words.reason}</th>
          <th scope="col">
            <span className="vh">{common.more}</span>
          </th>
        </tr>
      </thead>
      <tbody>
        {trades.map(({ trade, gave, got }) => (
          <tr key={trade.seq}>
            <td>
              <PartyChip party={trade.party} name={negotiation.parties[trade.party].name} />
            </td>
            <td>
              <SideOfTrade side={gave} />
            </td>
            <td>
              <SideOfTrade side={got} />
            </td>
            <td>{trade.reason}</td>
            <td>
              <Button look="quiet" blocked={readOnly} aria-label={tradeWords.removeThis(clauseName(negotiation, got.clauseId))} onClick={() => void remove(trade.seq)}>
                {tradeWords.remove}
              </Button>
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

/** The clause as a way to it, and what became of what was given there. */
function SideOfTrade({ side }: { readonly side: TradeSide }): ReactNode {
  const { workspace } = useStores();
  const negotiation = useSession((state) => state.negotiation);
  const go = useUi((state) => state.go);
  const id = useSession((state) => state.id);
  const open = (): void => {
    workspace.getState().focusOn(side.clauseId);
    if (id !== null) go({ screen: 'workspace', id });
  };
  return (
    <button type="button" className="record-clause" onClick={open}>
      {tradeSideWords(clauseName(negotiation, side.clauseId), side)}
    </button>
  );
}

function clauseName(negotiation: Parameters<typeof findClause>[0], id: ClauseId): string {
  const clause = findClause(negotiation, id);
  return clause === undefined ? recordWords.gone : nameOf(clause);
}
