import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { directEngine } from '../../tests/support/direct-engine.ts';
import { ins, makeDocx, p, para, r } from '../../tests/support/make-docx.ts';
import { testBackend, type TestBackend } from '../../tests/support/test-backend.ts';
import type { ContractComment } from '../../shared/contract/document.ts';
import { readContract } from '../../shared/docx/read/read-contract.ts';
import { unpackEntries } from '../../shared/docx/package/container.ts';
import { writeComments } from '../../shared/docx/write/write-comments.ts';
import { replay } from '../../shared/negotiation/evolve.ts';
import type { NegotiationId } from '../../shared/negotiation/ids.ts';
import type { UserCommand } from '../../shared/negotiation/schema/commands.ts';
import type { RecordedEvent } from '../../shared/negotiation/schema/events.ts';
import type { ClauseComment, ClauseState, NegotiationState } from '../../shared/negotiation/state.ts';
import { threadsOf } from '../../shared/negotiation/select/threads.ts';
import { nodeFileLayer } from '../persistence/file-layer.ts';
import { nodeZlib } from '../worker/node-zlib.ts';
import type { DocumentEngine } from './document-engine.ts';

const heading = (text: string): string => p(text, '<w:outlineLvl w:val="0"/>');
const AGREEMENT = makeDocx(p('Supply agreement') + heading('Price') + p('The price is 100 euros a month.') + heading('Term') + p('The term is five years.') + heading('Law') + p('English law governs.'));
const INTERNAL = 'We would go down to 80 euros if they take the five years, says the board.';
const SHARED = 'Can you live with this price for the whole term?';

let folder = '';
let app: TestBackend;
let id: NegotiationId;
let events: readonly RecordedEvent[] = [];
const state = (): NegotiationState => replay(events);
const take = (recorded: { readonly events: readonly RecordedEvent[] }): void => void (events = [...events, ...recorded.events]);

const offer = async (bytes: Uint8Array, name = 'return.docx'): Promise<string> => (await app.ask('files.offer', { name, bytes })).fileId;
async function start(engine: DocumentEngine = directEngine, agreement = AGREEMENT): Promise<void> {
  await app?.backend.close();
  app = await testBackend(nodeFileLayer, folder, { engine, userName: 'Kim Ferris', privateNames: ['kferris', '/srv/people/kferris', 'kim-laptop'] });
  const opened = await app.ask('library.create', { source: { type: 'file', fileId: await offer(agreement, 'agreement.docx') }, name: 'Supply', parties: { A: { name: 'Our Party' }, B: { name: 'Other Side' } }, side: 'A' });
  ({ id, events } = opened);
}
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'parley-comments-'));
  await start();
});
afterEach(async () => {
  expect(app.bugs).toEqual([]);
  await app.backend.close();
  await rm(folder, { recursive: true, force: true });
});

const clause = (name: string): ClauseState => {
  const found = state().clauses.find((candidate) => candidate.heading === name);
  if (found === undefined) throw new Error(`no clause ${name}`);
  return found;
};
const command = async (wish: UserCommand): Promise<void> => take(await app.ask('negotiation.command', { id, revision: state().revision, command: wish }));
async function comment(name: string, visibility: 'internal' | 'shared', text: string, change: { readonly quote?: string; readonly replyTo?: ClauseComment['id'] | null } = {}): Promise<ClauseComment> {
  await command({ type: 'comment', clauseId: clause(name).id, visibility, text, quote: change.quote ?? '', replyTo: change.replyTo ?? null });
  const last = clause(name).comments.at(-1);
  if (last === undefined) throw new Error('no comment');
  return last;
}
async function send(options: { readonly scrub?: boolean } = {}): Promise<{ readonly redline: Uint8Array; readonly clean: Uint8Array }> {
  const sent = await app.ask('send.produce', { id, revision: state().revision, ...options });
  take(sent);
  const bytes = async ({ sha256, name }: typeof sent.redline): Promise<Uint8Array> => {
    await app.ask('files.save', { version: { type: 'stored', negotiationId: id, sha256 }, name });
    return app.saved.get(name) ?? new Uint8Array();
  };
  return { redline: await bytes(sent.redline), clean: await bytes(sent.clean) };
}
async function receive(bytes: Uint8Array): Promise<readonly string[]> {
  const preview = await app.ask('receive.preview', { id, fileId: await offer(bytes) });
  take(await app.ask('receive.confirm', { id, revision: state().revision, previewId: preview.previewId, insist: true }));
  return preview.audit.findings.map((finding) => finding.check);
}
const commentsIn = (bytes: Uint8Array): readonly ContractComment[] => readContract(bytes, nodeZlib).comments;
const told = (bytes: Uint8Array): readonly string[] => commentsIn(bytes).map(({ author, text, anchor }) => `${author} on “${anchor}”: ${text}`);
const nodeOf = (bytes: Uint8Array, name: string): string => readContract(bytes, nodeZlib).clauses.find((candidate) => candidate.heading === name)?.id ?? '';
const answered = (bytes: Uint8Array, to: string, text: string, author = 'Jane Roe'): Uint8Array => writeComments(bytes, [{ key: 'k', author, date: '2026-03-01T10:00:00Z', text, on: { type: 'reply', to } }], nodeZlib);

