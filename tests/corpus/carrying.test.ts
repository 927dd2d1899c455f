import { describe, expect, it } from 'vitest';
import { nodeZlib } from '../../electron/worker/node-zlib.ts';
import { redlineDocuments } from '../../shared/docx/compare/redline-documents.ts';
import { readDocument } from '../../shared/docx/read/document.ts';
import { referencedBookmarks } from '../../shared/docx/read/referenced-bookmarks.ts';
import { resolveRevisions } from '../../shared/docx/resolve/resolve-revisions.ts';
import { attribute, walk } from '../../shared/docx/xml/access.ts';
import { isMissing, pairCases, readCorpus } from './corpus.ts';

const by = { author: 'Party A', date: '2026-01-01T00:00:00Z' };

/** What stands around and between the words of the main part: links by where they lead, controls, fields by their kind, bookmarks that references name. */
function belongings(bytes: Uint8Array): Readonly<Record<string, number>> {
  const model = readDocument(bytes, nodeZlib);
  const document = model.docx.xml(model.docx.mainPart);
  const counts: Record<string, number> = {};
  const count = (what: string): void => void (counts[what] = (counts[what] ?? 0) + 1);
  const targets = new Map(model.docx.relationships(model.docx.mainPart).map(({ id, target }) => [id, target]));
  for (const name of referencedBookmarks(model)) count(`bookmark ${name}`);
  if (document === undefined) return counts;
  const { source, root } = document;
  walk(root, (element) => {
    if (element.name === 'mc:Fallback') return false;
    if (element.name === 'w:hyperlink') count(`link ${targets.get(attribute(source, element, 'r:id') ?? '') ?? attribute(source, element, 'w:anchor') ?? ''}`);
    else if (element.name === 'w:sdt') count('control');
    else if (element.name === 'w:fldSimple') count('field');
    else if (element.name === 'w:fldChar' && attribute(source, element, 'w:fldCharType') === 'begin') count('field');
    return true;
  });
  return counts;
}

describe.skipIf(isMissing)('W7: what belongs to the words of every pair of the corpus', () => {
  it('is that of the earlier file when all is rejected, and that of the later one when all is accepted, but for links told as not markable', { timeout: 300_000 }, () => {
    let told = 0;
    for (const { id, before, after } of pairCases()) {
      const [base, target] = [before, after].map((name) => resolveRevisions(readCorpus(name), 'accept', nodeZlib));
      if (base === undefined || target === undefined) throw new Error(id);
      const { bytes, comparison } = redlineDocuments(base, target, nodeZlib, by);
      expect(belongings(resolveRevisions(bytes, 'reject', nodeZlib)), `${id}, rejected`).toEqual(belongings(base));
      if (comparison.changes.some(({ kind }) => kind === 'link')) told += 1;
      else expect(belongings(resolveRevisions(bytes, 'accept', nodeZlib)), `${id}, accepted`).toEqual(belongings(target));
    }
    expect(told).toBeLessThanOrEqual(8);
  });
});
