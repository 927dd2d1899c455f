import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { fakeBytes, type FakeDocument } from '../../tests/support/fake-engine.ts';
import { fileHash } from '../../tests/support/negotiation-fixtures.ts';
import { testBackend, type TestBackend } from '../../tests/support/test-backend.ts';
import type { NegotiationId } from '../../shared/negotiation/ids.ts';
import { nodeFileLayer, type FileLayer } from '../persistence/file-layer.ts';

const AGREEMENT: FakeDocument = { clauses: [['Scope', 'The partners integrate their services.'], ['Liability', 'Liability is capped at 100.']] };
const RETURNED: FakeDocument = { clauses: [['Scope', 'The partners integrate their services.'], ['Liability', 'Liability is capped at 50.']] };
const PARTIES = { A: { name: 'Ada Ltd' }, B: { name: 'Bob plc' } };
const INDEX = 'library.json';

let folder = '';
let app: TestBackend;
/** The records that were read, by the folder of their negotiation. */
let logsRead: string[] = [];
const watched: FileLayer = {
  ...nodeFileLayer,
  read: (path) => {
    if (path.endsWith('log.jsonl')) logsRead.push(path);
    return nodeFileLayer.read(path);
  },
};

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'parley-recent-'));
  app = await testBackend(watched, folder);
});
afterEach(async () => {
  await app.backend.close();
  await rm(folder, { recursive: true, force: true });
});

const restart = async (): Promise<void> => {
  await app.backend.close();
  logsRead = [];
  app = await testBackend(watched, folder);
};
const offer = async (document: FakeDocument, name: string): Promise<string> => (await app.ask('files.offer', { name, bytes: fakeBytes(document) })).fileId;

/** A negotiation of one round out and one back. */
async function negotiate(name: string): Promise<NegotiationId> {
  const { id, revision } = await app.ask('library.create', { source: { type: 'file', fileId: await offer(AGREEMENT, `${name}.docx`) }, name, parties: PARTIES, side: 'A' });
  const sent = await app.ask('send.produce', { id, revision });
  const { previewId } = await app.ask('receive.preview', { id, fileId: await offer(RETURNED, `${name} back.docx`) });
  await app.ask('receive.confirm', { id, revision: sent.revision, previewId, insist: true });
  return id;
}
const names = async (): Promise<readonly string[]> => (await app.ask('library.list', {})).files.map((file) => file.name);

describe('recent files', () => {
  it('N68: are the newest of every negotiation, newest first, in the bytes that went out and came in', async () => {
    const first = await negotiate('One');
    await negotiate('Two');
    const { files } = await app.ask('library.list', {});
    const of = (name: string): readonly string[] => [`received-${name} back.docx`, 'redline', 'clean', `start-${name}.docx`];
    expect(files.map(({ what, name }) => (what === 'theirs' ? `received-${name}` : what === 'start' ? `start-${name}` : what))).toEqual([...of('Two'), ...of('One')]);
    expect(files.map(({ round, party }) => [round, party])).toEqual([[2, 'B'], [1, 'A'], [1, 'A'], [0, null], [2, 'B'], [1, 'A'], [1, 'A'], [0, null]]);
    const back = files.find(({ name }) => name === 'One back.docx');
    if (back === undefined) throw new Error('the return is not listed');
    await app.ask('files.save', { version: { type: 'stored', negotiationId: first, sha256: back.sha256 }, name: back.name });
    expect(new Uint8Array(app.saved.get(back.name) ?? [])).toEqual(new Uint8Array(fakeBytes(RETURNED)));
  });

  it('N68: are saved again however long the name is that they came in with', async () => {
    const id = await negotiate('Long');
    const long = `${'a'.repeat(250)}.docx`;
    const [file] = (await app.ask('library.list', {})).files;
    expect(await app.refused('files.save', { version: { type: 'stored', negotiationId: id, sha256: file?.sha256 ?? fileHash('none') }, name: long })).toBe('fine');
  });

  it('N68: those of deleted negotiations are not among them, those of archived ones are marked', async () => {
    const first = await negotiate('One');
    const second = await negotiate('Two');
    await app.ask('library.archive', { id: first, archived: true });
    await app.ask('library.delete', { id: second });
    expect((await app.ask('library.list', {})).files.map((file) => [file.negotiationId, file.archived])).toEqual(Array.from({ length: 4 }, () => [first, true]));
    await app.ask('library.restore', { id: second });
    expect((await app.ask('library.list', {})).files).toHaveLength(8);
  });

  it('N68: those of damaged and of newer negotiations are left out, and the others are there', async () => {
    const damaged = await negotiate('One');
    const newer = await negotiate('Two');
    await negotiate('Three');
    await app.backend.close();
    const logOf = (id: NegotiationId): string => join(folder, 'negotiations', id, 'log.jsonl');
    const lines = (await readFile(logOf(damaged), 'utf8')).split('\n');
    await writeFile(logOf(damaged), [lines[0], 'not a fact', ...lines.slice(2)].join('\n'));
    await writeFile(logOf(newer), (await readFile(logOf(newer), 'utf8')).replaceAll('"v":1', '"v":99'));
    app = await testBackend(watched, folder);
    const listed = await app.ask('library.list', {});
    expect(listed.negotiations.filter((entry) => entry.problem === '').map((entry) => entry.name)).toEqual(['Three']);
    expect(await names()).toEqual(['Three back.docx', expect.stringMatching(/redline\.docx$/), expect.stringMatching(/clean\.docx$/), 'Three.docx']);
  });

  it('N68: opens no record to list them again, and makes a row of an earlier Parley again without a word', async () => {
    await negotiate('One');
    await negotiate('Two');
    const before = await names();
    await restart();
    expect(await names()).toEqual(before);
    expect(logsRead).toEqual([]);
    await app.backend.close();
    const index: unknown = JSON.parse(await readFile(join(folder, INDEX), 'utf8'), (key, value: unknown) => (key === 'files' ? undefined : value));
    await writeFile(join(folder, INDEX), JSON.stringify(index));
    app = await testBackend(watched, folder);
    const listed = await app.ask('library.list', {});
    expect(listed.files.map(({ name }) => name)).toEqual(before);
    expect(listed.messages).toEqual([]);
    expect((await readdir(folder)).some((name) => name.includes('corrupt'))).toBe(false);
  });

  it('N68, S14: under a passphrase are listed only once it is given, and no name of them stands on the disk', async () => {
    await negotiate('Quixotic');
    const before = await names();
    expect(await readFile(join(folder, INDEX), 'utf8')).toContain('Quixotic back.docx');
    await app.ask('passphrase.set', { passphrase: 'plum orchard violin', remember: false });
    await app.ask('library.list', {});
    await restart();
    expect(await app.refused('library.list', {})).toBe('app.locked');
    expect(await readFile(join(folder, INDEX), 'latin1')).not.toContain('Quixotic');
    await app.ask('app.unlock', { passphrase: 'plum orchard violin', remember: false });
    expect(await names()).toEqual(before);
  });
});
