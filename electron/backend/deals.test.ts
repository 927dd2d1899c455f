import { beforeEach, describe, expect, it } from 'vitest';
import { directEngine } from '../../tests/support/direct-engine.ts';
import { fakeBytes, fakeEngine } from '../../tests/support/fake-engine.ts';
import { createFaultyFiles, type FaultyFiles } from '../../tests/support/faulty-files.ts';
import { makeDocx, p } from '../../tests/support/make-docx.ts';
import { testBackend, type TestBackend } from '../../tests/support/test-backend.ts';
import type { LibraryEntry } from '../../shared/api/shapes.ts';
import { replay } from '../../shared/negotiation/evolve.ts';
import type { NegotiationId } from '../../shared/negotiation/ids.ts';
import type { UserCommand } from '../../shared/negotiation/schema/commands.ts';
import { dealOf, dealsOf, type Deal } from '../../shared/negotiation/select/deals.ts';
import type { NegotiationState } from '../../shared/negotiation/state.ts';
import { unpackEntries } from '../../shared/docx/package/container.ts';
import type { DocumentEngine } from './document-engine.ts';
import { nodeZlib } from '../worker/node-zlib.ts';

let files: FaultyFiles;
let app: TestBackend;
let main: NegotiationId;
let annex: NegotiationId;

async function begin(name: string, on = app, side: 'A' | 'B' = 'A', bytes = fakeBytes({ clauses: [['Price', '100'], [name, 'text']] })): Promise<NegotiationId> {
  const { fileId } = await on.ask('files.offer', { name: `${name}.docx`, bytes });
  return (await on.ask('library.create', { source: { type: 'file', fileId }, name, parties: { A: { name: 'Our Party' }, B: { name: 'Other Side' } }, side })).id;
}

const stateOf = async (id: NegotiationId, on = app): Promise<NegotiationState> => replay((await on.ask('negotiation.open', { id })).events);
const list = async (on = app): Promise<readonly LibraryEntry[]> => (await on.ask('library.list', {})).negotiations;
const deals = async (on = app): Promise<readonly Deal<LibraryEntry>[]> => dealsOf(await list(on));
const names = (deal: Deal<LibraryEntry> | undefined): readonly string[] | undefined => deal?.documents.map((row) => row.name);
const run = async (id: NegotiationId, command: UserCommand): Promise<void> => void (await app.ask('negotiation.command', { id, revision: (await stateOf(id)).revision, command }));
const send = async (id: NegotiationId): Promise<void> => void (await app.ask('send.produce', { id, revision: (await stateOf(id)).revision }));
/** They return what was sent. */
async function comesBack(id: NegotiationId, clauses: readonly (readonly [string, string])[]): Promise<void> {
  const { fileId } = await app.ask('files.offer', { name: 'r.docx', bytes: fakeBytes({ clauses, author: 'Jane' }) });
  const { previewId } = await app.ask('receive.preview', { id, fileId });
  await app.ask('receive.confirm', { id, revision: (await stateOf(id)).revision, previewId, insist: true });
}
/** Both sides stand on every clause. */
async function agreeAll(id: NegotiationId, name: string): Promise<void> {
  await run(id, { type: 'confirm-untouched' });
  await send(id);
  await comesBack(id, [['Price', '100'], [name, 'text']]);
}

async function carry(id: NegotiationId, to: TestBackend, as: 'new' | 'go-on' | 'beside' = 'new', from = app): Promise<NegotiationId> {
  const { file } = await from.ask('copy.export', { id });
  await from.ask('files.save', { version: { type: 'offered', fileId: file.fileId }, name: file.name });
  const { fileId } = await to.ask('files.offer', { name: 'x.parley-copy', bytes: from.saved.get(file.name) ?? new Uint8Array() });
  return (await to.ask('import.copy', { fileId, as })).id;
}

beforeEach(async () => {
  files = createFaultyFiles();
  app = await testBackend(files.layer, '/data');
  main = await begin('Agreement');
  annex = await begin('Annex 1');
});

