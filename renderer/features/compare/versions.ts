import type { OfferedFile, Version } from '../../../shared/api/shapes.ts';
import type { NegotiationId } from '../../../shared/negotiation/ids.ts';
import type { NegotiationState } from '../../../shared/negotiation/state.ts';
import { compareWords as words } from '../../strings/compare.ts';

export type Choice = { readonly value: string; readonly label: string; readonly version: Version };

/** Everything that can be compared, oldest first: the first text, each round, and files handed in here. */
export function choicesOf(id: NegotiationId | null, state: NegotiationState, files: readonly OfferedFile[]): readonly Choice[] {
  const { document } = state;
  if (id === null || document === null) return [];
  const stored = (value: string, label: string, sha256: typeof document.sha256): Choice => ({ value, label, version: { type: 'stored', negotiationId: id, sha256 } });
  return [
    stored('first', words.first(document.fileName), document.sha256),
    ...state.rounds.flatMap((round): readonly Choice[] =>
      round.kind === 'sent'
        ? [stored(`sent-${String(round.number)}`, words.sentRedline(round.number), round.redline), stored(`clean-${String(round.number)}`, words.sentClean(round.number), round.clean)]
        : [stored(`received-${String(round.number)}`, words.received(round.number), round.sha256)],
    ),
    ...files.map((file): Choice => ({ value: file.fileId, label: file.name, version: { type: 'offered', fileId: file.fileId } })),
  ];
}
