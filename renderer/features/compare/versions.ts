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

/** Where everything, and where the last round alone, begins and ends: files handed in here are no round. */
export function spansOf(choices: readonly Choice[]): { readonly first: string; readonly previous: string; readonly newest: string } {
  const kept = choices.filter(({ version }) => version.type === 'stored');
  const first = kept[0]?.value ?? '';
  const last = kept.at(-1);
  const round = roundOf(last?.value ?? '');
  // What went out is compared as the redline it went out as: its clean copy says the same.
  const previous = kept.findLast(({ value }) => roundOf(value) !== round && !value.startsWith('clean-'));
  return { first, previous: previous?.value ?? first, newest: last?.value ?? '' };
}

const roundOf = (value: string): string => value.replace(/^\D+/, '');