describe('N45: several documents in one deal', () => {
  it('each record says for itself that it belongs, and which others were known then', async () => {
    expect(await deals()).toEqual([]);
    expect(await app.ask('deal.join', { id: annex, with: main, name: 'Northern deal' })).toEqual({ messages: [] });
    const third = await begin('Annex 2');
    await app.ask('deal.join', { id: third, with: annex });
    const [deal] = await deals();
    expect([deal?.name, names(deal), deal?.missing, deal?.twice]).toEqual(['Northern deal', ['Agreement', 'Annex 1', 'Annex 2'], [], []]);
    for (const id of [main, annex, third]) expect((await stateOf(id)).deal?.documents.map((document) => document.name)).toEqual(['Agreement', 'Annex 1', 'Annex 2']);
  });

  it('a document keeps its own rounds, and no undo of them takes it out of the deal', async () => {
    await send(annex);
    await comesBack(annex, [['Price', '120'], ['Annex 1', 'text']]);
    await app.ask('deal.join', { id: annex, with: main });
    await run(annex, { type: 'undo-received-round' });
    const state = await stateOf(annex);
    expect([state.rounds.length, state.deal?.name]).toEqual([1, 'Agreement']);
    await run(annex, { type: 'undo' });
    expect((await stateOf(annex)).deal).not.toBeNull();
    expect((await stateOf(main)).rounds).toEqual([]);
  });

  it('is taken out by the opposite fact, and put back; one left alone belongs to none', async () => {
    await app.ask('deal.join', { id: annex, with: main, name: 'D' });
    const third = await begin('Annex 2');
    await app.ask('deal.join', { id: third, with: main });
    await app.ask('deal.leave', { id: annex });
    expect((await deals()).map(names)).toEqual([['Agreement', 'Annex 2']]);
    expect((await stateOf(main)).deal?.documents.map((document) => document.name)).toEqual(['Agreement', 'Annex 2']);
    await app.ask('deal.join', { id: annex, with: third });
    expect((await deals()).map(names)).toEqual([['Agreement', 'Annex 2', 'Annex 1']]);
    await app.ask('deal.leave', { id: annex });
    await app.ask('deal.leave', { id: main });
    expect(await deals()).toEqual([]);
    expect((await app.ask('negotiation.open', { id: third })).events.filter(({ event }) => event.type === 'deal-set').length).toBeGreaterThan(1);
  });

  it('is called otherwise in every record', async () => {
    await app.ask('deal.join', { id: annex, with: main, name: 'D' });
    await app.ask('deal.rename', { id: main, name: 'Southern deal' });
    expect([(await stateOf(annex)).deal?.name, (await deals())[0]?.name]).toEqual(['Southern deal', 'Southern deal']);
  });

  it('refuses itself, twice, a second deal, a document where we act for the other side, and one that is not here', async () => {
    await app.ask('deal.join', { id: annex, with: main });
    expect(await app.refused('deal.join', { id: main, with: main })).toBe('deal.itself');
    expect(await app.refused('deal.join', { id: annex, with: main })).toBe('deal.same');
    const [other, alone, ours] = [await begin('Other'), await begin('Alone'), await begin('Theirs', app, 'B')];
    await app.ask('deal.join', { id: alone, with: other });
    expect(await app.refused('deal.join', { id: annex, with: other })).toBe('deal.other');
    expect(await app.refused('deal.join', { id: ours, with: other })).toBe('deal.side');
    expect(await app.refused('deal.join', { id: 'gone' as NegotiationId, with: other })).toBe('storage.no-negotiation');
    expect(await app.refused('deal.leave', { id: ours })).toBe('deal.none');
    expect(await app.refused('deal.forget', { id: annex, document: main })).toBe('deal.here');
  });

  it('a duplicate is no document of the deal', async () => {
    await app.ask('deal.join', { id: annex, with: main });
    const { id } = await app.ask('library.duplicate', { id: annex, name: 'Second' });
    expect((await stateOf(id)).deal).toBeNull();
    expect((await deals()).map(names)).toEqual([['Agreement', 'Annex 1']]);
  });

  it('a save that fails half-way leaves the deal as its records say, and the next try completes it', async () => {
    await app.ask('deal.join', { id: annex, with: main, name: 'D' });
    const third = await begin('Annex 2');
    // The sisters cannot be written to; the third one’s own record can.
    const { layer } = files;
    await app.backend.close();
    const refusing = { ...layer, openAppend: async (path: string) => (path.includes(main) ? Promise.reject(Object.assign(new Error('EACCES'), { code: 'EACCES' })) : layer.openAppend(path)) };
    app = await testBackend(refusing, '/data');
    expect(await app.ask('deal.join', { id: third, with: annex })).toMatchObject({ messages: [expect.stringContaining('The record of “Agreement” does not say so yet')] });
    await app.backend.close();
    app = await testBackend(layer, '/data');
    expect((await deals()).map(names)).toEqual([['Agreement', 'Annex 1', 'Annex 2']]);
    expect((await stateOf(main)).deal?.documents.map((document) => document.name)).toEqual(['Agreement', 'Annex 1']);
    await app.ask('deal.rename', { id: third, name: 'E' });
    expect((await stateOf(main)).deal).toMatchObject({ name: 'E', documents: [{ name: 'Agreement' }, { name: 'Annex 1' }, { name: 'Annex 2' }] });
  });
});

