import { count } from './count.ts';
export const shell = {
  product: 'Parley', palette: 'Do something', palettePlaceholder: 'Type what you want to do, a clause, or words of any text', paletteEmpty: 'Nothing is called that here.', keys: 'Keys', keysIntro: 'Single keys rest while you type. They can be turned off in Settings.',
  dropMany: (n: number): string => `${count(n, 'file')} at once: nothing was taken in.`, dropManyRemedy: 'Drop one file at a time, or choose it with the button.', dropTitle: 'Drop a file', dropNew: 'A Word file starts a new negotiation; a file of Parley is looked at before it is taken in.', dropReturn: 'A Word file is reviewed as a return before anything is recorded.',
  crashTitle: 'This part of the window stopped', crashBody: 'What was shown as saved is on disk. Reload the window to go on.', reload: 'Reload', working: 'Working…',
  groups: { recent: 'Changed last', go: 'Go to', read: 'Read', decide: 'Decide', app: 'Parley', clauses: 'Clauses' },
  actions: { library: 'Library', settings: 'Settings', create: 'New negotiation', palette: 'Do something', keys: 'Show the keys', undo: 'Undo the last step', redo: 'Redo what was undone', print: 'Print this screen', workspace: 'Workspace', send: 'Send', receive: 'Receive', compare: 'Compare', record: 'Record', readiness: 'Readiness' },
  printed: (name: string): string => `Saved ${name}`,
  notOpened: 'This negotiation could not be opened', noHost: 'This page belongs to Parley. Start Parley to use it.', undone: (what: string): string => (what === '' ? 'Undone' : `Undone: ${what}`), redone: (what: string): string => (what === '' ? 'Done again' : `Done again: ${what}`), stepOn: (clause: string, what: string): string => (clause === '' ? what : `${clause} – ${what}`), notifications: 'Messages', problemsTitle: 'Noticed on opening',
} as const;