describe('comments that go out', () => {
  it('N31: the redline carries the shared ones under our party’s name, the clean copy none', async () => {
    await comment('Price', 'internal', INTERNAL);
    const first = await comment('Price', 'shared', SHARED, { quote: '100 euros' });
    await comment('Price', 'shared', 'It is what we pay now.', { replyTo: first.id });
    await comment('Term', 'shared', 'Five is long.');
    const preview = await app.ask('send.preview', { id });
    expect(preview.comments.map(({ clause: on, text, isAnswer }) => [on, text, isAnswer])).toEqual([['Price', SHARED, false], ['Price', 'It is what we pay now.', true], ['Term', 'Five is long.', false]]);
    expect(preview.internalComments).toBe(1);
    const { redline, clean } = await send();
    expect(told(redline)).toEqual([`Our Party on “100 euros”: ${SHARED}`, 'Our Party on “100 euros”: It is what we pay now.', 'Our Party on “Term”: Five is long.']);
    expect(commentsIn(redline)[1]?.parent).toBe(commentsIn(redline)[0]?.id);
    expect(commentsIn(clean)).toEqual([]);
    expect(clause('Price').comments.map((one) => one.sent)).toEqual([null, 1, 1]);
  });

  it('N31: go on a clause we add, and with one we remove on the clause before it', async () => {
    const paragraph = (text: string) => ({ type: 'paragraph' as const, label: '', level: 0, inlines: [{ type: 'text' as const, text }] });
    await command({ type: 'insert', after: clause('Price').id, heading: 'Data', blocks: [paragraph('Data'), paragraph('Nobody trains on it.')] });
    await comment('Data', 'shared', 'Our customers ask for this.', { quote: 'trains' });
    await command({ type: 'remove', clauseId: clause('Law').id });
    await comment('Law', 'shared', 'Let the courts decide.');
    expect(told((await send()).redline).map((line) => line.replace(/“.*”/, ''))).toEqual(['Our Party on : Our customers ask for this.', 'Our Party on : Let the courts decide.']);
  });

  it('N31: go on the part of a clause that was split off', async () => {
    await start(directEngine, makeDocx(p('Supply agreement') + heading('Price') + p('The price is 100 euros a month.') + p('Payment is due in ten days.') + heading('Term') + p('The term is five years.')));
    const parted = await app.ask('clauses.correct', { id, revision: state().revision, correction: { type: 'split', clauseId: clause('Price').id, at: 2 } });
    take(parted);
    if (parted.clauseId === null) throw new Error('not split');
    await command({ type: 'comment', clauseId: parted.clauseId, visibility: 'shared', text: 'Ten is short.', quote: 'ten days', replyTo: null });
    expect(told((await send()).redline)).toEqual(['Our Party on “ten days”: Ten is short.']);
  });

  it('N31: are sent once: what their file can have is not written again, what was sent since it came is', async () => {
    await comment('Price', 'shared', SHARED);
    await send();
    const { redline } = await send();
    expect(told(redline)).toHaveLength(1);
    await receive(redline);
    await comment('Term', 'shared', 'One more.');
    expect((await app.ask('send.preview', { id })).comments.map(({ text }) => text)).toEqual(['One more.']);
    expect(told((await send()).redline)).toHaveLength(2);
  });

  it('N31: answer theirs in its thread, also when names are left out', async () => {
    const { redline } = await send();
    await receive(writeComments(redline, [{ key: 'k', author: 'Jane Roe', date: '2026-03-01T10:00:00Z', text: 'Why 100?', on: { type: 'clause', clauseId: nodeOf(redline, 'Price'), quote: '100' } }], nodeZlib));
    const [theirs] = clause('Price').comments;
    expect(theirs).toMatchObject({ by: 'Jane Roe', party: 'B', text: 'Why 100?', quote: '100' });
    await comment('Price', 'shared', 'It is the list price.', { replyTo: theirs?.id ?? null });
    const sent = (await send({ scrub: true })).redline;
    expect(told(sent)).toEqual(['Author 1 on “100”: Why 100?', 'Our Party on “100”: It is the list price.']);
    expect(commentsIn(sent)[1]?.parent).toBe(commentsIn(sent)[0]?.id);
  });
});

