export const aboutWords = {
  title: 'About this negotiation', open: 'Parties, names, deadlines, deal', parties: 'Parties', partyA: 'Party A', partyB: 'Party B', rename: 'Change the names', named: 'The parties are called so from now on',
  authors: 'Names on tracked changes and comments', authorsNote: 'Whose each name is. A correction holds for every file taken in from then on; what was recorded stays as it was.', noAuthors: 'No file has brought a name yet.', whose: (name: string): string => `Whose name is ${name}`,
  unknown: 'not said yet', mapped: (name: string, party: string): string => `${name} belongs to ${party} from now on`,
} as const;
