import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { directEngine } from '../../tests/support/direct-engine.ts';
import { del, ins, makeDocx, p, para, r } from '../../tests/support/make-docx.ts';
import { testBackend, type TestBackend } from '../../tests/support/test-backend.ts';
import { markAuthors } from '../../shared/docx/read/mark-authors.ts';
import { readDocument } from '../../shared/docx/read/document.ts';
import { metadataReport } from '../../shared/docx/sanitise/metadata-report.ts';
import { replay } from '../../shared/negotiation/evolve.ts';
import type { RecordedEvent } from '../../shared/negotiation/schema/events.ts';
import { hashBytes } from '../persistence/blobs.ts';
import { nodeFileLayer } from '../persistence/file-layer.ts';
import { nodeZlib } from '../worker/node-zlib.ts';

const heading = (text: string): string => p(text, '<w:outlineLvl w:val="0"/>');
const agreement = makeDocx(heading('Price') + p('The price is 100 euros a month.') + heading('Term') + p('The term is five years.'));
const anchored = `<w:commentRangeStart w:id="0"/>${r('The term is ')}<w:commentRangeEnd w:id="0"/><w:r><w:commentReference w:id="0"/></w:r>`;
const returned = makeDocx(heading('Price') + para(r('The price is ') + del('100', 'Jane Roe') + ins(r('90'), 'Jane Roe') + r(' euros a month.')) + heading('Term') + para(anchored + del('five', 'John Doe') + ins(r('two'), 'John Doe') + r(' years.')), {
  comments: `<w:comment w:id="0" w:author="Jane Roe" w:initials="JR" w:date="2026-03-01T10:00:00Z">${p('Two is all we can do.')}</w:comment>`,
  settings: '<w:rsids><w:rsidRoot w:val="00AB12CD"/></w:rsids>',
});

let folder = '';
let app: TestBackend;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'parley-names-'));
  app = await testBackend(nodeFileLayer, folder, { engine: directEngine });
});
afterEach(async () => {
  await app.backend.close();
  await rm(folder, { recursive: true, force: true });
});

/** Their marked file is in, and we insist on the term; what we then send. */
async function sent(scrub: boolean): Promise<{ readonly redline: Uint8Array; readonly clean: Uint8Array }> {
  const offer = async (bytes: Uint8Array, name: string): Promise<string> => (await app.ask('files.offer', { name, bytes })).fileId;
  const opened = await app.ask('library.create', { source: { type: 'file', fileId: await offer(agreement, 'agreement.docx') }, name: 'Supply', parties: { A: { name: 'Our Party' }, B: { name: 'Other Side' } }, side: 'A' });
  const { id } = opened;
  const preview = await app.ask('receive.preview', { id, fileId: await offer(returned, 'return.docx') });
  const received = await app.ask('receive.confirm', { id, revision: opened.revision, previewId: preview.previewId, insist: false });
  const events: readonly RecordedEvent[] = [...opened.events, ...received.events];
  const term = replay(events).clauses.find((clause) => clause.heading === 'Term');
  if (term === undefined) throw new Error('no clause Term');
  const { revision } = await app.ask('negotiation.command', { id, revision: received.revision, command: { type: 'reject', clauseId: term.id } });
  const told = (await app.ask('send.preview', { id })).metadata;
  expect(told).toContainEqual(expect.objectContaining({ kind: 'mark-author', what: 'Authors of comments', samples: ['Jane Roe'] }));
  const files = await app.ask('send.produce', { id, revision, keepMarks: true, scrub });
  const saved = async ({ sha256, name }: { readonly sha256: typeof files.redline.sha256; readonly name: string }): Promise<Uint8Array> => {
    await app.ask('files.save', { version: { type: 'stored', negotiationId: id, sha256 }, name });
    const bytes = app.saved.get(name) ?? new Uint8Array();
    expect(hashBytes(bytes)).toBe(sha256);
    return bytes;
  };
  return { redline: await saved(files.redline), clean: await saved(files.clean) };
}

const authorsOf = (bytes: Uint8Array): string[] => markAuthors(readDocument(bytes, nodeZlib)).map((author) => author.name).sort();

it('W5: names of others and all dates are left out of what we send, ours stays, and those bytes are the ones kept', async () => {
  const { redline, clean } = await sent(true);
  expect(authorsOf(redline)).toEqual(['Author 1', 'Author 2', 'Our Party']);
  expect(authorsOf(clean)).toEqual([]);
  expect(metadataReport(redline, nodeZlib).filter((item) => item.names).map((item) => item.samples)).toEqual([['Author 1', 'Our Party', 'Author 2']]);
  expect(metadataReport(clean, nodeZlib)).toEqual([]);
});

it('W1: without being asked nothing of theirs is touched', async () => {
  expect(authorsOf((await sent(false)).redline)).toEqual(['Jane Roe', 'John Doe', 'Our Party']);
});