describe('N46: one readiness over all documents of a deal', () => {
  it('is there only when every document is ready, and tells what is in the way of each', async () => {
    expect(await app.ask('deal.readiness', { id: main })).toEqual({ deal: null });
    await app.ask('deal.join', { id: annex, with: main, name: 'D' });
    await agreeAll(main, 'Agreement');
    expect(await app.ask('deal.readiness', { id: main })).toMatchObject({ deal: { name: 'D', ready: false, documents: [{ name: 'Agreement', clauses: 0, findings: 0 }, { name: 'Annex 1', clauses: 2, findings: 0 }] } });
    expect((await deals())[0]?.ready).toBe(false);
    await agreeAll(annex, 'Annex 1');
    expect(await app.ask('deal.readiness', { id: annex })).toMatchObject({ deal: { ready: true } });
    expect((await deals())[0]?.ready).toBe(true);
  });

  it('a finding in the text of a sister counts', async () => {
    await app.ask('deal.join', { id: annex, with: main, name: 'D' });
    await agreeAll(main, 'Agreement');
    await agreeAll(annex, 'Annex 1');
    await app.backend.close();
    const finding = { check: 'blanks', severity: 'blocks', message: 'A blank is left.', remedy: 'Fill it in.', clause: 'Annex 1', place: '' };
    const engine: DocumentEngine = { run: async (name, args, signal) => (name === 'check' && new TextDecoder().decode(args[0] as Uint8Array).includes('Annex 1') ? ([finding] as never) : fakeEngine.run(name, args, signal)) };
    app = await testBackend(files.layer, '/data', { engine });
    expect(await app.ask('deal.readiness', { id: main })).toMatchObject({ deal: { ready: false, documents: [{ findings: 0 }, { name: 'Annex 1', clauses: 0, findings: 1 }] } });
    expect(await app.ask('export.signature', { id: main })).toMatchObject({ type: 'blocked', blockers: [], findings: [], sisters: [{ name: 'Annex 1', message: '1 finding in the text.' }] });
  });

  it('no signature copy of one document is made while another of the deal is not ready; alone it is', async () => {
    await agreeAll(main, 'Agreement');
    expect(await app.ask('export.signature', { id: main })).toMatchObject({ type: 'made' });
    await app.ask('deal.join', { id: annex, with: main });
    expect(await app.ask('export.signature', { id: main })).toMatchObject({ type: 'blocked', blockers: [], findings: [], sisters: [{ id: annex, name: 'Annex 1', message: '2 clauses are not agreed.' }] });
    await app.ask('deal.leave', { id: annex });
    expect(await app.ask('export.signature', { id: main })).toMatchObject({ type: 'made' });
  });

  it('a document that was deleted, or whose record cannot be read, keeps the deal from being ready until it is taken off', async () => {
    await app.ask('deal.join', { id: annex, with: main });
    await agreeAll(main, 'Agreement');
    await agreeAll(annex, 'Annex 1');
    await app.ask('library.delete', { id: annex });
    expect((await deals())[0]).toMatchObject({ ready: false, missing: [{ name: 'Annex 1', why: 'not-here' }] });
    expect(await app.ask('export.signature', { id: main })).toMatchObject({ type: 'blocked', sisters: [{ id: null, name: 'Annex 1', message: 'Not on this computer.' }] });
    await app.ask('library.restore', { id: annex });
    expect((await deals())[0]).toMatchObject({ ready: true, missing: [] });

    await app.backend.close();
    const log = `/data/negotiations/${annex}/log.jsonl`;
    const broken = createFaultyFiles(new Map([...files.names().map((name) => [name, files.content(name) ?? new Uint8Array()] as const), [log, new Uint8Array(64)]]));
    app = await testBackend(broken.layer, '/data');
    const [deal] = await deals();
    expect([deal?.ready, deal?.missing]).toMatchObject([false, [{ name: 'Annex 1', why: 'unreadable' }]]);
    expect(await app.ask('deal.readiness', { id: main })).toMatchObject({ deal: { ready: false, missing: [{ name: 'Annex 1' }] } });
    await app.ask('deal.forget', { id: main, document: annex });
    expect(await deals()).toEqual([]);
  });
});

