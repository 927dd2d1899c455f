import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { openingDraft } from '../../resources/demo/apply-script.ts';
import { directEngine } from '../../tests/support/direct-engine.ts';
import { createFaultyFiles } from '../../tests/support/faulty-files.ts';
import { LEGAL_LIST, makeDocx, numbered, p, para, r } from '../../tests/support/make-docx.ts';
import { testBackend, type TestBackend } from '../../tests/support/test-backend.ts';
import type { ClauseNode } from '../../shared/contract/clause.ts';
import { blocksText } from '../../shared/contract/content.ts';
import { replay } from '../../shared/negotiation/evolve.ts';
import type { NegotiationId } from '../../shared/negotiation/ids.ts';
import type { UserCommand } from '../../shared/negotiation/schema/commands.ts';
import { statusOf } from '../../shared/negotiation/select/status.ts';
import type { ClauseState, NegotiationState } from '../../shared/negotiation/state.ts';

const heading = (text: string): string => p(text, '<w:outlineLvl w:val="0"/>');
const FLAT = makeDocx(heading('Supply Agreement') + ['Price', 'Term', 'Law', 'Notices', 'Costs'].map((name) => heading(name) + p(`What the parties say about ${name.toLowerCase()} is said here.`)).join(''));
const LIST = makeDocx(
  p('SUPPLY AGREEMENT', '<w:jc w:val="center"/>') +
    ['Scope', 'Price', 'Term'].map((name) => para(r(name, '<w:b/>'), numbered(0)) + ['one', 'two', 'three'].map((which) => p(`On ${name.toLowerCase()} ${which} the parties agree as follows here.`, numbered(1))).join('')).join(''),
  { numbering: LEGAL_LIST },
);
const template = async (): Promise<Uint8Array> => openingDraft(await readFile(fileURLToPath(new URL('../../resources/templates/ai-integration-partnership-agreement.docx', import.meta.url))));

type Side = { readonly app: TestBackend; id: NegotiationId; readonly state: () => Promise<NegotiationState> };

async function side(): Promise<Side> {
  const app = await testBackend(createFaultyFiles().layer, '/data', { engine: directEngine });
  const made: Side = { app, id: 'none' as NegotiationId, state: async () => replay((await app.ask('negotiation.open', { id: made.id })).events) };
  return made;
}

const command = async (of: Side, wish: UserCommand): Promise<void> => void (await of.app.ask('negotiation.command', { id: of.id, revision: (await of.state()).revision, command: wish }));
const offer = async (of: Side, bytes: Uint8Array, name: string): Promise<string> => (await of.app.ask('files.offer', { name, bytes })).fileId;

async function send(of: Side): Promise<Uint8Array> {
  const { bundle } = await of.app.ask('send.produce', { id: of.id, revision: (await of.state()).revision });
  if (bundle === null) throw new Error('no bundle');
  await of.app.ask('files.save', { version: { type: 'stored', negotiationId: of.id, sha256: bundle.sha256 }, name: bundle.name });
  return of.app.saved.get(bundle.name) ?? new Uint8Array();
}

async function receive(of: Side, bytes: Uint8Array): Promise<void> {
  const { previewId } = await of.app.ask('receive.preview', { id: of.id, fileId: await offer(of, bytes, 'round.parley') });
  await of.app.ask('receive.confirm', { id: of.id, revision: (await of.state()).revision, previewId, insist: true });
}

/** The clauses a file has, as a reader sees them: number, and how each begins. */
async function outline(of: Side, which: 'first' | 'last'): Promise<readonly string[]> {
  const state = await of.state();
  const last = state.rounds.at(-1);
  const sha256 = which === 'last' && last?.kind === 'sent' ? last.clean : state.document?.sha256;
  if (sha256 === undefined) throw new Error('no file');
  const { clauses } = await of.app.ask('document.read', { version: { type: 'stored', negotiationId: of.id, sha256 } });
  const flat = (nodes: readonly ClauseNode[]): readonly ClauseNode[] => nodes.flatMap((node) => [node, ...flat(node.children)]);
  return flat(clauses).map((node) => `${node.number} ${blocksText(node.blocks).slice(0, 40)}`);
}

/** They take clauses out; we refuse, and send. */
async function refuseRemovalOf(agreement: Uint8Array, gone: (clause: ClauseState) => boolean): Promise<Side> {
  const [ours, theirs] = [await side(), await side()];
  ours.id = (await ours.app.ask('library.create', { source: { type: 'file', fileId: await offer(ours, agreement, 'agreement.docx') }, name: 'Deal', parties: { A: { name: 'Ours' }, B: { name: 'Theirs' } }, side: 'A' })).id;
  const first = await send(ours);
  theirs.id = (await theirs.app.ask('import.bundle', { fileId: await offer(theirs, first, 'round.parley'), name: 'Deal' })).id;
  await receive(theirs, first);
  for (const clause of (await theirs.state()).clauses.filter(gone)) await command(theirs, { type: 'remove', clauseId: clause.id });
  await receive(ours, await send(theirs));
  for (const clause of (await ours.state()).clauses.filter((one) => statusOf(one, 'A') === 'open-ours')) await command(ours, { type: 'reject', clauseId: clause.id });
  await send(ours);
  expect([ours.app.bugs, theirs.app.bugs]).toEqual([[], []]);
  return ours;
}

const says = (...words: readonly string[]) => ({ positions }: ClauseState): boolean => words.some((word) => blocksText(positions.A.wording ?? []).includes(word));
const numbers = (...wanted: readonly string[]) => ({ number }: ClauseState): boolean => wanted.includes(number);

describe('N10: a clause they take out and we keep goes back to its place, set as its neighbours are', { timeout: 120_000 }, () => {
  it.each<[string, Uint8Array, (clause: ClauseState) => boolean]>([
    ['the first clause', FLAT, says('price')],
    ['two in a row', FLAT, says('term', 'law')],
    ['the last two', FLAT, says('notices', 'costs')],
    ['the first below a heading', LIST, says('scope one')],
    ['the first below another heading', LIST, says('price one')],
    ['two below a heading', LIST, says('price two', 'price three')],
    ['a heading with all below it', LIST, says('Price', 'price')],
    ['the last heading with all below it', LIST, says('Term', 'term')],
    ['the first heading with all below it', LIST, says('Scope', 'scope')],
  ])('%s', async (_, agreement, gone) => {
    const ours = await refuseRemovalOf(agreement, gone);
    expect(await outline(ours, 'last')).toEqual(await outline(ours, 'first'));
  });

  it.each([['options', ['3.3']], ['a table', ['3.1']], ['two in a row', ['3.3', '3.4']], ['the last of an article', ['12.4']], ['an article with all below it', ['ARTICLE 5', '5.1', '5.2', '5.3']]])('in the bundled agreement: %s', async (_, wanted) => {
    const ours = await refuseRemovalOf(await template(), numbers(...wanted));
    expect(await outline(ours, 'last')).toEqual(await outline(ours, 'first'));
  });
});
