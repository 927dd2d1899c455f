export const passphraseWords = {
  locked: 'Parley is locked', lockedHint: 'The data on this computer is encrypted with your passphrase.', passphrase: 'Passphrase', unlock: 'Unlock', unlocking: 'Unlocking…', quit: 'Quit', ended: 'Parley has ended. You can close this window.',
  remember: 'Keep the key with this computer’s system, and do not ask at the next start', noKeyStore: 'This window cannot keep the key with the system: the passphrase is asked at every start.',
  title: 'Passphrase', none: 'The data folder is not encrypted: whoever has this computer’s files can read it.', some: 'Everything in the data folder is encrypted with your passphrase: records, documents, settings, the list of negotiations.',
  remembered: 'This computer’s system keeps the key; the passphrase is not asked at the start.', warning: 'Nobody can open the data without the passphrase, and nobody can tell it to you. Keep it somewhere safe. Copies made before, backups included, stay readable.',
  set: 'Set a passphrase…', change: 'Change…', remove: 'Remove…', setTitle: 'Set a passphrase', changeTitle: 'Change the passphrase', removeTitle: 'Remove the passphrase', current: 'Passphrase until now', fresh: 'New passphrase',
  again: 'New passphrase, once more', length: 'At least 8 characters; a few words that nobody would guess together.', differ: 'The two do not match.', removeHint: 'Everything is written again, readable by whoever has this computer’s files.',
  doSet: 'Encrypt everything', doChange: 'Change the passphrase', doRemove: 'Remove the passphrase', working: 'Writing everything again…',
  done: { set: 'Everything is encrypted with your passphrase.', change: 'The passphrase was changed.', remove: 'The passphrase was removed.' },
} as const;
