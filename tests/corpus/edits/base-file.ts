import { nodeZlib } from '../../../electron/worker/node-zlib.ts';
import type { ClauseNode } from '../../../shared/contract/clause.ts';
import { openPackage } from '../../../shared/docx/package/open-package.ts';
import { readContract } from '../../../shared/docx/read/read-contract.ts';
import { resolveRevisions } from '../../../shared/docx/resolve/resolve-revisions.ts';
import { attribute, walk } from '../../../shared/docx/xml/access.ts';
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

/** The corpus files edits are drawn from: everything that opens and has a clause; where marks are kept, files that carry some. */
export function editableFiles(earlierMarks: EarlierMarks): readonly string[] {
  const files = (folders: readonly string[]): string[] => corpusFiles().filter((name) => folders.some((folder) => name.startsWith(`${folder}/`)) && !name.includes('unreadable'));
  return earlierMarks === 'accept' ? files(FOLDERS) : files(MARKED_FOLDERS).filter((name) => markAuthors(readCorpus(name)).length > 0);
}

const opened = new Map<string, BaseFile>();

export function openBase(name: string, earlierMarks: EarlierMarks): BaseFile {
  const key = `${earlierMarks} ${name}`;
  const known = opened.get(key);
  if (known !== undefined) return known;
  const accepted = resolveRevisions(readCorpus(name), 'accept', nodeZlib);
  const bytes = earlierMarks === 'keep' ? readCorpus(name) : accepted;
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

/** Who marked something in the body of a file. */
export function markAuthors(bytes: Uint8Array): readonly string[] {
  const docx = openPackage(bytes, nodeZlib);
  const document = docx.xml(docx.mainPart);
  if (document === undefined) return [];
  const authors = new Set<string>();
  walk(document.root, (element) => {
    if (/^w:(?:ins|del|moveFrom|moveTo)$/.test(element.name)) authors.add(attribute(document.source, element, 'w:author') ?? '');
    return true;
  });
  return [...authors].sort();
}
