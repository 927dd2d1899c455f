import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { directEngine } from '../../tests/support/direct-engine.ts';
import { del, ins, makeDocx, p, para, r } from '../../tests/support/make-docx.ts';
import { testBackend, type TestBackend } from '../../tests/support/test-backend.ts';
import { markAuthors } from '../../shared/docx/read/mark-authors.ts';
import { readDocument } from '../../shared/docx/read/document.ts';
import { replay } from '../../shared/negotiation/evolve.ts';
import type { NegotiationId } from '../../shared/negotiation/ids.ts';
import type { RecordedEvent } from '../../shared/negotiation/schema/events.ts';
import { nodeFileLayer } from '../persistence/file-layer.ts';
import { nodeZlib } from '../worker/node-zlib.ts';

const heading = (text: string): string => p(text, '<w:outlineLvl w:val="0"/>');
const TITLE = heading('Supply Agreement');
const agreement = makeDocx(TITLE + heading('Price') + p('The price is 100 euros a month.') + heading('Term') + p('The term is five years.'));
const returned = makeDocx(
  TITLE + heading('Price') + para(r('The price is ') + del('100') + ins(r('90')) + r(' euros a month.')) + heading('Term') + para(r('The term is ') + del('five') + ins(r('two')) + r(' years.')),
);

let folder = '';
let app: TestBackend;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'parley-marks-'));
  app = await testBackend(nodeFileLayer, folder, { engine: directEngine });
});
afterEach(async () => {
  await app.backend.close();
  await rm(folder, { recursive: true, force: true });
});

type Open = { id: NegotiationId; revision: number; events: readonly RecordedEvent[] };

/** Their marked file is in; we took the price and insist on the term. */
async function answered(): Promise<Open> {
  const offer = async (bytes: Uint8Array, name: string): Promise<string> => (await app.ask('files.offer', { name, bytes })).fileId;
  const opened = await app.ask('library.create', { source: { type: 'file', fileId: await offer(agreement, 'agreement.docx') }, name: 'Supply', parties: { A: { name: 'Our Party' }, B: { name: 'Other Side' } }, side: 'A' });
  const open: Open = { id: opened.id, revision: opened.revision, events: opened.events };
  const take = (recorded: { readonly revision: number; readonly events: readonly RecordedEvent[] }): void => {
    open.revision = recorded.revision;
    open.events = [...open.events, ...recorded.events];
  };
  const preview = await app.ask('receive.preview', { id: open.id, fileId: await offer(returned, 'return.docx') });
  take(await app.ask('receive.confirm', { id: open.id, revision: open.revision, previewId: preview.previewId, insist: false }));
  for (const [name, type] of [['Price', 'accept'], ['Term', 'reject']] as const) {
    const clause = replay(open.events).clauses.find((candidate) => candidate.heading === name);
    if (clause === undefined) throw new Error(`no clause ${name}`);
    take(await app.ask('negotiation.command', { id: open.id, revision: open.revision, command: { type, clauseId: clause.id } }));
  }
  return open;
}

const authorsOf = async (open: Open, keepMarks: boolean): Promise<string[]> => {
  const { redline } = await app.ask('send.produce', { id: open.id, revision: open.revision, keepMarks });
  await app.ask('files.save', { version: { type: 'stored', negotiationId: open.id, sha256: redline.sha256 }, name: redline.name });
  return markAuthors(readDocument(app.saved.get(redline.name) ?? new Uint8Array(), nodeZlib)).map((author) => author.name).sort();
};

it('sends only our marks on their accepted text unless asked otherwise', async () => {
  expect(await authorsOf(await answered(), false)).toEqual(['Our Party']);
});

it('W2: keeps their marks under ours where we ask for it, and says beforehand that there are some', async () => {
  const open = await answered();
  expect((await app.ask('send.preview', { id: open.id })).hasMarks).toBe(true);
  expect(await authorsOf(open, true)).toEqual(['Other Side', 'Our Party']);
});

it('W2: what comes back is compared with the marks of both', async () => {
  const open = await answered();
  const { redline } = await app.ask('send.produce', { id: open.id, revision: open.revision, keepMarks: true });
  await app.ask('files.save', { version: { type: 'stored', negotiationId: open.id, sha256: redline.sha256 }, name: redline.name });
  const { fileId } = await app.ask('files.offer', { name: 'again.docx', bytes: app.saved.get(redline.name) ?? new Uint8Array() });
  const { audit, recognised } = await app.ask('receive.preview', { id: open.id, fileId });
  expect(recognised).toBe('sent-unchanged');
  expect([audit.tracked, audit.untracked, audit.removed, audit.accepted]).toEqual([[], [], [], []]);
});

it('W2: what they do with their own marks is theirs: accepting them is no change, taking them back is one without a mark', async () => {
  const open = await answered();
  await app.ask('send.produce', { id: open.id, revision: open.revision, keepMarks: true });
  const review = async (price: string): Promise<string[][]> => {
    const { fileId } = await app.ask('files.offer', { name: 'again.docx', bytes: makeDocx(TITLE + heading('Price') + p(`The price is ${price} euros a month.`) + heading('Term') + p('The term is five years.')) });
    const { audit } = await app.ask('receive.preview', { id: open.id, fileId });
    return [audit.removed, audit.untracked].map((pile) => pile.map((item) => `${item.removed} → ${item.added}`));
  };
  // We had refused their term, so the plain text is what we asked for; their price stands or is taken back.
  expect(await review('90')).toEqual([[], []]);
  expect(await review('100')).toEqual([[], ['90 → 100']]);
});
