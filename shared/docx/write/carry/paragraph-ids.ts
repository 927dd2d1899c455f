/** Hands out paragraph ids (`w14:paraId`) that none of these sources uses, below 0x80000000 (MS-DOCX 2.6.2.3). */
export function freeParagraphIds(sources: Iterable<string>): () => string {
  const used = new Set<string>();
  for (const source of sources) for (const match of source.matchAll(/\bparaId="([0-9A-Fa-f]{8})"/g)) used.add((match[1] ?? '').toUpperCase());
  let candidate = 0x10000000;
  return () => {
    for (;;) {
      candidate += 1;
      const id = candidate.toString(16).toUpperCase().padStart(8, '0');
      if (!used.has(id)) return id;
    }
  };
}

/** A copy takes no ids along: those of paragraphs are unique in a document, those of their texts say when they were last changed. */
export const withoutParagraphIds = (xml: string): string => xml.replace(/\s(?:[A-Za-z0-9]+:)?(?:paraId|textId)="[^"]*"/g, '');
