import { useState, type ReactNode } from 'react';
import type { LibraryEntry } from '../../../shared/api/shapes.ts';
import type { Deal } from '../../../shared/negotiation/select/deals.ts';
import { Menu } from '../../components/menu.tsx';
import { agreedIn } from '../../state/deals.ts';
import { useAppReadOnly } from '../../state/stores.ts';
import { useDealSteps } from '../../state/use-deal-steps.ts';
import { dealWords as words } from '../../strings/deals.ts';
import { RenameDeal } from './rename-deal.tsx';

/** The line over the documents of a deal: what it is called, how far it is, and what is missing. */
export function DealHead({ deal }: { readonly deal: Deal<LibraryEntry> }): ReactNode {
  const blocked = useAppReadOnly();
  const { forget } = useDealSteps();
  const [renaming, setRenaming] = useState(false);
  const { agreed, all } = agreedIn(deal);
  const problems = [...deal.missing.map(({ name, why }) => (why === 'not-here' ? words.missing(name) : words.unreadable(name))), ...deal.twice.map(words.twice)];
  const items = [{ label: words.rename, run: () => setRenaming(true), blocked }, ...deal.missing.map((document) => ({ label: words.forget(document.name), run: () => void forget(deal, document), blocked }))];
  return (
    <tr className="library-deal">
      <th scope="rowgroup" colSpan={5}>
        <span className="library-deal-kind">{words.deal}</span> {deal.name}
        <span className="library-deal-state">
          {words.documents(all)} · {words.readyOf(agreed, all)}
        </span>
        {problems.map((problem) => (
          <span key={problem} className="library-problem">
            {problem}
          </span>
        ))}
      </th>
      <td className="library-more">
        <Menu label={words.menu(deal.name)} items={items} />
        {renaming ? <RenameDeal deal={deal} onClose={() => setRenaming(false)} /> : null}
      </td>
    </tr>
  );
}
