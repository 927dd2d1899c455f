import type { Move } from '../compare/ops.ts';
import type { ParagraphUnit, Unit } from '../compare/units.ts';

/** Whether the two ends of a move differ; what was worded anew may be set anew as well. */
const isEdited = ({ from, to }: Move): boolean => to !== from && to.type === 'paragraph' && (to.key !== from.key || to.paragraph.sources.length === 0);

/** Where what comes is stored: what moved and was worded anew on the way, at its old place. */
export const storedUnit = ({ after, move }: { readonly after: Unit; readonly move?: Move }): Unit => (move !== undefined && after.type === 'paragraph' && after.paragraph.sources.length === 0 ? move.from : after);

/** What moved and became, where it was edited on the way. */
export const editedTo = (move: Move | undefined): ParagraphUnit | undefined => (move?.to.type === 'paragraph' && isEdited(move) ? move.to : undefined);
/** What it was. */
export const editedFrom = (move: Move | undefined): ParagraphUnit | undefined => (move?.from.type === 'paragraph' && isEdited(move) ? move.from : undefined);

/** What a pending move is called in its file; both ends bear it (17.13.5.24, 17.13.5.28). */
export const moveName = ({ id }: Move): string => `move${id}`;
