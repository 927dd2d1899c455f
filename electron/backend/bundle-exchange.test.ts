import { describe, expect, it } from 'vitest';
import type { Ledger } from '../../tests/support/bundle-bytes.ts';
import { OTHER, SHARED, text, type Side, side, begin, command, clause, counter, sendFiles, send, offer, look, start, receive, refused, firstRound } from '../../tests/support/two-sides.ts';
import { runCliOn } from '../../tests/support/cli-run.ts';
import { blocksText } from '../../shared/contract/content.ts';
import { unpackEntries } from '../../shared/docx/package/container.ts';
import { statusOf } from '../../shared/negotiation/select/status.ts';
import { openData } from '../cli/open-data.ts';
import { hashBytes } from '../persistence/blobs.ts';
import { nodeZlib } from '../worker/node-zlib.ts';

describe('a bundle for the other side: back and forth', () => {
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
