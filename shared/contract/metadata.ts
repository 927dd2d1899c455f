/** What a file can tell about people, machines and its own past, beside what the contract says. */
export const METADATA_KINDS = [
  'mark-author', 'mark-date', 'comment', 'editor-list', 'session-number', 'document-id', 'permission', 'hidden-text', 'property', 'custom-property',
  'shown-property', 'shown-file', 'control-label', 'custom-data', 'bound-control', 'document-variable', 'mail-merge', 'template', 'external-link', 'linked-picture', 'linked-object',
  'thumbnail', 'embedded-file', 'embedded-font', 'picture-metadata', 'picture-name', 'picture-unread', 'macros', 'printer-settings', 'ribbon',
  'building-blocks', 'signature', 'proofing-state', 'change-tracking', 'write-protection', 'smart-tag', 'ink', 'web-extension', 'sensitivity-label',
  'add-in-data', 'xml-comment', 'stray-part', 'keyboard', 'picture-description', 'picture-crop', 'media', 'unknown-part', 'name-elsewhere',
] as const;
export type MetadataKind = (typeof METADATA_KINDS)[number];

/** One thing the file tells, said once for each part it stands in. */
export type MetadataItem = {
  readonly kind: MetadataKind;
  /** Path in the package; the part a relationship starts from when it leads outside. */
  readonly part: string;
  /** In plain words. */
  readonly what: string;
  readonly count: number;
  /** Up to three of the values as they stand there. */
  readonly samples?: readonly string[];
  /** True when it can name a person, a company or a machine, or say when somebody worked. */
  readonly names: boolean;
};

/** How a copy is made that names nobody. */
export type ScrubOptions = {
  /** Comments stay as well, and every mark and comment carries a neutral name; otherwise comments go. */
  readonly keepRedlines?: boolean;
  /** Names to write instead of the neutral ones, such as that of our own party. */
  readonly names?: Readonly<Record<string, string>>;
  /** Hidden words go too. Never without being asked for: they may be part of what was agreed. */
  readonly removeHidden?: boolean;
};

/** A copy that names nobody, what went from it, and what was only reported and stays. */
export type ScrubbedCopy = { readonly bytes: Uint8Array; readonly removed: readonly MetadataItem[]; readonly kept: readonly MetadataItem[] };
