import { nodeZlib } from '../../../electron/worker/node-zlib.ts';
import type { ClauseNode } from '../../../shared/contract/clause.ts';
import { readContract } from '../../../shared/docx/read/read-contract.ts';
import { resolveRevisions } from '../../../shared/docx/resolve/resolve-revisions.ts';
import { schemaErrors } from '../../judges/schema.ts';
import { corpusFiles, readCorpus } from '../corpus.ts';
import { allLines } from '../reading-text.ts';

/** A file edits are made on: every mark in it accepted, as when it is sent. */
export type BaseFile = {
  readonly name: string;
  readonly bytes: Uint8Array;
  readonly clauses: readonly ClauseNode[];
  readonly lines: readonly string[];
  /** What the validator says of the base; asked once. */
  readonly schemaErrors: () => Promise<ReadonlySet<string>>;
};

const FOLDERS = ['contracts', 'contract-rounds', 'md-rounds', 'tracked-oracle', 'tracked-singles', 'tracked-features', 'robustness'];

/** The corpus files edits are drawn from: everything that opens and has a clause. */
export const editableFiles = (): readonly string[] => corpusFiles().filter((name) => FOLDERS.some((folder) => name.startsWith(`${folder}/`)) && !name.includes('unreadable'));

const opened = new Map<string, BaseFile>();

export function openBase(name: string): BaseFile {
  const known = opened.get(name);
  if (known !== undefined) return known;
  const bytes = resolveRevisions(readCorpus(name), 'accept', nodeZlib);
  let errors: Promise<ReadonlySet<string>> | undefined;
  const base: BaseFile = { name, bytes, clauses: readContract(bytes, nodeZlib).clauses, lines: allLines(bytes), schemaErrors: () => (errors ??= schemaErrors(bytes)) };
  opened.set(name, base);
  return base;
}
