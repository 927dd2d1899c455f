import { sha256Hex } from '../../shared/base/sha256.ts';
import type { DocumentEngine, EngineOperations } from '../../electron/backend/document-engine.ts';
import { fail } from '../../shared/base/app-error.ts';
import type { Audit, AuditItem } from '../../shared/contract/audit.ts';
import type { ClauseNode } from '../../shared/contract/clause.ts';
import { blocksText, type Block } from '../../shared/contract/content.ts';
import { nodeZlib } from '../../electron/worker/node-zlib.ts';
import { packEntries, unpackEntries } from '../../shared/docx/package/container.ts';
import { engineOf } from './direct-engine.ts';

/** A document of the fake engine: plain JSON, so that tests of the services need no Word file. */
export type FakeDocument = { readonly clauses: readonly (readonly [heading: string, text: string])[]; readonly author?: string };

export const fakeBytes = (document: FakeDocument): Uint8Array => new TextEncoder().encode(JSON.stringify(document));

export function fakeDocument(bytes: Uint8Array): FakeDocument {
  try {
    return JSON.parse(new TextDecoder().decode(bytes)) as FakeDocument;
  } catch {
    return fail('docx.not-docx', 'This is not a Word document.', 'Save it as .docx in Word and try again.');
  }
}

const paragraph = (text: string): Block => ({ type: 'paragraph', label: '', level: 0, inlines: [{ type: 'text', text }] });
const node = ([heading, text]: readonly [string, string], index: number): ClauseNode => ({
  id: `c${String(index)}`, number: String(index + 1), heading, level: 1, kind: 'clause', blocks: [paragraph(heading), ...text.split('\n').map(paragraph)], why: 'fake', confidence: 1, children: [],
});
const ofBlocks = (blocks: readonly Block[]): readonly [string, string] => {
  const [heading = '', ...rest] = blocksText(blocks).split('\n');
  return [heading, rest.join('\n')];
};

const item = (heading: string, clauseId: string, before: string, after: string, author: string): AuditItem => ({
  id: `${heading}-${clauseId}`, story: 'body', part: 'word/document.xml', clause: heading, clauseId, kind: before === '' ? 'inserted' : after === '' ? 'deleted' : 'replaced', class: 'wording', detail: [],
  before, after, removed: before, added: after, author, date: '',
});

const operations: EngineOperations = {
  pack: (entries) => packEntries(entries, nodeZlib),
  unpack: (bytes) => unpackEntries(bytes, nodeZlib),
  read: (bytes) => {
    const document = fakeDocument(bytes);
    return {
      clauses: document.clauses.map(node), sideStories: [], authors: document.author === undefined ? [] : [{ name: document.author, insertions: 1, deletions: 0, other: 0, comments: 0 }], comments: [], findings: [],
      report: { read: ['word/document.xml'], kept: [], notUnderstood: [], parts: [] }, messages: [], hasMarks: document.author !== undefined, words: 1,
    };
  },
  text: (bytes) => [{ story: 'body', part: 'word/document.xml', lines: fakeDocument(bytes).clauses.map(([heading, text]) => ({ label: '', text: `${heading}: ${text}` })) }],
  check: () => [],
  metadata: () => [],
  scrub: (bytes) => ({ bytes, removed: [], kept: [] }),
  certify: (bytes, { made, checks }) => ({ format: 'parley-certificate-1', made, file: sha256Hex(bytes), words: 1, clauses: [], others: sha256Hex(''), checks }),
  verify: (bytes, { file }) => ({ sameFile: sha256Hex(bytes) === file, sameText: true, changed: [], missing: [], added: [], othersChanged: false }),
  resolve: (bytes) => fakeBytes({ clauses: fakeDocument(bytes).clauses }),
  unmark: (bytes, authors) => (authors.includes(fakeDocument(bytes).author ?? '') ? operations.resolve(bytes, 'reject') : bytes),
  compare: () => ({ changes: [], counts: {}, notCompared: [], marksPresent: { before: false, after: false } }),
  present: (before, after) => ({ comparison: operations.compare(before, after), rows: fakeDocument(after).clauses.map(([heading, text]) => ({ kind: 'same', story: 'body', clause: heading, isTable: false, before: [{ label: '', stretches: [{ text, mark: 'same' }] }], after: [{ label: '', stretches: [{ text, mark: 'same' }] }] })), figures: { wordsBefore: 0, wordsAfter: 0, wordsAdded: 0, wordsRemoved: 0, paragraphsMoved: 0 } }),
  redline: (_before, after, { author }) => ({ bytes: fakeBytes({ clauses: fakeDocument(after).clauses, author }), comparison: operations.compare(after, after) }),
  audit: (sent, returned): Audit => {
    const before = fakeDocument(sent);
    const after = fakeDocument(returned);
    const tracked: AuditItem[] = [];
    const untracked: AuditItem[] = [];
    const pile = after.author === undefined ? untracked : tracked;
    after.clauses.forEach(([heading, text], index) => {
      const old = before.clauses.find((clause) => clause[0] === heading)?.[1] ?? '';
      if (old !== text) pile.push(item(heading, `c${String(index)}`, old, text, after.author ?? ''));
    });
    const kept = before.clauses.filter(([heading]) => after.clauses.some((clause) => clause[0] === heading)).length;
    return { tracked, untracked, removed: [], accepted: [], findings: [], nature: [], similarity: kept / Math.max(1, before.clauses.length) };
  },
  write: (base, edits, { mode, author }) => {
    const clauses: { id: string; clause: readonly [string, string] }[] = fakeDocument(base).clauses.map((clause, index) => ({ id: `c${String(index)}`, clause }));
    for (const edit of edits) {
      const at = clauses.findIndex(({ id }) => id === (edit.type === 'insert' ? edit.after : edit.clauseId));
      if (edit.type === 'insert') clauses.splice(at + 1, 0, { id: `new`, clause: ofBlocks(edit.blocks) });
      else if (edit.type === 'replace') clauses[at] = { id: edit.clauseId, clause: ofBlocks(edit.blocks) };
      else if (edit.type === 'remove') clauses.splice(at, 1);
    }
    const out = clauses.map(({ clause }) => clause);
    return fakeBytes(mode === 'clean' ? { clauses: out } : { clauses: out, author });
  },
  comment: (base) => base,
  leaks: () => [],
  leaksInTexts: () => [],
  merge: (base) => ({ bytes: base, report: { conflicts: [], notWritten: [], counts: { a: 0, b: 0, alike: 0 } } }),
  match: (before, after) => [
    ...before.map((clause) => ({ before: clause.id, after: after.find((other) => other.heading === clause.heading)?.id ?? '', moved: false, similarity: 1 })),
    ...after.filter((clause) => !before.some((other) => other.heading === clause.heading)).map((clause) => ({ before: '', after: clause.id, moved: false, similarity: 0 })),
  ],
};

/** The engine of the services' tests: in this process, over `FakeDocument`. */
export const fakeEngine: DocumentEngine = engineOf(operations);
