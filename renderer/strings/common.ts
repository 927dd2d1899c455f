export const common = {
  cancel: 'Cancel', close: 'Close', back: 'Back', undo: 'Undo', redo: 'Redo', save: 'Save', open: 'Open', dismiss: 'Dismiss', tryAgain: 'Try again', offline: 'offline', loading: 'Reading…',
  partyA: 'Party A', partyB: 'Party B', us: 'us', them: 'them', more: 'More', search: 'Search', all: 'All', readOnly: 'Read-only', nothingChanged: 'Nothing was changed.',
} as const;

export const fileWords = {
  tooLarge: 'This file is larger than 64 MB.', tooLargeRemedy: 'Remove large pictures in Word and save it again.',
  unreadable: 'This file could not be read.', unreadableRemedy: 'Check that it still exists and is not open elsewhere, then try again.',
  open: 'Open in Word', showInFolder: 'Show in folder', inDownloads: 'The browser keeps it with its downloads; open it in Word from there.',
  notDocx: 'Parley reads Word files (.docx).', notDocxRemedy: 'Open the file in Word and save it as .docx.',
} as const;
