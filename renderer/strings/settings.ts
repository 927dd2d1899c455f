export const settingsWords = {
  title: 'Settings', you: 'You', name: 'Your name', nameHint: 'Named in the record for what is decided here. Tracked changes carry the name of the party you act for.', look: 'Appearance', theme: 'Theme', textSize: 'Text size', percent: (n: number): string => `${String(n)} %`,
  themes: { system: 'As the system', light: 'Light', dark: 'Dark', contrast: 'High contrast' }, keys: 'Keys', singleKeys: 'Single keys (j, k, a, r …)', singleKeysHint: 'They rest while you type. Ctrl and F keys always work.', showKeys: 'Show all keys',
  data: 'Your data', dataHint: 'Everything is in one folder on this computer. Parley makes no network connection.', reveal: 'Show the data folder', about: 'About', version: (version: string, host: string): string => `Parley ${version}, in ${host === 'electron' ? 'its own window' : 'a browser window on this computer'}`, saved: 'Saved', bigger: 'Larger text', smaller: 'Smaller text',
} as const;
