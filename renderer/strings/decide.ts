import type { ClauseKind } from '../../shared/contract/clause.ts';
import type { UserCommand } from '../../shared/negotiation/schema/commands.ts';

export const decideWords = {
  title: 'Decide', accept: 'Accept', agree: 'Agree to this text', reject: 'Reject', counter: 'Counter', park: 'Set aside', edit: 'Edit our text', withdraw: 'Withdraw our proposal', confirm: 'Stand on our text', keep: 'Keep the agreed text', reopen: 'Reopen', remove: 'Propose to remove',
  reason: 'Reason', reasonHint: 'Kept in the record; never sent.', reasonForReopen: 'Say why in the reason field first.', actFor: 'Deciding for', more: 'More decisions', holdBack: 'Hold our proposal back', letGo: 'Let our proposal go out', heldTitle: 'Held back: not in the files you send', heldBody: 'They read here what you last showed them, until you let it go out.', heldNew: 'They read nothing of it until you let it go out.',
  same: 'Both sides hold the same text.', agreedOn: (round: number): string => (round === 0 ? 'Agreed before the first round.' : `Agreed in round ${String(round)}.`), notConfirmed: 'Nobody has confirmed it yet.', weConfirmed: 'You stand on it; they have not confirmed it yet.', theyConfirmed: 'They stand on it; you have not confirmed it yet.',
  waitingForThem: 'They have not answered yet.', alarmTitle: 'This clause was agreed and is not any more.', alarmBody: (name: string, round: number): string => `${name} changed it${round === 0 ? '' : ` in round ${String(round)}`}. The agreed text is kept.`,
  positions: 'Positions', redline: 'Redline', ours: 'Ours', theirs: 'Theirs', absent: 'This side wants the clause gone.', afterAccept: 'If you accept, our text becomes:', afterReject: 'If you reject, our text stays:', alreadySame: 'Our text does not change.',
  moved: (name: string): string => `${name} put this clause elsewhere. Accept or reject decides the place too.`, biography: 'History of this clause', step: (step: number, steps: number, what: string): string => `Step ${String(step)} of ${String(steps)}: ${what}`, compareWordings: 'Any two wordings compared', wordingBefore: 'Wording before', wordingAfter: 'Wording after', swapWordings: 'Swap the two wordings', theirChanges: 'Their changes',
  editing: 'Your text', theirText: 'Their text', ownText: 'Our present text', editingAgainstTheirs: 'Against their text', editingAgainstOurs: 'Against our present text', confirmEdit: 'Record', leaveEdit: 'Leave', leaveHint: 'What you wrote is kept as a draft.', bold: 'Bold', italic: 'Italic', underline: 'Underline', noDifference: 'No difference.',
  readOnly: 'Decisions are off while this negotiation is read-only.',
} as const;

/** What a decision did, for the toast that offers to undo it. */
export function done(type: UserCommand['type'], clause: string): string {
  switch (type) {
    case 'accept':
      return `Accepted: ${clause}`;
    case 'reject':
      return `Rejected: ${clause}`;
    case 'counter':
      return `New text recorded: ${clause}`;
    case 'park':
      return `Set aside: ${clause}`;
    case 'hold-back':
      return `Held back: ${clause}`;
    case 'let-go':
      return `Goes out with the next file: ${clause}`;
    case 'withdraw':
      return `Withdrawn: ${clause}`;
    case 'confirm':
      return `We stand on our text: ${clause}`;
    case 'keep-agreed':
      return `Back to the agreed text: ${clause}`;
    case 'reopen':
      return `Reopened: ${clause}`;
    case 'remove':
      return `Proposed to remove: ${clause}`;
    default:
      return clause;
  }
}

export const insertWords = {
  title: 'New clause', titleBehind: (clause: string): string => `New clause after ${clause}`, menu: 'Add a clause after this one…', heading: 'Heading', text: 'Text', textHint: 'One paragraph a line.', insert: 'Propose this clause', inserted: (heading: string): string => `New clause proposed${heading === '' ? '' : `: ${heading}`}`,
} as const;

export const relabelWords = {
  menu: 'Kind, number and heading…', title: (clause: string): string => `What ${clause === '' ? 'the clause' : clause} is`, hint: 'How the clause is listed here. The contract itself does not change, and later files keep what you set.', kind: 'Kind', number: 'Number', heading: 'Heading', apply: 'Save', done: (clause: string): string => `Now listed as ${clause}`,
} as const;

export const KINDS: readonly { readonly value: ClauseKind; readonly label: string }[] = [
  { value: 'clause', label: 'Clause' }, { value: 'article', label: 'Article' }, { value: 'definitions', label: 'Definitions' }, { value: 'recitals', label: 'Recitals' }, { value: 'parties', label: 'Parties' }, { value: 'schedule', label: 'Schedule' },
  { value: 'signature', label: 'Signature block' }, { value: 'title', label: 'Title' }, { value: 'item', label: 'Item' }, { value: 'text', label: 'Other text' },
];

export const correctWords = {
  splitMenu: 'Split this clause…', mergeMenu: 'Merge with the clause that follows', splitTitle: (clause: string): string => `Split ${clause}`, splitWhere: 'The second clause begins with', split: 'Split here', oneParagraph: 'This clause has one paragraph only. Put the second part into a paragraph of its own first.', correcting: 'Reading the documents', wasSplit: (clause: string): string => `Split: ${clause}`, wasMerged: (clause: string, other: string): string => `Merged: ${other} is now part of ${clause}`,
} as const;
