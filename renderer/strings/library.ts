export const library = {
  title: 'Negotiations', create: 'New negotiation', showArchived: 'Show archived', name: 'Negotiation', parties: 'Parties', turn: 'Turn', progress: 'Agreed', changed: 'Last change',
  ours: 'ours', theirs: 'theirs', round: (n: number): string => (n === 0 ? 'Not sent yet' : `Round ${String(n)}`),
  sample: 'sample', archived: 'archived', menu: (name: string): string => `More for ${name}`, archive: 'Archive', unarchive: 'Bring back from the archive', duplicate: 'Duplicate', remove: 'Delete', rename: 'Rename',
  wasArchived: (name: string): string => `${name} is archived`, wasDeleted: (name: string): string => `${name} is deleted`, isBack: (name: string): string => `${name} is back`, copyOf: (name: string): string => `Copy of ${name}`, wasDuplicated: (name: string): string => `${name} was copied`,
  emptyTitle: 'No negotiation yet', emptyBody: 'Start from the bundled agreement or from any Word file, yours or theirs. You can also drop the file anywhere on this window. Everything stays on this computer.',
  startTemplate: 'Start from the AI Integration Partnership Agreement', chooseFile: 'Start from a Word file…', trySample: 'Look around in a sample', nothingFound: 'No negotiation matches', nothingFoundBody: 'Search looks at names, parties, headings, the texts of both sides, and comments.',
  agreedOf: (agreed: number, total: number): string => `${String(agreed)} of ${String(total)}`, open: (n: number): string => `${String(n)} open`, reopened: (n: number): string => `${String(n)} reopened`, since: (day: string): string => `since ${day}`,
  makingSample: 'Playing two rounds of a sample', weAre: 'us', renamePrompt: 'New name',
} as const;
