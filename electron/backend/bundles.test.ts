import { describe, expect, it } from 'vitest';
import { directEngine } from '../../tests/support/direct-engine.ts';
import { createFaultyFiles } from '../../tests/support/faulty-files.ts';
import { makeDocx, p } from '../../tests/support/make-docx.ts';
import { testBackend, type TestBackend } from '../../tests/support/test-backend.ts';
import { runCliOn } from '../../tests/support/cli-run.ts';
import type { ApiOutput } from '../../shared/api/table.ts';
import { editBody, replaceTracked } from '../../resources/demo/edit-return.ts';
import { canonicalJson } from '../../shared/base/canonical-json.ts';
import { blocksText, type Block } from '../../shared/contract/content.ts';
import type { ContainerEntry } from '../../shared/contract/container-entry.ts';
import { packEntries, unpackEntries } from '../../shared/docx/package/container.ts';
import { readContract } from '../../shared/docx/read/read-contract.ts';
import { readText } from '../../shared/docx/read/read-text.ts';
import { linkAfter, matterHash } from '../../shared/negotiation/bundle/ledger.ts';
import { replay } from '../../shared/negotiation/evolve.ts';
import type { NegotiationId } from '../../shared/negotiation/ids.ts';
import type { BundleLink } from '../../shared/negotiation/schema/bundle.ts';
import type { UserCommand } from '../../shared/negotiation/schema/commands.ts';
import { statusOf } from '../../shared/negotiation/select/status.ts';
import type { ClauseState, NegotiationState } from '../../shared/negotiation/state.ts';
import { openData } from '../cli/open-data.ts';
import { hashBytes } from '../persistence/blobs.ts';
import { nodeZlib } from '../worker/node-zlib.ts';

const heading = (text: string): string => p(text, '<w:outlineLvl w:val="0"/>');
const AGREEMENT = makeDocx(p('Supply agreement') + heading('Price') + p('The price is 100 euros a month.') + heading('Term') + p('The term is five years.') + heading('Law') + p('English law governs.'));
const OTHER = makeDocx(p('Lease of a barn') + heading('Rent') + p('The barn costs seven sheep.') + heading('Hay') + p('Hay is stored dry and away from fire.'));
const INTERNAL = 'We would go down to 80 euros\nif they take the "five years", says the board.';
const REASON = 'Our treasury told us so in confidence.';
const SHARED = 'Can you live with this price for the whole term?';

const text = (bytes: Uint8Array | undefined): string => new TextDecoder().decode(bytes);
const utf8 = (words: string): Uint8Array => new TextEncoder().encode(words);
const para = (words: string): Block => ({ type: 'paragraph', label: '', level: 0, inlines: [{ type: 'text', text: words }] });

/** One side's laptop. */
type Side = { readonly app: TestBackend; id: NegotiationId; readonly state: () => Promise<NegotiationState> };

async function side(userName = 'Kim Ferris'): Promise<Side> {
  const app = await testBackend(createFaultyFiles().layer, '/data', { engine: directEngine, userName, privateNames: ['kferris', '/srv/people/kferris', 'kim-laptop'] });
  const made: Side = { app, id: 'none' as NegotiationId, state: async () => replay((await app.ask('negotiation.open', { id: made.id })).events) };
  return made;
}

async function begin(of: Side, agreement = AGREEMENT): Promise<void> {
  const { fileId } = await of.app.ask('files.offer', { name: 'agreement.docx', bytes: agreement });
  of.id = (await of.app.ask('library.create', { source: { type: 'file', fileId }, name: 'Secret plan', parties: { A: { name: 'Our Party' }, B: { name: 'Other Side' } }, side: 'A' })).id;
}

async function command(of: Side, wish: UserCommand): Promise<void> {
  await of.app.ask('negotiation.command', { id: of.id, revision: (await of.state()).revision, command: wish });
}

async function clause(of: Side, name: string): Promise<ClauseState> {
  const found = (await of.state()).clauses.find((candidate) => candidate.heading === name);
  if (found === undefined) throw new Error(`no clause ${name}`);
  return found;
}

