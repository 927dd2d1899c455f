import { Flag, History, PenLine, Undo2 } from 'lucide-react';
import type { ReactNode } from 'react';
import type { Audit } from '../../../shared/contract/audit.ts';
import type { Pile } from '../../../shared/negotiation/schema/mark.ts';
import { pileNotes, pileWords } from '../../strings/changes.ts';
import { receiveWords as words } from '../../strings/receive.ts';

const ICONS = { untracked: Flag, removed: Undo2, tracked: PenLine, accepted: History } as const;
const ORDER: readonly Pile[] = ['untracked', 'removed', 'tracked', 'accepted'];

/** The piles in numbers; each shows itself alone when pressed. */
export function Piles({ audit, pile, onPick }: { readonly audit: Audit; readonly pile: Pile | null; readonly onPick: (pile: Pile | null) => void }): ReactNode {
  return (
    <div className="piles" role="group" aria-label={words.piles}>
      {ORDER.map((name) => {
        const Icon = ICONS[name];
        return (
          <button key={name} type="button" className="pile" data-pile={name} data-some={audit[name].length > 0} aria-pressed={pile === name} onClick={() => onPick(pile === name ? null : name)}>
            <span className="pile-count num">{audit[name].length}</span>
            <span className="pile-name">
              <Icon className="svg-icon" aria-hidden="true" />
              {pileWords[name]}
            </span>
            <span className="muted">{pileNotes[name]}</span>
          </button>
        );
      })}
    </div>
  );
}
