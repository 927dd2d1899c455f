import type { ReactNode } from 'react';
import type { PartyId } from '../../shared/contract/party.ts';

/** Whose it is: the party's hue and name. */
export function PartyChip({ party, name }: { readonly party: PartyId; readonly name: string }): ReactNode {
  return (
    <span className="chip" data-party={party} title={name}>
      <i aria-hidden="true" />
      <span dir="auto">{name}</span>
    </span>
  );
}
