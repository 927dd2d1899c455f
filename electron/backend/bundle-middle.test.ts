import { describe, expect, it } from 'vitest';
import { OTHER, para, type Side, side, begin, command, clause, counter, bytesOf, send, offer, look, start, receive, refused } from '../../tests/support/two-sides.ts';
import { forged, relinked } from '../../tests/support/bundle-bytes.ts';
import { editBody, replaceTracked } from '../../resources/demo/edit-return.ts';
import { blocksText } from '../../shared/contract/content.ts';
import type { BundleLink } from '../../shared/negotiation/schema/bundle.ts';
import { hashBytes } from '../persistence/blobs.ts';

describe('a bundle for the other side: records that began in the middle', () => {
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
});
