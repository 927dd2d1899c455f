import { nodeZlib } from '../../electron/worker/node-zlib.ts';
import { resolveRevisions } from '../../shared/docx/resolve/resolve-revisions.ts';
import { corpusFiles, readCorpus } from '../corpus/corpus.ts';
import { openPaper, type Paper } from './paper.ts';

/** The agreements lawyers’ edits are made on: all single ones, and of each history the last version. */
export function openPapers(): readonly Paper[] {
  const newest = new Map<string, string>();
  for (const file of corpusFiles()) {
    const [set = '', history = ''] = file.split('/');
    if (set === 'contracts') newest.set(file, file);
    // Names of versions sort by their number, so that the last one stays.
    if (set === 'contract-rounds') newest.set(`${set}/${history}`, file);
  }
  return [...newest.values()].map((file) => openPaper(file, resolveRevisions(readCorpus(file), 'accept', nodeZlib)));
}