const counter = async (of: Side, name: string, words: string, reason = ''): Promise<void> => {
  const { id, positions } = await clause(of, name);
  const first = positions.A.wording?.[0] ?? para(name);
  await command(of, { type: 'counter', clauseId: id, blocks: [first, para(words)], reason });
};

const bytesOf = async (of: Side, file: { readonly sha256: NonNullable<ApiOutput<'send.produce'>['bundle']>['sha256']; readonly name: string }): Promise<Uint8Array> => {
  await of.app.ask('files.save', { version: { type: 'stored', negotiationId: of.id, sha256: file.sha256 }, name: file.name });
  return of.app.saved.get(file.name) ?? new Uint8Array();
};

async function sendFiles(of: Side): Promise<{ readonly bundle: Uint8Array; readonly redline: Uint8Array }> {
  const { bundle, redline } = await of.app.ask('send.produce', { id: of.id, revision: (await of.state()).revision });
  if (bundle === null) throw new Error('no bundle');
  return { bundle: await bytesOf(of, bundle), redline: await bytesOf(of, redline) };
}

const send = async (of: Side): Promise<Uint8Array> => (await sendFiles(of)).bundle;

const offer = async (of: Side, bytes: Uint8Array, name = 'round.parley'): Promise<string> => (await of.app.ask('files.offer', { name, bytes })).fileId;
const look = async (of: Side, bytes: Uint8Array): Promise<ApiOutput<'import.look'>> => of.app.ask('import.look', { fileId: await offer(of, bytes) });

/** Starts on the other side, and takes the first round in. */
async function start(of: Side, bytes: Uint8Array): Promise<void> {
  of.id = (await of.app.ask('import.bundle', { fileId: await offer(of, bytes), name: 'Theirs' })).id;
  await receive(of, bytes);
}

async function receive(of: Side, bytes: Uint8Array, name?: string, insist = false): Promise<ApiOutput<'receive.preview'>> {
  const preview = await of.app.ask('receive.preview', { id: of.id, fileId: await offer(of, bytes, name) });
  await of.app.ask('receive.confirm', { id: of.id, revision: (await of.state()).revision, previewId: preview.previewId, insist });
  return preview;
}

const refused = async (of: Side, bytes: Uint8Array): Promise<string> => of.app.refused('receive.preview', { id: of.id, fileId: await offer(of, bytes) });

/** A first round: a proposal with a reason, an internal comment and a shared one. */
async function firstRound(ours: Side): Promise<Uint8Array> {
  await begin(ours);
  await counter(ours, 'Price', 'The price is 120 euros a month.', REASON);
  const { id } = await clause(ours, 'Price');
  await command(ours, { type: 'comment', clauseId: id, visibility: 'internal', text: INTERNAL, quote: '', replyTo: null });
  await command(ours, { type: 'comment', clauseId: id, visibility: 'shared', text: SHARED, quote: '', replyTo: null });
  return send(ours);
}

type Ledger = { links: BundleLink[]; matter: Record<string, unknown> };
/** The bundle with its ledger changed, and everything made to agree with itself again: what a forger would do. */
function forged(bytes: Uint8Array, change: (ledger: Ledger) => Ledger, manifestToo = true): Uint8Array {
  const entries = unpackEntries(bytes, nodeZlib);
  const of = (name: string): Uint8Array | undefined => entries.find((entry) => entry.name === name)?.bytes;
  const ledger = change(JSON.parse(text(of('ledger.json'))) as Ledger);
  const changed = entries.map((entry) => (entry.name === 'ledger.json' ? { ...entry, bytes: utf8(canonicalJson(ledger)) } : entry));
  if (!manifestToo) return packEntries(changed, nodeZlib);
  const manifest = { ...(JSON.parse(text(of('manifest.json'))) as object), round: ledger.links.length, head: ledger.links.at(-1)?.hash, entries: listing(changed) };
  return packEntries(changed.map((entry) => (entry.name === 'manifest.json' ? { ...entry, bytes: utf8(canonicalJson(manifest)) } : entry)), nodeZlib);
}
const listing = (entries: readonly ContainerEntry[]): readonly object[] => entries.filter(({ name }) => name !== 'manifest.json').map(({ name, bytes }) => ({ name, bytes: bytes.byteLength, sha256: hashBytes(bytes) }));
const relinked = (links: readonly BundleLink[]): BundleLink[] => links.reduce<BundleLink[]>((done, link) => [...done, linkAfter(done, link)], []);

