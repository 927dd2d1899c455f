import { readFileSync } from 'node:fs';
import { nodeZlib } from '../../../electron/worker/node-zlib.ts';
import type { ClauseNode } from '../../../shared/contract/clause.ts';
import { readContract } from '../../../shared/docx/read/read-contract.ts';
import { resolveRevisions } from '../../../shared/docx/resolve/resolve-revisions.ts';
import { schemaErrors } from '../../judges/schema.ts';
import { corpusFiles, readCorpus } from '../corpus.ts';
import { allLines } from '../reading-text.ts';

/** Whether the marks a file carries are accepted before it is edited, or stay with ours on top (W2). */
export type EarlierMarks = 'accept' | 'keep';

/** A file edits are made on. */
export type BaseFile = {
  readonly name: string;
  readonly earlierMarks: EarlierMarks;
  /** What the redline is written on: the file with its marks where they are kept, else `accepted`. */
  readonly bytes: Uint8Array;
  /** The file with every mark in it accepted: what the clean copy is written on. */
  readonly accepted: Uint8Array;
  readonly clauses: readonly ClauseNode[];
  /** What is read once every mark in `bytes` is rejected. */
  readonly rejectedLines: readonly string[];
  /** What the validator says of the base, with its marks and without; asked once. */
  readonly schemaErrors: () => Promise<ReadonlySet<string>>;
};

const FOLDERS = ['contracts', 'contract-rounds', 'md-rounds', 'tracked-oracle', 'tracked-singles', 'tracked-features', 'robustness'];
const MARKED_FOLDERS = ['tracked-oracle', 'tracked-singles', 'tracked-features', 'multi-reviewer'];

/** Our own agreement stands for what few files of the corpus have: tick boxes and blanks. It comes as often as a folder of them. */
const OWN = 'resources/templates/ai-integration-partnership-agreement.docx';
const OWN_SHARE = 20;
const readFile = (name: string): Uint8Array => (name === OWN ? new Uint8Array(readFileSync(OWN)) : readCorpus(name));

/** The files edits are drawn from: everything that opens and has a clause; where marks are kept, files that carry some. */
export function editableFiles(earlierMarks: EarlierMarks): readonly string[] {
  const files = (folders: readonly string[]): string[] => corpusFiles().filter((name) => folders.some((folder) => name.startsWith(`${folder}/`)) && !name.includes('unreadable'));
  return earlierMarks === 'accept' ? [...files(FOLDERS), ...Array.from({ length: OWN_SHARE }, () => OWN)] : files(MARKED_FOLDERS).filter((name) => readContract(readCorpus(name), nodeZlib).hasMarks);
}

const opened = new Map<string, BaseFile>();

export function openBase(name: string, earlierMarks: EarlierMarks): BaseFile {
  const key = `${earlierMarks} ${name}`;
  const known = opened.get(key);
  if (known !== undefined) return known;
  const accepted = resolveRevisions(readFile(name), 'accept', nodeZlib);
  const bytes = earlierMarks === 'keep' ? readFile(name) : accepted;
  let errors: Promise<ReadonlySet<string>> | undefined;
  const base: BaseFile = {
    name,
    earlierMarks,
    bytes,
    accepted,
    clauses: readContract(bytes, nodeZlib).clauses,
    rejectedLines: allLines(resolveRevisions(bytes, 'reject', nodeZlib)),
    schemaErrors: () => (errors ??= schemaErrors(bytes).then(async (found) => new Set([...found, ...(await schemaErrors(accepted))]))),
  };
  opened.set(key, base);
  return base;
}