describe('N47: sending one document of a deal', () => {
  const told = async (id: NegotiationId): Promise<readonly string[]> => (await app.ask('send.preview', { id })).messages.filter((message) => message.includes('same deal'));

  it('says which sister documents are with us too, and which they have kept; nothing when both go together', async () => {
    await app.ask('deal.join', { id: annex, with: main });
    expect(await told(main)).toEqual(['“Annex 1” of the same deal is with you too (not sent yet): unless it is sent as well, they read this document without it.']);
    await send(annex);
    expect(await told(main)).toEqual([]);
    await send(main);
    await comesBack(main, [['Price', '120'], ['Agreement', 'text']]);
    expect(await told(main)).toEqual([expect.stringMatching(/^They still have “Annex 1” of the same deal, since 2026-11-21: what came back after that/)]);
    await comesBack(annex, [['Price', '120'], ['Annex 1', 'text']]);
    expect(await told(main)).toEqual([expect.stringContaining('is with you too (round 2)')]);
  });

  it('says nothing of a sister on which everything is agreed, and names one that is not here', async () => {
    await app.ask('deal.join', { id: annex, with: main });
    await agreeAll(annex, 'Annex 1');
    expect(await told(main)).toEqual([]);
    await app.ask('library.delete', { id: annex });
    expect(await told(main)).toEqual(['“Annex 1” of the same deal is not on this computer; where it stands is not known here.']);
  });

  it('nothing of the deal goes out: no name of it, of a sister, or of its documents', async () => {
    await app.backend.close();
    app = await testBackend(createFaultyFiles().layer, '/data', { engine: directEngine });
    const document = makeDocx(p('Supply') + p('Price', '<w:outlineLvl w:val="0"/>') + p('The price is 100 euros a month.'));
    const [one, two] = [await begin('Supply', app, 'A', document), await begin('Walrus annex', app, 'A', document)];
    await app.ask('deal.join', { id: two, with: one, name: 'Narwhal deal' });
    const { bundle, redline, clean } = await app.ask('send.produce', { id: one, revision: (await stateOf(one)).revision });
    const parts: string[] = [];
    for (const file of [bundle, redline, clean]) {
      if (file === null) throw new Error('no bundle');
      await app.ask('files.save', { version: { type: 'stored', negotiationId: one, sha256: file.sha256 }, name: file.name });
      const open = (bytes: Uint8Array): void => unpackEntries(bytes, nodeZlib).forEach((entry) => (entry.name.endsWith('.docx') ? open(entry.bytes) : parts.push(`${entry.name} ${new TextDecoder().decode(entry.bytes)}`)));
      open(app.saved.get(file.name) ?? new Uint8Array());
    }
    expect(parts.length).toBeGreaterThan(20);
    expect(parts.filter((part) => /Narwhal|Walrus|deal-|"deal"/.test(part) || part.includes(two))).toEqual([]);
  });
});

