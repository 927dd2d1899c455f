import { describe, expect, it } from 'vitest';
import { OTHER, text, utf8, side, counter, send, offer, start, receive, refused, firstRound } from '../../tests/support/two-sides.ts';
import { forged, relinked } from '../../tests/support/bundle-bytes.ts';
import { packEntries, unpackEntries } from '../../shared/docx/package/container.ts';
import { hashBytes } from '../persistence/blobs.ts';
import { nodeZlib } from '../worker/node-zlib.ts';

describe('a bundle for the other side: forged and damaged', () => {
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
});
