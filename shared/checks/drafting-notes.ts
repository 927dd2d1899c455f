const NOTE = /(?:drafting notes?|notes? to (?:draft(?:er|ing)?|self|counsel|reviewers?|file)|drafters?['\u2019]?s? notes?|internal note|NTD)\s*[:\u2013\u2014-]/i;

/** Where a note to the drafters begins in a text, or -1. */
export const draftingNoteAt = (text: string): number => NOTE.exec(text)?.index ?? -1;
