import { directEngine } from './direct-engine.ts';
import { createFaultyFiles } from './faulty-files.ts';
import { makeDocx, p } from './make-docx.ts';
import { testBackend, type TestBackend } from './test-backend.ts';
import type { ApiOutput } from '../../shared/api/table.ts';
import type { Block } from '../../shared/contract/content.ts';
import { replay } from '../../shared/negotiation/evolve.ts';
import type { NegotiationId } from '../../shared/negotiation/ids.ts';
import type { UserCommand } from '../../shared/negotiation/schema/commands.ts';
import type { ClauseState, NegotiationState } from '../../shared/negotiation/state.ts';

const heading = (text: string): string => p(text, '<w:outlineLvl w:val="0"/>');
export const AGREEMENT = makeDocx(p('Supply agreement') + heading('Price') + p('The price is 100 euros a month.') + heading('Term') + p('The term is five years.') + heading('Law') + p('English law governs.'));
export const OTHER = makeDocx(p('Lease of a barn') + heading('Rent') + p('The barn costs seven sheep.') + heading('Hay') + p('Hay is stored dry and away from fire.'));
export const INTERNAL = 'We would go down to 80 euros\nif they take the "five years", says the board.';
const REASON = 'Our treasury told us so in confidence.';
export const SHARED = 'Can you live with this price for the whole term?';

export const text = (bytes: Uint8Array | undefined): string => new TextDecoder().decode(bytes);
export const utf8 = (words: string): Uint8Array => new TextEncoder().encode(words);
export const para = (words: string): Block => ({ type: 'paragraph', label: '', level: 0, inlines: [{ type: 'text', text: words }] });

/** One side's laptop. */
export type Side = { readonly app: TestBackend; id: NegotiationId; readonly state: () => Promise<NegotiationState> };

/** A laptop with the whole back end and the real engine. We are its person until told otherwise. */
export async function side(userName = 'Kim Ferris'): Promise<Side> {
  const app = await testBackend(createFaultyFiles().layer, '/data', { engine: directEngine, userName, privateNames: ['kferris', '/srv/people/kferris', 'kim-laptop'] });
  const made: Side = { app, id: 'none' as NegotiationId, state: async () => replay((await app.ask('negotiation.open', { id: made.id })).events) };
  return made;
}

/** Starts the negotiation as Party A. */
export async function begin(of: Side, agreement = AGREEMENT): Promise<void> {
  const { fileId } = await of.app.ask('files.offer', { name: 'agreement.docx', bytes: agreement });
  of.id = (await of.app.ask('library.create', { source: { type: 'file', fileId }, name: 'Secret plan', parties: { A: { name: 'Our Party' }, B: { name: 'Other Side' } }, side: 'A' })).id;
}

export async function command(of: Side, wish: UserCommand): Promise<void> {
  await of.app.ask('negotiation.command', { id: of.id, revision: (await of.state()).revision, command: wish });
}

export async function clause(of: Side, name: string): Promise<ClauseState> {
  const found = (await of.state()).clauses.find((candidate) => candidate.heading === name);
  if (found === undefined) throw new Error(`no clause ${name}`);
  return found;
}

/** Our new text for a clause. */
export const counter = async (of: Side, name: string, words: string, reason = ''): Promise<void> => {
  const { id, positions } = await clause(of, name);
  const first = positions.A.wording?.[0] ?? para(name);
  await command(of, { type: 'counter', clauseId: id, blocks: [first, para(words)], reason });
};

/** A file the negotiation keeps, in its exact bytes. */
export const bytesOf = async (of: Side, file: { readonly sha256: NonNullable<ApiOutput<'send.produce'>['bundle']>['sha256']; readonly name: string }): Promise<Uint8Array> => {
  await of.app.ask('files.save', { version: { type: 'stored', negotiationId: of.id, sha256: file.sha256 }, name: file.name });
  return of.app.saved.get(file.name) ?? new Uint8Array();
};

export async function sendFiles(of: Side): Promise<{ readonly bundle: Uint8Array; readonly redline: Uint8Array }> {
  const { bundle, redline } = await of.app.ask('send.produce', { id: of.id, revision: (await of.state()).revision });
  if (bundle === null) throw new Error('no bundle');
  return { bundle: await bytesOf(of, bundle), redline: await bytesOf(of, redline) };
}

/** Sends, and gives the bundle that goes with the round. */
export const send = async (of: Side): Promise<Uint8Array> => (await sendFiles(of)).bundle;

export const offer = async (of: Side, bytes: Uint8Array, name = 'round.parley'): Promise<string> => (await of.app.ask('files.offer', { name, bytes })).fileId;
export const look = async (of: Side, bytes: Uint8Array): Promise<ApiOutput<'import.look'>> => of.app.ask('import.look', { fileId: await offer(of, bytes) });

/** Starts on the other side, and takes the first round in. */
export async function start(of: Side, bytes: Uint8Array): Promise<void> {
  of.id = (await of.app.ask('import.bundle', { fileId: await offer(of, bytes), name: 'Theirs' })).id;
  await receive(of, bytes);
}

/** Takes a bundle or a file in, and gives what was shown before. */
export async function receive(of: Side, bytes: Uint8Array, name?: string, insist = false): Promise<ApiOutput<'receive.preview'>> {
  const preview = await of.app.ask('receive.preview', { id: of.id, fileId: await offer(of, bytes, name) });
  await of.app.ask('receive.confirm', { id: of.id, revision: (await of.state()).revision, previewId: preview.previewId, insist });
  return preview;
}

/** The code of the refusal, or `fine`. */
export const refused = async (of: Side, bytes: Uint8Array): Promise<string> => of.app.refused('receive.preview', { id: of.id, fileId: await offer(of, bytes) });

/** A first round: a proposal with a reason, an internal comment and a shared one. */
export async function firstRound(ours: Side): Promise<Uint8Array> {
  await begin(ours);
  await counter(ours, 'Price', 'The price is 120 euros a month.', REASON);
  const { id } = await clause(ours, 'Price');
  await command(ours, { type: 'comment', clauseId: id, visibility: 'internal', text: INTERNAL, quote: '', replyTo: null });
  await command(ours, { type: 'comment', clauseId: id, visibility: 'shared', text: SHARED, quote: '', replyTo: null });
  return send(ours);
}
