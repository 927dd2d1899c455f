import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { directEngine, engineOf } from '../../tests/support/direct-engine.ts';
import { createFaultyFiles } from '../../tests/support/faulty-files.ts';
import { LEGAL_LIST, makeDocx, numbered, p, para, r } from '../../tests/support/make-docx.ts';
import { testBackend, type TestBackend } from '../../tests/support/test-backend.ts';
import type { ClauseEdit } from '../../shared/contract/clause-edit.ts';
import type { ClauseNode } from '../../shared/contract/clause.ts';
import { blocksText, type Block } from '../../shared/contract/content.ts';
import { replay } from '../../shared/negotiation/evolve.ts';
import type { NegotiationId } from '../../shared/negotiation/ids.ts';
import type { UserCommand } from '../../shared/negotiation/schema/commands.ts';
import type { ClauseState, NegotiationState } from '../../shared/negotiation/state.ts';
import { operations } from '../worker/operations.ts';

const LETTER = makeDocx(p('Dear Sirs,') + p('The supplier delivers on weekdays.') + p('The price is 100 euros.') + p('Yours faithfully,'));
const NAMES = ['Scope', 'Price', 'Term', 'Law'];
const LIST = (names: readonly string[]): Uint8Array => makeDocx(p('SUPPLY AGREEMENT', '<w:jc w:val="center"/>') + names.map((name) => para(r(name, '<w:b/>'), numbered(0)) + p(`On ${name.toLowerCase()} the parties agree as follows here.`, numbered(1))).join(''), { numbering: LEGAL_LIST });

let app: TestBackend;
let id: NegotiationId;
beforeEach(async () => {
  app = await testBackend(createFaultyFiles().layer, '/data', { engine: directEngine });
});
afterEach(async () => {
  expect(app.bugs).toEqual([]);
  await app.backend.close();
});

const paragraph = (text: string): Block => ({ type: 'paragraph', label: '', level: 0, inlines: [{ type: 'text', text }] });
const state = async (): Promise<NegotiationState> => replay((await app.ask('negotiation.open', { id })).events);
const offer = async (bytes: Uint8Array): Promise<string> => (await app.ask('files.offer', { name: 'agreement.docx', bytes })).fileId;
const begin = async (bytes: Uint8Array): Promise<void> => {
  id = (await app.ask('library.create', { source: { type: 'file', fileId: await offer(bytes) }, name: 'Deal', parties: { A: { name: 'Ours' }, B: { name: 'Theirs' } }, side: 'A' })).id;
};
const command = async (wish: UserCommand): Promise<void> => void (await app.ask('negotiation.command', { id, revision: (await state()).revision, command: wish }));
const saying = async (words: string): Promise<ClauseState> => {
  const clause = (await state()).clauses.find(({ positions }) => blocksText(positions.A.wording ?? positions.B.wording ?? []).includes(words));
  if (clause === undefined) throw new Error(`no clause says ${words}`);
  return clause;
};
const linesOf = (nodes: readonly ClauseNode[]): readonly string[] => nodes.flatMap((node) => [...blocksText(node.blocks).split('\n'), ...linesOf(node.children)]);
const insertBehind = async (words: string, ...texts: readonly string[]): Promise<void> => command({ type: 'insert', after: (await saying(words)).id, heading: '', blocks: texts.map(paragraph) });
const send = async (): Promise<Uint8Array> => {
  const { clean } = await app.ask('send.produce', { id, revision: (await state()).revision });
  await app.ask('files.save', { version: { type: 'stored', negotiationId: id, sha256: clean.sha256 }, name: 'clean.docx' });
  return app.saved.get('clean.docx') ?? new Uint8Array();
};
const receive = async (bytes: Uint8Array): Promise<void> => {
  const { previewId } = await app.ask('receive.preview', { id, fileId: await offer(bytes) });
  await app.ask('receive.confirm', { id, revision: (await state()).revision, previewId, insist: true });
};
const positions = async (party: 'A' | 'B'): Promise<readonly string[]> => (await state()).clauses.map((clause) => blocksText(clause.positions[party].wording ?? []));

describe('N7: what goes out says our positions, clause by clause and in their order', () => {
  it('also where nothing in the text tells where a new clause begins, and the file that comes back unchanged is agreed to', async () => {
    await begin(LETTER);
    await insertBehind('Dear Sirs', 'Each side keeps books.');
    await insertBehind('Each side keeps books', 'Each side insures its goods.', 'It shows proof.');
    const ours = await positions('A');
    await receive(await send());
    expect(await positions('A')).toEqual(ours);
    expect(await positions('B')).toEqual(ours);
  });

  it('also where they took a heading away that we merged with the clause above it', async () => {
    await begin(LIST(NAMES));
    await command({ type: 'comment', clauseId: (await saying('On term')).id, visibility: 'internal', text: 'One clause.', quote: '', replyTo: null });
    await app.ask('clauses.correct', { id, revision: (await state()).revision, correction: { type: 'merge', clauseId: (await saying('Term')).id, with: (await saying('On term')).id } });
    await send();
    await receive(LIST(['Scope', 'Price', 'Law']));
    for (const clause of (await state()).clauses.filter((one) => one.positions.A.fingerprint !== one.positions.B.fingerprint)) await command({ type: 'reject', clauseId: clause.id });
    const wanted = await positions('A');
    expect(wanted).toContain('Term\nOn term the parties agree as follows here.');
    expect(linesOf(operations.read(await send()).clauses)).toEqual(wanted.join('\n').split('\n'));
  });

  it('a clause whose new place we refuse goes back with what we changed in it', async () => {
    await begin(LIST(NAMES));
    await send();
    await receive(LIST(['Scope', 'Term', 'Law', 'Price']));
    const moved = (await state()).clauses.filter((clause) => clause.move !== null);
    expect(moved.map((clause) => clause.heading)).toEqual(['Price']);
    for (const { id: clauseId, positions: { A } } of moved) {
      await command({ type: 'reject', clauseId });
      await command({ type: 'reopen', clauseId, reason: 'Net, that is.' });
      await command({ type: 'counter', clauseId, blocks: [...(A.wording ?? []), paragraph('Prices are net.')] });
    }
    expect(linesOf(operations.read(await send()).clauses).join('\n')).toMatch(/Scope[^]*Price\nPrices are net\.[^]*Term[^]*Law/);
  });

  it('refuses a file in which two new clauses change places, although every word is in it', async () => {
    await app.backend.close();
    const swapped = (edits: readonly ClauseEdit[]): readonly ClauseEdit[] => {
      const blocks = edits.flatMap((edit) => (edit.type === 'insert' ? [edit.blocks] : []));
      return edits.map((edit) => (edit.type === 'insert' ? { ...edit, blocks: blocks.pop() ?? edit.blocks } : edit));
    };
    app = await testBackend(createFaultyFiles().layer, '/data', { engine: engineOf({ ...operations, write: (base, edits, options) => operations.write(base, swapped(edits), options) }) });
    await begin(LIST(NAMES));
    await insertBehind('On price', 'The first new clause is about insurance.');
    await insertBehind('On law', 'The second new clause is about notices.');
    const { revision } = await state();
    expect(await app.refused('send.produce', { id, revision })).toBe('send.not-exact');
    expect((await state()).revision).toBe(revision);
  });
});
