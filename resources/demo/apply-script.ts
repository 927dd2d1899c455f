import { editBody, insertTableRowTracked, moveParagraphTracked, replaceTracked, replaceUntracked, tickOption } from './edit-return.ts';
import type { Mark } from './edit-return.ts';
import { OPENING } from './script.ts';
import type { Edit, Round } from './script.ts';

/** Makes one edit of the story in a document's body XML; without a mark it leaves no trace. */
export function applyEdit(xml: string, edit: Edit, mark: Mark | undefined): string {
  switch (edit.kind) {
    case 'replace':
      return mark === undefined
        ? replaceUntracked(xml, edit.find, edit.replace)
        : replaceTracked(xml, edit.find, edit.replace, mark);
    case 'tick':
      return tickOption(xml, edit.option);
    case 'add-row':
      if (mark === undefined) throw new Error('The story adds rows with change tracking on only.');
      return insertTableRowTracked(xml, edit.rowContaining, edit.cells, mark);
    case 'move':
      if (mark === undefined) throw new Error('The story moves clauses with change tracking on only.');
      return moveParagraphTracked(xml, edit, mark);
  }
}

/** The agreement as we first send it: blanks filled and options ticked, without marks. */
export const openingDraft = (agreement: Uint8Array): Uint8Array =>
  editBody(agreement, (xml) => OPENING.reduce((body, edit) => applyEdit(body, edit, undefined), xml));

/** What comes back from the counterpart in a round, made from the exact bytes we sent. */
export function counterpartReturn(sent: Uint8Array, round: Round): Uint8Array {
  const mark = round.tracked ? { author: round.author, date: round.date } : undefined;
  return editBody(sent, (xml) => round.exchanges.reduce((body, exchange) => applyEdit(body, exchange.edit, exchange.silent === true ? undefined : mark), xml));
}
