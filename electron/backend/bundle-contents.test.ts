import { describe, expect, it } from 'vitest';
import type { Ledger } from '../../tests/support/bundle-bytes.ts';
import { AGREEMENT, INTERNAL, SHARED, text, para, side, begin, command, clause, counter, send, start, receive, firstRound } from '../../tests/support/two-sides.ts';
import { createFaultyFiles } from '../../tests/support/faulty-files.ts';
import { directEngine } from '../../tests/support/direct-engine.ts';
import { testBackend } from '../../tests/support/test-backend.ts';
import { blocksText } from '../../shared/contract/content.ts';
import { unpackEntries } from '../../shared/docx/package/container.ts';
import { readContract } from '../../shared/docx/read/read-contract.ts';
import { readText } from '../../shared/docx/read/read-text.ts';
import { matterHash } from '../../shared/negotiation/bundle/ledger.ts';
import { hashBytes } from '../persistence/blobs.ts';
import { nodeZlib } from '../worker/node-zlib.ts';

describe('a bundle for the other side: what is in it', () => {
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
});
