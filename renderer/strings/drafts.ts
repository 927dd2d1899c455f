export const draftWords = {
  found: 'You were interrupted while writing', inText: (clause: string, time: string): string => `New text for ${clause}, ${time}`, inComment: (clause: string, time: string): string => `A comment on ${clause}, ${time}`,
  resume: 'Continue', discard: 'Discard', resumeNamed: (what: string): string => `Continue: ${what}`, discardNamed: (what: string): string => `Discard: ${what}`, discarded: (clause: string): string => `Draft discarded: ${clause}`,
  here: (time: string): string => `You began a new text for this clause, ${time}.`, outdated: 'The clause has changed since.', drafted: 'Draft begun', discardDraft: 'Discard draft',
} as const;