describe('N48: a deal on another computer', () => {
  it('one document alone shows the deal with what is missing, and is not ready; the other completes it', async () => {
    await app.ask('deal.join', { id: annex, with: main, name: 'D' });
    await agreeAll(main, 'Agreement');
    await agreeAll(annex, 'Annex 1');
    const there = await testBackend(createFaultyFiles().layer, '/data');
    await carry(main, there);
    expect((await deals(there))[0]).toMatchObject({ name: 'D', ready: false, missing: [{ id: annex, name: 'Annex 1', why: 'not-here' }] });
    expect(await there.ask('export.signature', { id: main })).toMatchObject({ type: 'blocked', sisters: [{ name: 'Annex 1' }] });
    expect(await there.ask('deal.readiness', { id: main })).toMatchObject({ deal: { ready: false } });
    await carry(annex, there);
    const [deal] = await deals(there);
    expect([names(deal), deal?.ready]).toEqual([['Agreement', 'Annex 1'], true]);
  });

  it('says before it is taken in which deal a copy belongs to, and what would be missing', async () => {
    await app.ask('deal.join', { id: annex, with: main, name: 'D' });
    const there = await testBackend(createFaultyFiles().layer, '/data');
    const { file } = await app.ask('copy.export', { id: annex });
    await app.ask('files.save', { version: { type: 'offered', fileId: file.fileId }, name: 'c' });
    const { fileId } = await there.ask('files.offer', { name: 'c.parley-copy', bytes: app.saved.get('c') ?? new Uint8Array() });
    expect(await there.ask('import.look', { fileId })).toMatchObject({ type: 'copy', deal: { name: 'D', missing: ['Agreement'] } });
    await carry(main, there);
    expect(await there.ask('import.look', { fileId })).toMatchObject({ deal: { name: 'D', missing: [] } });
  });

  it('a second copy of a document beside the first leaves open which counts, until one leaves', async () => {
    await app.ask('deal.join', { id: annex, with: main, name: 'D' });
    await agreeAll(main, 'Agreement');
    await agreeAll(annex, 'Annex 1');
    const there = await testBackend(createFaultyFiles().layer, '/data');
    await carry(main, there);
    await carry(annex, there);
    await there.ask('library.rename', { id: annex, name: 'There' });
    await app.ask('library.rename', { id: annex, name: 'Here' });
    const beside = await carry(annex, there, 'beside');
    expect((await deals(there))[0]).toMatchObject({ ready: false, twice: [expect.any(String)], missing: [] });
    expect(await there.ask('export.signature', { id: main })).toMatchObject({ type: 'blocked', sisters: [{ message: expect.stringContaining('more than once') }] });
    await there.ask('deal.leave', { id: beside });
    expect((await deals(there))[0]).toMatchObject({ ready: true, twice: [] });
    expect(dealOf(await list(there), annex)?.documents).toHaveLength(2);
  });

  it('what was changed about the deal elsewhere comes with the record that says it', async () => {
    await app.ask('deal.join', { id: annex, with: main, name: 'D' });
    const there = await testBackend(createFaultyFiles().layer, '/data');
    await carry(main, there);
    const third = await begin('Annex 2');
    await app.ask('deal.join', { id: third, with: main });
    await carry(main, there, 'go-on');
    expect((await deals(there))[0]?.missing.map((document) => document.name)).toEqual(['Annex 1', 'Annex 2']);
  });
});