describe('comments that come in', () => {
  it('N30: only what we did not send, each in its thread, and undone with the round', async () => {
    await comment('Price', 'shared', SHARED);
    const { redline } = await send();
    const before = state();
    const returned = answered(redline, commentsIn(redline)[0]?.id ?? '', 'Yes, for two years.');
    await receive(returned);
    expect(threadsOf(clause('Price')).map(({ first, answers }) => [first.text, ...answers.map(({ by, text }) => `${by}: ${text}`)])).toEqual([[SHARED, 'Jane Roe: Yes, for two years.']]);
    await command({ type: 'undo-received-round' });
    expect({ ...state(), revision: 0, redo: null }).toEqual({ ...before, revision: 0 });
  });

  it('N30: those of the first file come with the import; the same file back brings none', async () => {
    await start(directEngine, writeComments(AGREEMENT, [{ key: 'k', author: 'Jane Roe', date: '2026-03-01T10:00:00Z', text: 'Draft.', on: { type: 'clause', clauseId: nodeOf(AGREEMENT, 'Term'), quote: '' } }], nodeZlib));
    expect(clause('Term').comments).toMatchObject([{ by: 'Jane Roe', party: 'B', origin: 'file' }]);
    await receive((await send()).redline);
    expect(state().clauses.flatMap((one) => one.comments)).toHaveLength(1);
  });

  it('N30: one of ours that they deleted is told, and stays in the record', async () => {
    await comment('Price', 'shared', SHARED);
    await send();
    expect(await receive(makeDocx(p('Supply agreement') + heading('Price') + para(r('The price is 100 euros ') + ins(r('net ')) + r('a month.')) + heading('Term') + p('The term is five years.') + heading('Law') + p('English law governs.')))).toContain('comment-removed');
    expect(clause('Price').comments).toMatchObject([{ text: SHARED, sent: 1 }]);
  });
});

