import { nodeZlib } from '../../../electron/worker/node-zlib.ts';
import { AppFailure } from '../../../shared/base/app-error.ts';
import { readContract } from '../../../shared/docx/read/read-contract.ts';
import { resolveRevisions } from '../../../shared/docx/resolve/resolve-revisions.ts';
import { writeClauses } from '../../../shared/docx/write/write-clauses.ts';
import { firstDifference } from '../../judges/first-difference.ts';
import { schemaErrors } from '../../judges/schema.ts';
import { allLines } from '../reading-text.ts';
import { imbalances } from './balance.ts';
import type { BaseFile } from './base-file.ts';
import { changedOnly } from './changed-only.ts';
import type { DrawnEdit } from './draw-edits.ts';
import { expectedLines, readLines } from './expected-lines.ts';
import { byteChanges, storedParagraphs } from './kept-bytes.ts';

export const EDITOR = { author: 'Northwind Trading', date: '2026-04-01T09:00:00Z' } as const;

export type Written = { readonly redline: Uint8Array; readonly clean: Uint8Array };
export type Checked = { readonly written?: Written; readonly failures: readonly string[] };

/**
 * Writes the edits as redline and clean and holds both files to rules W1 to W6; a refusal to write is a failure as well. Of a
 * sample the validator judges both files whole, of all others what changed in the redline: it takes most of the time.
 */
export async function checkEdits(base: BaseFile, drawn: readonly DrawnEdit[], isSampled: boolean): Promise<Checked> {
  const edits = drawn.map(({ edit }) => edit);
  let written: Written;
  try {
    written = { redline: writeClauses(base.bytes, edits, { ...EDITOR, mode: 'redline', earlierMarks: base.earlierMarks }, nodeZlib), clean: writeClauses(base.bytes, edits, { ...EDITOR, mode: 'clean' }, nodeZlib) };
  } catch (error) {
    if (error instanceof AppFailure) return { failures: [`refused: ${error.appError.message}`] };
    return { failures: [`crashed: ${String(error)}`] };
  }
  const failures = [...textFailures(base, edits, written), ...byteFailures(base, drawn, written), ...balanceFailures(base, written), ...(await schemaFailures(base, isSampled ? written : { redline: changedOnly(base.bytes, written.redline) }))];
  return { written, failures };
}

/** W3: accepting gives the new text, rejecting the old, numbers included. */
function textFailures(base: BaseFile, edits: Parameters<typeof expectedLines>[1], { redline, clean }: Written): string[] {
  const cleanLines = allLines(clean);
  return [
    ['the clean copy does not say what was asked', firstDifference(readLines(readContract(clean, nodeZlib).clauses), expectedLines(base.clauses, edits))],
    ['accepting does not give the clean copy', firstDifference(allLines(resolveRevisions(redline, 'accept', nodeZlib)), cleanLines)],
    ['rejecting does not give the base', firstDifference(allLines(resolveRevisions(redline, 'reject', nodeZlib)), base.rejectedLines)],
  ].flatMap(([what, difference]) => (difference === undefined ? [] : [`${String(what)}: ${difference}`]));
}

/** W1: whatever was not edited keeps its bytes. */
function byteFailures(base: BaseFile, drawn: readonly DrawnEdit[], written: Written): string[] {
  const touched = drawn.reduce((sum, edit) => sum + edit.touches, 0);
  const files = [
    { mode: 'redline', before: base.bytes, bytes: written.redline },
    { mode: 'clean', before: base.accepted, bytes: written.clean },
  ];
  return files.flatMap(({ mode, before, bytes }) => {
    const { parts: changed, paragraphs } = byteChanges(before, bytes);
    // A line as it reads may be stored as several paragraphs, where earlier marks took out what parted them.
    const allowed = touched === 0 ? 0 : touched + storedParagraphs(before) - storedParagraphs(base.accepted);
    // A note goes, or is written anew, with the paragraph that refers to it; a comment goes with the words it stands on, or moves with them (W7).
    const takes = drawn.some(({ kind }) => /removed|deleted|replaced|edited|moved|swapped/.test(kind));
    const parts = changed.filter((name) => allowed === 0 || !(/(?:foot|end)notes\d*\.xml$/.test(name) || (takes && /comments\w*\.xml$/.test(name))));
    return [
      ...(parts.length === 0 ? [] : [`${mode} changes other parts: ${parts.join(', ')}`]),
      ...(paragraphs.length <= allowed ? [] : [`${mode} touches ${String(paragraphs.length)} paragraphs for an edit of ${String(allowed)}, the last: ${(paragraphs.at(-1) ?? '').replace(/<[^>]*>/g, '').slice(0, 80)}`]),
    ];
  });
}

/** W4: fields, bookmarks and ranges stay balanced and ids unique, in both files and in what the redline resolves to. */
function balanceFailures(base: BaseFile, { redline, clean }: Written): string[] {
  const known = new Set([base.bytes, base.accepted, resolveRevisions(base.bytes, 'reject', nodeZlib)].flatMap((bytes) => imbalances(bytes)));
  const files = { redline, clean, 'the redline accepted': resolveRevisions(redline, 'accept', nodeZlib), 'the redline rejected': resolveRevisions(redline, 'reject', nodeZlib) };
  return Object.entries(files).flatMap(([what, bytes]) => imbalances(bytes).filter((one) => !known.has(one)).map((one) => `${what}: ${one}`));
}

/** W4: the validator finds no class of error the base does not have. */
async function schemaFailures(base: BaseFile, files: Readonly<Record<string, Uint8Array>>): Promise<string[]> {
  const failures: string[] = [];
  for (const [mode, bytes] of Object.entries(files)) {
    const found = [...(await schemaErrors(bytes))];
    // The validator is slow; what it says of the base is asked for only when it has something to say.
    const known = found.length === 0 ? new Set<string>() : await base.schemaErrors();
    failures.push(...found.filter((error) => !known.has(error)).map((error) => `${mode} is not valid: ${error}`));
  }
  return failures;
}