describe('a bundle for the other side', () => {
  it('N60: is made with every round sent: both files, the issues list, the shared ledger; the same bytes are kept', async () => {
    const ours = await side();
    const bytes = await firstRound(ours);
    const entries = unpackEntries(bytes, nodeZlib);
    expect(entries.map(({ name }) => name)).toEqual(['manifest.json', 'READ ME.txt', 'Redline.docx', 'Clean copy.docx', 'Issues list.docx', 'ledger.json']);
    const of = (name: string): Uint8Array => entries.find((entry) => entry.name === name)?.bytes ?? new Uint8Array();
    const [round] = (await ours.state()).rounds;
    expect(round).toMatchObject({ kind: 'sent', redline: hashBytes(of('Redline.docx')), clean: hashBytes(of('Clean copy.docx')), bundle: { sha256: hashBytes(bytes) } });
    const { links, matter } = JSON.parse(text(of('ledger.json'))) as Ledger;
    expect(links).toMatchObject([{ seq: 1, party: 'A', prev: '', matter: matterHash(matter) }]);
    expect(matter['clauses']).toMatchObject([{}, { heading: 'Price', agreed: false }, { heading: 'Term', agreed: false }, { heading: 'Law', agreed: false }]);
    expect(matter['comments']).toMatchObject([{ clause: 1, party: 'A', text: SHARED, answers: null }]);
    const issues = readText(of('Issues list.docx'), nodeZlib, 'accepted').flatMap(({ lines }) => lines.map((line) => line.text)).join('\n');
    for (const said of ['The price is 120 euros a month.', 'The price is 100 euros a month.', 'Our Party wants', SHARED]) expect(issues).toContain(said);
    expect(issues).not.toContain('five years');
    // Whoever has only Word unzips it and uses the files.
    expect(text(of('READ ME.txt'))).toContain('You need nothing but Word');
    expect(readContract(of('Redline.docx'), nodeZlib).hasMarks).toBe(true);
  });

  it('N62: holds nothing internal: no comment, no reason, no name of a person, a machine or the negotiation', async () => {
    const ours = await side();
    const bytes = await firstRound(ours);
    const deep = unpackEntries(bytes, nodeZlib).flatMap(({ name, bytes: entry }) => (name.endsWith('.docx') ? unpackEntries(entry, nodeZlib).map((part) => text(part.bytes)) : [text(entry)]));
    for (const secret of ['80 euros', 'says the board', 'treasury', 'Kim Ferris', 'kferris', 'kim-laptop', 'Secret plan']) expect(deep.filter((part) => part.includes(secret))).toEqual([]);
  });

  it('N49, N62: holds no word of a proposal that is held back, nor that there is one; one that would is not made', async () => {
    const ours = await side();
    await begin(ours);
    await counter(ours, 'Price', 'The price is 120 euros a month.');
    await counter(ours, 'Law', 'The law of the Faroe Islands governs.');
    await command(ours, { type: 'insert', after: (await clause(ours, 'Law')).id, heading: 'Whaling', blocks: [para('Whaling'), para('Neither party hunts narwhals.')] });
    for (const name of ['Law', 'Whaling']) await command(ours, { type: 'hold-back', clauseId: (await clause(ours, name)).id });
    const bytes = await send(ours);
    const deep = unpackEntries(bytes, nodeZlib).flatMap(({ name, bytes: entry }) => [name, ...(name.endsWith('.docx') ? unpackEntries(entry, nodeZlib).map((part) => text(part.bytes)) : [text(entry)])]);
    for (const secret of [/Faroe/, /Whaling/i, /narwhal/, /\bheld\b/]) expect(deep.filter((part) => secret.test(part))).toEqual([]);
    expect(deep.some((part) => part.includes('120'))).toBe(true);
    const { matter } = JSON.parse(text(unpackEntries(bytes, nodeZlib).find(({ name }) => name === 'ledger.json')?.bytes)) as Ledger;
    expect(matter['clauses']).toHaveLength(4);
    // Theirs goes on without it, and it goes out once it is let go.
    const theirs = await side('Robin Vale');
    await start(theirs, bytes);
    expect((await theirs.state()).clauses.map((one) => one.heading)).not.toContain('Whaling');
    await command(theirs, { type: 'accept', clauseId: (await clause(theirs, 'Price')).id });
    const preview = await receive(ours, await send(theirs));
    expect([preview.audit.untracked, preview.audit.removed]).toEqual([[], []]);
    expect(blocksText((await clause(ours, 'Law')).positions.A.wording ?? [])).toContain('Faroe');
    for (const name of ['Law', 'Whaling']) await command(ours, { type: 'let-go', clauseId: (await clause(ours, name)).id });
    await receive(theirs, await send(ours));
    expect((await theirs.state()).clauses.map((one) => one.heading)).toContain('Whaling');
  });

  it('N43: holds no word of what was given for what', async () => {
    const [ours, theirs] = [await side(), await side('Robin Vale')];
    await start(theirs, await firstRound(ours));
    const price = await clause(theirs, 'Price');
    await command(theirs, { type: 'accept', clauseId: price.id });
    const { revision } = await theirs.state();
    await command(theirs, { type: 'link-trade', gave: { clauseId: price.id, seq: revision }, got: { clauseId: (await clause(theirs, 'Term')).id, seq: null }, reason: 'The price buys us the term.' });
    expect((await theirs.state()).trades).toHaveLength(1);
    const bytes = await send(theirs);
    const deep = unpackEntries(bytes, nodeZlib).flatMap(({ name, bytes: entry }) => [name, ...(name.endsWith('.docx') ? unpackEntries(entry, nodeZlib).map((part) => text(part.bytes)) : [text(entry)])]);
    for (const secret of [/buys us/, /\btrade/i, /\bgave\b/]) expect(deep.filter((part) => secret.test(part))).toEqual([]);
  });

  it('N62: a bundle whose list or ledger would say what is ours alone is not made, and nothing is recorded', async () => {
    const ours = await side();
    await begin(ours);
    const { id } = await clause(ours, 'Term');
    await command(ours, { type: 'comment', clauseId: id, visibility: 'internal', text: INTERNAL, quote: '', replyTo: null });
    // The files themselves are clean; what stands beside them is not.
    const leaking = await testBackend(createFaultyFiles().layer, '/data', {
      userName: 'Kim Ferris',
      engine: { run: async (name, args, signal) => (name === 'leaksInTexts' ? ([{ kind: 'text', what: INTERNAL, part: 'ledger.json' }] as never) : directEngine.run(name, args, signal)) },
    });
    const { fileId } = await leaking.ask('files.offer', { name: 'a.docx', bytes: AGREEMENT });
    const opened = await leaking.ask('library.create', { source: { type: 'file', fileId }, name: 'X', parties: { A: { name: 'Our Party' }, B: { name: 'Other Side' } }, side: 'A' });
    expect(await leaking.refused('send.produce', { id: opened.id, revision: 2 })).toBe('send.private');
    expect((await leaking.ask('negotiation.open', { id: opened.id })).revision).toBe(2);
    const found = await directEngine.run('leaksInTexts', [[{ part: 'ledger.json', texts: [JSON.stringify({ text: INTERNAL }), INTERNAL] }], AGREEMENT, { texts: [INTERNAL], names: [], said: [] }]);
    expect(found).toMatchObject([{ kind: 'text', part: 'ledger.json' }]);
  });

  it('N63, N64: the other side’s Parley starts from it as the other party, answers, and both go on with one chain', async () => {
    const [ours, theirs] = [await side(), await side('Robin Vale')];
    const first = await firstRound(ours);
    expect(await look(theirs, first)).toMatchObject({ type: 'bundle', from: 'A', round: 1, clauses: 4, parties: { B: { name: 'Other Side' } }, here: { type: 'starts' } });
    await start(theirs, first);
    const begun = await theirs.state();
    expect([begun.side, begun.name, begun.parties.A.name]).toEqual(['B', 'Theirs', 'Our Party']);
    const price = await clause(theirs, 'Price');
    expect([blocksText(price.positions.A.wording ?? []), blocksText(price.positions.B.wording ?? []), statusOf(price, 'B')]).toEqual(['Price\nThe price is 120 euros a month.', 'Price\nThe price is 100 euros a month.', 'open-ours']);
    expect(price.comments).toMatchObject([{ text: SHARED, party: 'A', origin: 'file' }]);
    expect(price.redlines.at(-1)).toMatchObject({ tracking: 'tracked', party: 'A' });

    await command(theirs, { type: 'accept', clauseId: price.id });
    await counter(theirs, 'Law', 'The law of Wales governs.');
    const answer = await send(theirs);
    expect(await look(ours, answer)).toMatchObject({ here: { type: 'belongs', id: ours.id, refused: '' } });
    const preview = await receive(ours, answer);
    expect([preview.recognised, preview.recognisedAs]).toEqual(['return', 'From the bundle of round 2: every hash and the chain of all rounds hold.']);
    expect([preview.audit.untracked, preview.audit.removed]).toEqual([[], []]);
    expect(statusOf(await clause(ours, 'Price'), 'A')).toBe('agreed');
    await counter(ours, 'Law', 'The law of Scotland governs.');
    const third = await send(ours);
    await receive(theirs, third);
    const heads = await Promise.all([ours, theirs].map(async (of) => (await of.state()).rounds.length));
    expect(heads).toEqual([3, 3]);
    const { links } = JSON.parse(text(unpackEntries(third, nodeZlib).find(({ name }) => name === 'ledger.json')?.bytes)) as Ledger;
    expect(links.map(({ party, files, matter }) => [party, files.length, matter !== ''])).toEqual([['A', 2, true], ['B', 2, true], ['A', 2, true]]);
    expect([ours.app.bugs, theirs.app.bugs]).toEqual([[], []]);
  });

  it('N22: their own file handed back to us after we handed it back to them is a new round, as a file and in a bundle', async () => {
    for (const asFile of [false, true]) {
      const [ours, theirs] = [await side(), await side('Robin Vale')];
      await begin(ours);
      await start(theirs, await send(ours));
      // Nobody proposes anything: every file is the same to the last byte.
      const unmarked = await sendFiles(theirs);
      await receive(ours, asFile ? unmarked.redline : unmarked.bundle, asFile ? 'back.docx' : undefined, true);
      await command(ours, { type: 'confirm-untouched' });
      await receive(theirs, await send(ours));
      await command(theirs, { type: 'confirm-untouched' });
      const again = await sendFiles(theirs);
      expect(hashBytes(again.redline)).toBe(hashBytes(unmarked.redline));
      await receive(ours, again.bundle);
      expect((await ours.state()).rounds.map((round) => round.kind)).toEqual(['sent', 'received', 'sent', 'received']);
      expect(await refused(ours, again.bundle)).toBe('bundle.received-before');
      expect(statusOf(await clause(ours, 'Price'), 'A')).toBe('agreed');
    }
  });

  it('N63: the same one twice, our own, an older one, a skipped round, another agreement: refused, nothing changed', async () => {
    const [ours, theirs, third] = [await side(), await side('Robin Vale'), await side('Sam Poe')];
    const first = await firstRound(ours);
    await start(theirs, first);
    expect(await refused(theirs, first)).toBe('bundle.received-before');
    expect(await refused(ours, first)).toBe('bundle.own');
    const answer = await send(theirs);
    await receive(ours, answer);
    await counter(ours, 'Term', 'The term is six years.');
    const second = await send(ours);
    await counter(ours, 'Term', 'The term is seven years.');
    const late = await send(ours);
    const before = (await theirs.state()).revision;
    expect(await refused(theirs, late)).toBe('bundle.skipped');
    expect((await theirs.state()).revision).toBe(before);
    await receive(theirs, second);
    const twice = await receive(theirs, late);
    expect(twice.messages).toContainEqual(expect.stringContaining('twice in a row'));
    expect(await refused(theirs, second)).toBe('bundle.received-before');

    await begin(third, OTHER);
    expect(await refused(third, first)).toBe('bundle.foreign');
    expect(await theirs.app.refused('import.bundle', { fileId: await offer(theirs, first), name: 'Again' })).toBe('bundle.known');
    // A course of the same agreement that went another way.
    const [fork, elsewhere] = [await side(), await side('Robin Vale')];
    await start(elsewhere, first);
    await begin(fork);
    expect(await refused(fork, await send(elsewhere))).toBe('bundle.foreign');
  });

  it('N63: a bundle that repeats our very text is their answer, and needs nobody to insist', async () => {
    const [ours, theirs] = [await side(), await side('Robin Vale')];
    await start(theirs, await firstRound(ours));
    await command(theirs, { type: 'accept', clauseId: (await clause(theirs, 'Price')).id });
    expect((await receive(ours, await send(theirs))).recognised).toBe('return');
    expect(statusOf(await clause(ours, 'Price'), 'A')).toBe('agreed');
  });

  it('N63: crossed files are said and audited, not refused', async () => {
    const [ours, theirs] = [await side(), await side('Robin Vale')];
    await start(theirs, await firstRound(ours));
    await counter(theirs, 'Law', 'The law of Wales governs.');
    const answer = await send(theirs);
    await counter(ours, 'Term', 'The term is six years.');
    await send(ours);
    const preview = await receive(ours, answer);
    expect(preview.messages).toContainEqual(expect.stringContaining('The files crossed'));
    expect(blocksText((await clause(ours, 'Term')).positions.A.wording ?? [])).toContain('six years');
  });

  it('N61, N63: forged, malformed, cut and newer bundles are refused in plain words', async () => {
    const [ours, theirs, fresh] = [await side(), await side('Robin Vale'), await side('Sam Poe')];
    await start(theirs, await firstRound(ours));
    await receive(ours, await send(theirs));
    await counter(ours, 'Term', 'The term is six years.');
    const bytes = await send(ours);
    const entries = unpackEntries(bytes, nodeZlib);
    const swap = (name: string, change: (old: Uint8Array) => Uint8Array): Uint8Array => packEntries(entries.map((entry) => (entry.name === name ? { ...entry, bytes: change(entry.bytes) } : entry)), nodeZlib);
    const other = hashBytes(OTHER);
    const hostile: readonly (readonly [what: string, bytes: Uint8Array, code: string])[] = [
      ['nothing', new Uint8Array(), 'container.damaged'],
      ['cut off', bytes.subarray(0, bytes.length - 50), 'container.damaged'],
      ['malformed JSON', swap('manifest.json', () => utf8('{"format":')), 'bundle.damaged'],
      ['a later version', swap('manifest.json', (old) => utf8(text(old).replace('"version":1', '"version":2'))), 'import.newer'],
      ['another redline', swap('Redline.docx', () => OTHER), 'bundle.damaged'],
      ['another ledger', forged(bytes, (ledger) => ({ ...ledger, matter: { ...ledger.matter, at: '2020-01-01T00:00:00.000Z' } }), false), 'bundle.damaged'],
      ['another matter under its old hash', forged(bytes, (ledger) => ({ ...ledger, matter: { ...ledger.matter, at: '2020-01-01T00:00:00.000Z' } })), 'bundle.damaged'],
      ['a chain that does not hold', forged(bytes, ({ links, matter }) => ({ matter, links: links.map((link, at) => (at === 0 ? { ...link, files: [other] } : link)) })), 'bundle.damaged'],
      ['a round left out', forged(bytes, ({ links, matter }) => ({ matter, links: links.slice(1) })), 'bundle.damaged'],
      ['an entry more', packEntries([...entries, { name: 'evil.exe', bytes: utf8('x') }], nodeZlib), 'bundle.damaged'],
      ['a chain made anew over another first round', forged(bytes, ({ links, matter }) => ({ matter, links: relinked(links.map((link, at) => (at === 0 ? { ...link, files: [other] } : link))) })), 'bundle.other-history'],
      ['a chain made anew with another matter', forged(bytes, ({ links, matter }) => ({ matter, links: relinked(links.map((link, at) => (at === 0 ? { ...link, matter: other } : link))) })), 'bundle.other-history'],
    ];
    const before = (await theirs.state()).revision;
    for (const [what, file, code] of hostile) {
      expect([what, await refused(theirs, file)]).toEqual([what, code]);
      if (code !== 'bundle.other-history') expect([what, await fresh.app.refused('import.bundle', { fileId: await offer(fresh, file), name: 'X' })]).toEqual([what, code]);
    }
    expect((await theirs.state()).revision).toBe(before);
    expect((await fresh.app.ask('library.list', {})).negotiations).toEqual([]);
    expect([theirs.app.bugs, fresh.app.bugs]).toEqual([[], []]);
    await receive(theirs, bytes);
  });

  it('N64: one that begins in the middle goes on from there, and the side that made it knows the rounds before', async () => {
    const [ours, theirs] = [await side(), await side('Robin Vale')];
    await begin(ours);
    await counter(ours, 'Price', 'The price is 120 euros a month.');
    const plain = await ours.app.ask('send.produce', { id: ours.id, revision: (await ours.state()).revision });
    // They had only Word so far, and sent the redline back with nothing changed but its name.
    const returned = await ours.app.ask('receive.preview', { id: ours.id, fileId: await offer(ours, await bytesOf(ours, plain.redline), 'return.docx') });
    await ours.app.ask('receive.confirm', { id: ours.id, revision: (await ours.state()).revision, previewId: returned.previewId, insist: true });
    await counter(ours, 'Term', 'The term is six years.');
    await start(theirs, await send(ours));
    await counter(theirs, 'Law', 'The law of Wales governs.');
    const preview = await receive(ours, await send(theirs));
    expect(preview.audit.untracked).toEqual([]);
    await counter(ours, 'Law', 'The law of Scotland governs.');
    await receive(theirs, await send(ours));
  });

  /** Their record begins in the middle, with the redline our side sent as a Word file in round 3, on which theirs may have marks too. */
  async function inTheMiddle(ours: Side, theirs: Side, keepMarks: boolean): Promise<void> {
    await begin(ours);
    await counter(ours, 'Price', 'The price is 120 euros a month.');
    const plain = await ours.app.ask('send.produce', { id: ours.id, revision: (await ours.state()).revision });
    const answered = editBody(await bytesOf(ours, plain.redline), (xml) => replaceTracked(xml, 'five years', 'seven years', { author: 'Robin Vale', date: '2026-11-21T10:00:00Z' }));
    await receive(ours, answered, 'return.docx');
    await counter(ours, 'Law', 'The law of Wales governs.');
    const third = await ours.app.ask('send.produce', { id: ours.id, revision: (await ours.state()).revision, keepMarks });
    const fileId = await offer(theirs, await bytesOf(ours, third.redline), 'round 3.docx');
    const authors = [{ author: 'Our Party', party: 'A' as const }, { author: 'Robin Vale', party: 'B' as const }];
    theirs.id = (await theirs.app.ask('library.create', { source: { type: 'file', fileId }, name: 'Mid', parties: { A: { name: 'Our Party' }, B: { name: 'Other Side' } }, side: 'B', authors, begin: { type: 'marked', sent: true, earlierRounds: 2 } })).id;
  }

  const answerOf = async (of: Side, name: string, words: string): Promise<Uint8Array> => {
    const { id, positions } = await clause(of, name);
    await command(of, { type: 'counter', clauseId: id, blocks: [positions.B.wording?.[0] ?? para(name), para(words)] });
    return send(of);
  };

  it.each([[false, 'our marks alone'], [true, 'marks of both sides']])('N65: a side that started in the middle and one that was there from the beginning go on with bundles (marks kept: %s)', async (keepMarks) => {
    const [ours, theirs] = [await side(), await side('Robin Vale')];
    await inTheMiddle(ours, theirs, keepMarks);
    expect((await theirs.state()).rounds.map((round) => round.kind)).toEqual(keepMarks ? ['sent', 'received'] : ['received']);
    const first = await answerOf(theirs, 'Price', 'The price is 110 euros a month.');
    expect(await look(ours, first)).toMatchObject({ here: { type: 'belongs', id: ours.id, refused: '' } });
    const preview = await receive(ours, first);
    expect([preview.audit.untracked, preview.audit.removed]).toEqual([[], []]);
    expect(blocksText((await clause(ours, 'Price')).positions.B.wording ?? [])).toContain('110 euros');
    await counter(ours, 'Price', 'The price is 115 euros a month.');
    const second = await send(ours);
    expect((await receive(theirs, second)).messages.filter((message) => /crossed|not the one you sent|twice in a row/.test(message))).toEqual([]);
    await receive(ours, await answerOf(theirs, 'Price', 'The price is 112 euros a month.'));
    expect(await refused(theirs, second)).toBe('bundle.received-before');
    expect(await refused(ours, first)).toBe('bundle.received-before');
    expect([ours.app.bugs, theirs.app.bugs]).toEqual([[], []]);
  });

  it('N65: what began in the middle still has to be the next round', async () => {
    const [ours, theirs] = [await side(), await side('Robin Vale')];
    await inTheMiddle(ours, theirs, false);
    await answerOf(theirs, 'Price', 'The price is 110 euros a month.');
    const late = await answerOf(theirs, 'Price', 'The price is 105 euros a month.');
    expect(await refused(ours, late)).toBe('bundle.skipped');
    const other = relinked([{ party: 'A', files: [hashBytes(OTHER)], matter: '' } as unknown as BundleLink]);
    expect(await refused(ours, forged(late, ({ links, matter }) => ({ matter, links: relinked([...other, ...links.slice(1)]) })))).toBe('bundle.foreign');
  });

  it('N60, N63: the terminal writes a bundle, starts from one, and says what a later one holds before it is taken in', async () => {
    const [ours, theirs] = [await side(), await side('Robin Vale')];
    await firstRound(ours);
    const shelf = new Map<string, Uint8Array>();
    const on = (of: Side) => (...words: readonly string[]) => runCliOn({ openData: async () => ({ ...(await openData(of.app.backend, of.app.saved, async () => null)), close: async () => undefined }) }, shelf, ...words);
    expect(await on(ours)('bundle', ours.id, '--out', 'one.parley')).toMatchObject({ code: 0, json: { round: 1 } });
    const begun = await on(theirs)('import', 'one.parley');
    expect(begun).toMatchObject({ code: 0, json: { taken: true, started: true, tracked: 1, untracked: 0 } });
    expect(await on(theirs)('import', 'one.parley')).toMatchObject({ code: 3, text: expect.stringContaining('received before') });
    theirs.id = (await theirs.app.ask('library.list', {})).negotiations[0]?.id ?? theirs.id;
    expect(await on(theirs)('bundle', theirs.id, '--out', 'no.parley')).toMatchObject({ code: 3 });
    await send(theirs);
    await on(theirs)('bundle', theirs.id, '--out', 'two.parley');
    expect(await on(ours)('import', 'two.parley')).toMatchObject({ code: 1, json: { taken: false }, text: expect.stringContaining('--as round') });
    expect(await on(ours)('import', 'two.parley', '--as', 'round')).toMatchObject({ code: 0, json: { taken: true, started: false } });
    expect((await ours.state()).rounds).toHaveLength(2);
  });
});
