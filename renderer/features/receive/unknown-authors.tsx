import type { ReactNode } from 'react';
import type { PartyId } from '../../../shared/contract/party.ts';
import { Segmented } from '../../components/segmented.tsx';
import { useSession } from '../../state/stores.ts';
import { receiveWords as words } from '../../strings/receive.ts';

/** Names on their marks that nobody has placed yet: asked once, on one card. */
export function UnknownAuthors({ authors, onChange }: { readonly authors: ReadonlyMap<string, PartyId>; readonly onChange: (name: string, party: PartyId) => void }): ReactNode {
  const parties = useSession((state) => state.negotiation.parties);
  return (
    <section className="card stack">
      <div>
        <h2 className="section-title">{words.authors}</h2>
        <p className="muted">{words.authorsNote}</p>
      </div>
      {[...authors].map(([name, party]) => (
        <div key={name} className="row">
          <strong className="author-name">{name}</strong>
          <Segmented
            label={words.whose(name)}
            value={party}
            options={[
              { value: 'A', label: parties.A.name },
              { value: 'B', label: parties.B.name },
            ]}
            onPick={(picked) => onChange(name, picked)}
          />
        </div>
      ))}
    </section>
  );
}
