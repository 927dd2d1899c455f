import type { Sha256 } from '../../../shared/base/branded.ts';
import type { PartyId } from '../../../shared/contract/party.ts';
import type { NegotiationState } from '../../../shared/negotiation/state.ts';

/** A file that went out or came in, kept in its exact bytes. */
export type KeptFile = { readonly key: string; readonly round: number; readonly at: string; readonly party: PartyId | null; readonly what: 'start' | 'redline' | 'clean' | 'own' | 'theirs'; readonly name: string; readonly sha256: Sha256 };

const ENDING = /\.\w{3,6}$/;
const withEnding = (name: string): string => (ENDING.test(name) ? name : `${name}.docx`);

/** Every file of a negotiation, newest first: what was worked out from the marks of a later one (N38) never was a file. */
export function keptFiles({ document, rounds }: Pick<NegotiationState, 'document' | 'rounds'>): readonly KeptFile[] {
  const start: readonly KeptFile[] = document === null ? [] : [{ key: 'start', round: 0, at: '', party: null, what: 'start', name: withEnding(document.fileName), sha256: document.sha256 }];
  return [
    ...start,
    ...rounds.flatMap((round): readonly KeptFile[] => {
      const of = { round: round.number, at: round.at, party: round.party };
      if (round.kind === 'received') return [{ ...of, key: `${String(round.seq)} theirs`, what: 'theirs', name: withEnding(round.fileName), sha256: round.sha256 }];
      if (round.derived === true) return [];
      // A version of ours made in Word went out as it was, under its own name. (A round of ours without a change has one text in both files as well.)
      if (round.redline === round.clean && ENDING.test(round.fileName)) return [{ ...of, key: `${String(round.seq)} own`, what: 'own', name: withEnding(round.fileName), sha256: round.redline }];
      return [
        { ...of, key: `${String(round.seq)} clean`, what: 'clean', name: `${round.fileName} - clean.docx`, sha256: round.clean },
        { ...of, key: `${String(round.seq)} redline`, what: 'redline', name: `${round.fileName} - redline.docx`, sha256: round.redline },
      ];
    }),
  ].toReversed();
}