describe('the proof before sending', () => {
  /** An engine that writes something more into every redline, as a mistake of ours would. */
  const leaking = (text: string, author = 'Our Party'): DocumentEngine => ({
    run: async (name, args, signal) => {
      const done = await directEngine.run(name, args, signal);
      if (name !== 'write' || !(done instanceof Uint8Array)) return done;
      return writeComments(done, [{ key: 'k', author, date: '2026-03-01T10:00:00Z', text, on: { type: 'clause', clauseId: nodeOf(done, 'Term'), quote: '' } }], nodeZlib) as typeof done;
    },
  });
  const refusal = async (): Promise<string> => {
    const answer = await app.client.request('send.produce', { id, revision: state().revision });
    return answer.ok ? 'sent' : `${answer.error.code}: ${answer.error.message}`;
  };

  it('N32: a file with an internal comment in it, or with 40 characters of one, is refused and nothing is recorded', async () => {
    for (const text of [INTERNAL, `x${INTERNAL.slice(10, 52)}x`]) {
      await start(leaking(text));
      await comment('Law', 'internal', INTERNAL);
      expect(await refusal()).toMatch(/^send\.private: The file was not made: word\/comments\.xml would hold what only your side may read: “we would go down to 80 euros/);
      expect((await app.ask('negotiation.open', { id })).revision).toBe(state().revision);
      expect(await app.refused('export.clean', { id })).toBe('send.private');
    }
  });

  it('N32: a withdrawn comment and a reason stay here too', async () => {
    await start(leaking(INTERNAL));
    const note = await comment('Law', 'shared', INTERNAL);
    await command({ type: 'withdraw-comment', clauseId: clause('Law').id, commentId: note.id });
    expect(await refusal()).toContain('send.private');
    await start(leaking('The board wants out of this by spring.'));
    await command({ type: 'confirm', clauseId: clause('Law').id, reason: 'The board wants out of this by spring.' });
    expect(await refusal()).toContain('send.private');
  });

  it('N49: a held-back proposal is in neither file, and a file that held any of it would be refused', async () => {
    const blocks = [...(clause('Law').positions.A.wording ?? []).slice(0, 1), { type: 'paragraph' as const, label: '', level: 0, inlines: [{ type: 'text' as const, text: 'The law of the Faroe Islands governs.' }] }];
    await command({ type: 'counter', clauseId: clause('Law').id, blocks });
    await command({ type: 'hold-back', clauseId: clause('Law').id });
    await comment('Law', 'shared', 'Do you know anybody on the islands?');
    const preview = await app.ask('send.preview', { id });
    expect([preview.clauses, preview.comments, preview.messages.filter((message) => message.startsWith('Held back'))]).toEqual([[], [], ['Held back, and not in the files: Law. They read there what you last showed them.']]);
    const { redline, clean } = await send();
    for (const bytes of [redline, clean]) {
      const parts = unpackEntries(bytes, nodeZlib).map((entry) => new TextDecoder().decode(entry.bytes));
      expect(parts.filter((part) => /Faroe|islands/.test(part))).toEqual([]);
      expect(parts.some((part) => part.includes('English law governs.'))).toBe(true);
    }
    await command({ type: 'let-go', clauseId: clause('Law').id });
    expect(unpackEntries((await send()).clean, nodeZlib).some((entry) => new TextDecoder().decode(entry.bytes).includes('Faroe'))).toBe(true);

    for (const text of ['The law of the Faroe Islands governs.', 'By the law of the Faroe Islands governs. it says']) {
      await start(leaking(text));
      await command({ type: 'counter', clauseId: clause('Law').id, blocks });
      await command({ type: 'hold-back', clauseId: clause('Law').id });
      expect(await refusal()).toContain('send.private');
    }
  });

  it('N43: what a trade was for stays here, also once it was taken back', async () => {
    await start(leaking('They get the term because we need the price.'));
    await command({ type: 'counter', clauseId: clause('Law').id, blocks: [...(clause('Law').positions.A.wording ?? []).slice(0, 1), { type: 'paragraph', label: '', level: 0, inlines: [{ type: 'text', text: 'Scots law governs.' }] }] });
    await command({ type: 'link-trade', gave: { clauseId: clause('Law').id, seq: state().revision }, got: { clauseId: clause('Term').id, seq: null }, reason: 'They get the term because we need the price.' });
    expect(await refusal()).toContain('send.private');
    await command({ type: 'undo' });
    expect(await refusal()).toContain('send.private');
  });

  it('N32: neither the person’s name nor the machine’s goes out', async () => {
    for (const [text, author] of [['Fine.', 'Kim Ferris'], ['Fine.', 'kferris'], ['See file:///srv/people/kferris/notes', 'Our Party'], ['On KIM-LAPTOP', 'Our Party']] as const) {
      await start(leaking(text, author));
      expect(await refusal()).toMatch(/would hold the name “/);
    }
  });

  it('N32: a note that quotes the clause, and an honest file, go through', async () => {
    await comment('Price', 'internal', '“The price is 100 euros a month.” and “The term is five years.” – can we get away with this?');
    await comment('Price', 'internal', INTERNAL);
    expect(await refusal()).toBe('sent');
  });
});
