import { mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { fakeBytes, fakeDocument, type FakeDocument } from '../../tests/support/fake-engine.ts';
import { testBackend, type TestBackend } from '../../tests/support/test-backend.ts';
import type { Notice } from '../../shared/api/notices.ts';
import { blocksText } from '../../shared/contract/content.ts';
import { replay } from '../../shared/negotiation/evolve.ts';
import type { ClauseId, NegotiationId } from '../../shared/negotiation/ids.ts';
import type { RecordedEvent } from '../../shared/negotiation/schema/events.ts';
import { statusOf } from '../../shared/negotiation/select/status.ts';
import type { NegotiationState } from '../../shared/negotiation/state.ts';
import { nodeFileLayer, type FileLayer } from '../persistence/file-layer.ts';

const AGREEMENT: FakeDocument = { clauses: [['Scope', 'The partners integrate their services.'], ['Liability', 'Liability is capped at 100.'], ['Law', 'English law governs.'], ['Notices', 'Notices are written.']] };
const changed = (change: Readonly<Record<string, string>>, author?: string): FakeDocument => ({
  clauses: AGREEMENT.clauses.map(([heading, text]) => [heading, change[heading] ?? text] as const),
  ...(author === undefined ? {} : { author }),
});

let folder = '';
let app: TestBackend;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'parley-backend-'));
  app = await testBackend(nodeFileLayer, folder);
});
afterEach(async () => {
  expect(app.bugs).toEqual([]);
  await app.backend.close();
  await rm(folder, { recursive: true, force: true });
});

type Open = { readonly id: NegotiationId; revision: number; events: readonly RecordedEvent[] };

const offer = async (document: FakeDocument, name = 'return.docx'): Promise<string> => (await app.ask('files.offer', { name, bytes: fakeBytes(document) })).fileId;

async function create(): Promise<Open> {
  const fileId = await offer(AGREEMENT, 'C:\\Users\\Kim\\agreement.docx');
  const opened = await app.ask('library.create', { source: { type: 'file', fileId }, name: 'Deal', parties: { A: { name: 'Ada Ltd' }, B: { name: 'Bob plc' } }, side: 'A' });
  return { id: opened.id, revision: opened.revision, events: opened.events };
}

const take = (open: Open, recorded: { readonly revision: number; readonly events: readonly RecordedEvent[] }): void => {
  open.revision = recorded.revision;
  open.events = [...open.events, ...recorded.events];
};
const stateOf = (open: Open): NegotiationState => replay(open.events);
const clauseNamed = (open: Open, heading: string): NegotiationState['clauses'][number] => {
  const clause = stateOf(open).clauses.find((candidate) => candidate.heading === heading);
  if (clause === undefined) throw new Error(`no clause ${heading}`);
  return clause;
};
const status = (open: Open, heading: string): string => statusOf(clauseNamed(open, heading), 'A');

async function receive(open: Open, document: FakeDocument, insist = false): Promise<void> {
  const preview = await app.ask('receive.preview', { id: open.id, fileId: await offer(document) });
  take(open, await app.ask('receive.confirm', { id: open.id, revision: open.revision, previewId: preview.previewId, insist }));
}
const send = async (open: Open): Promise<{ redline: FakeDocument; clean: FakeDocument }> => {
  const sent = await app.ask('send.produce', { id: open.id, revision: open.revision });
  take(open, sent);
  for (const file of [sent.redline, sent.clean]) await app.ask('files.save', { version: { type: 'stored', negotiationId: open.id, sha256: file.sha256 }, name: file.name });
  const bytes = (name: string): FakeDocument => fakeDocument(app.saved.get(name) ?? new Uint8Array());
  return { redline: bytes(sent.redline.name), clean: bytes(sent.clean.name) };
};
const decideOn = async (open: Open, heading: string, type: 'accept' | 'reject'): Promise<void> =>
  take(open, await app.ask('negotiation.command', { id: open.id, revision: open.revision, command: { type, clauseId: clauseNamed(open, heading).id } }));

describe('the main job through the back end', () => {
  it('imports, receives, decides, sends, and finds everything again after closing', async () => {
    const open = await create();
    expect(stateOf(open).document?.fileName).toBe('agreement.docx');
    await receive(open, changed({ Liability: 'Liability is capped at 50.', Law: 'Scots law governs.' }, 'Bob’s lawyer'));
    expect(clauseNamed(open, 'Liability').redlines[0]).toMatchObject({ party: 'B', tracking: 'tracked' });
    expect(status(open, 'Liability')).toBe('open-ours');
    await decideOn(open, 'Liability', 'accept');
    await decideOn(open, 'Law', 'reject');
    const sent = await send(open);
    expect(sent.redline).toEqual({ clauses: changed({ Liability: 'Liability is capped at 50.' }).clauses, author: 'Ada Ltd' });
    expect(sent.clean.author).toBeUndefined();
    await receive(open, changed({ Liability: 'Liability is capped at 5.' }));
    expect(status(open, 'Liability')).toBe('reopened');
    expect(clauseNamed(open, 'Liability').redlines.at(-1)?.tracking).toBe('unmarked');
    expect(status(open, 'Law')).toBe('agreed');

    await app.backend.close();
    app = await testBackend(nodeFileLayer, folder);
    const again = await app.ask('negotiation.open', { id: open.id });
    expect(again.events).toEqual(open.events);
    expect((await app.ask('library.list', {})).negotiations).toMatchObject([{ name: 'Deal', round: 3, turn: 'A', problem: '' }]);
  });

  it('a return without the clause we took out holds that it goes (N8)', async () => {
    const open = await create();
    take(open, await app.ask('negotiation.command', { id: open.id, revision: open.revision, command: { type: 'remove', clauseId: clauseNamed(open, 'Notices').id } }));
    const sent = await send(open);
    expect(status(open, 'Notices')).toBe('open-theirs');
    await receive(open, sent.clean, true);
    expect(status(open, 'Notices')).toBe('removed');
  });

  it('previews a return without recording anything, alarms first', async () => {
    const open = await create();
    await receive(open, changed({ Liability: 'Liability is capped at 50.' }));
    await decideOn(open, 'Liability', 'accept');
    await send(open);
    const preview = await app.ask('receive.preview', { id: open.id, fileId: await offer(changed({ Scope: 'Other.', Liability: 'Liability is capped at 5.' }, 'Kim')) });
    expect(preview.recognised).toBe('return');
    expect(preview.clauses.map((clause) => [clause.clause, clause.alarm])).toEqual([['2 Liability', true], ['1 Scope', false]]);
    expect(preview.unknownAuthors).toEqual(['Kim']);
    expect((await app.ask('negotiation.open', { id: open.id })).revision).toBe(open.revision);
  });

  it('shows before sending what they will see', async () => {
    const open = await create();
    const clauseId = clauseNamed(open, 'Law').id;
    const inserted = await app.ask('negotiation.command', {
      id: open.id, revision: open.revision,
      command: { type: 'insert', after: clauseId, heading: 'Data', blocks: ['Data', 'No training on it.'].map((text) => ({ type: 'paragraph', label: '', level: 0, inlines: [{ type: 'text', text }] })) },
    });
    take(open, inserted);
    const preview = await app.ask('send.preview', { id: open.id });
    expect(preview.clauses.map((clause) => [clause.kind, blocksText(clause.after ?? [])])).toEqual([['inserted', 'Data\nNo training on it.']]);
    const sent = await send(open);
    expect(sent.clean.clauses.map(([heading]) => heading)).toEqual(['Scope', 'Liability', 'Law', 'Data', 'Notices']);
    expect(stateOf(open).readings.at(-1)?.clauses.map((clause) => clause.clauseId)).toContain(inserted.clauseId);
  });

  it('says before sending which clauses nobody has decided', async () => {
    const open = await create();
    await receive(open, changed({ Liability: 'Liability is capped at 50.', Law: 'Scots law governs.' }));
    await decideOn(open, 'Law', 'accept');
    const { messages } = await app.ask('send.preview', { id: open.id });
    expect(messages.join(' ')).toContain('1 clause is not decided; your earlier wording goes out for it: 2 Liability.');
  });

  it('exports a clean copy without passing the turn', async () => {
    const open = await create();
    const { file } = await app.ask('export.clean', { id: open.id });
    expect(file.name).toBe('Deal - clean.docx');
    expect((await app.ask('negotiation.open', { id: open.id })).revision).toBe(open.revision);
  });

  it('K20 checks the copy it would send without recording anything', async () => {
    const open = await create();
    expect(await app.ask('check.ours', { id: open.id })).toEqual({ findings: [], blocking: 0 });
    expect((await app.ask('negotiation.open', { id: open.id })).revision).toBe(open.revision);
  });
});

describe('files that are not what they should be', () => {
  it('N22: the same file twice, our own file, and another agreement are recognised and change nothing unless insisted on', async () => {
    const open = await create();
    await receive(open, changed({ Law: 'Scots law governs.' }));
    const twice = await app.ask('receive.preview', { id: open.id, fileId: await offer(changed({ Law: 'Scots law governs.' })) });
    expect(twice.recognised).toBe('received-before');
    expect(await app.refused('receive.confirm', { id: open.id, revision: open.revision, previewId: twice.previewId, insist: true })).toBe('rejected.received-before');
    const own = await app.ask('receive.preview', { id: open.id, fileId: await offer(AGREEMENT) });
    expect(own.recognised).toBe('sent-unchanged');
    expect(await app.refused('receive.confirm', { id: open.id, revision: open.revision, previewId: own.previewId, insist: false })).toBe('receive.sent-unchanged');
    const other = await app.ask('receive.preview', { id: open.id, fileId: await offer({ clauses: [['Lease', 'The tenant pays.']] }) });
    expect(other.recognised).toBe('another-agreement');
    expect(await app.refused('receive.confirm', { id: open.id, revision: open.revision, previewId: other.previewId, insist: false })).toBe('receive.another-agreement');
    expect((await app.ask('negotiation.open', { id: open.id })).revision).toBe(open.revision);
  });

  it('a file that is no document gets a plain message and changes nothing', async () => {
    const open = await create();
    const { fileId } = await app.ask('files.offer', { name: 'x.docx', bytes: new Uint8Array([37, 80, 68, 70]) });
    expect(await app.refused('receive.preview', { id: open.id, fileId })).toBe('docx.not-docx');
    expect(await app.refused('library.create', { source: { type: 'file', fileId }, name: 'X', parties: { A: { name: 'A' }, B: { name: 'B' } }, side: 'A' })).toBe('docx.not-docx');
    expect((await app.ask('library.list', {})).negotiations).toHaveLength(1);
  });
});

describe('the library', () => {
  it('renames, archives, duplicates, deletes and brings back', async () => {
    const open = await create();
    await app.ask('library.rename', { id: open.id, name: 'Big deal' });
    await app.ask('library.archive', { id: open.id, archived: true });
    const { id } = await app.ask('library.duplicate', { id: open.id, name: 'Copy' });
    expect((await app.ask('library.list', {})).negotiations.map(({ name, archived }) => [name, archived]).toSorted()).toEqual([['Big deal', true], ['Copy', true]]);
    await app.ask('library.delete', { id });
    expect((await app.ask('library.list', {})).negotiations).toHaveLength(1);
    await app.ask('library.restore', { id });
    expect((await app.ask('library.list', {})).negotiations).toHaveLength(2);
  });

  it('S11: the index is only a convenience: deleted, damaged or stale, the list is right', async () => {
    const open = await create();
    await app.ask('library.list', {});
    for (const content of ['', '{"rows": {}}', 'not json']) {
      await app.backend.close();
      await writeFile(join(folder, 'library.json'), content);
      app = await testBackend(nodeFileLayer, folder);
      expect((await app.ask('library.list', {})).negotiations.map((entry) => entry.id)).toEqual([open.id]);
    }
    expect((await readdir(folder)).some((name) => name.includes('corrupt'))).toBe(true);
  });

  it('a list made while a fact is on its way to the disk is right again once the fact is there', async () => {
    await app.backend.close();
    let written: () => void = () => undefined;
    let free: () => void = () => undefined;
    let slow = false;
    const openAppend: FileLayer['openAppend'] = async (path) => {
      const file = await nodeFileLayer.openAppend(path);
      return {
        ...file,
        sync: async () => {
          if (slow) await new Promise<void>((resolve) => ((free = resolve), written()));
          await file.sync();
        },
      };
    };
    app = await testBackend({ ...nodeFileLayer, openAppend }, folder);
    const open = await create();
    const onDisk = new Promise<void>((resolve) => (written = resolve));
    slow = true;
    const renaming = app.ask('library.rename', { id: open.id, name: 'Renamed' });
    await onDisk;
    slow = false;
    expect((await app.ask('library.list', {})).negotiations.map((row) => row.name)).toEqual(['Deal']);
    free();
    await renaming;
    expect((await app.ask('library.list', {})).negotiations.map((row) => row.name)).toEqual(['Renamed']);
    expect((await app.ask('library.search', { query: 'Renamed' })).groups.map((group) => group.name)).toEqual(['Renamed']);
  });

  it('S5: a damaged negotiation is listed with its problem and opens read-only as far as it holds', async () => {
    const open = await create();
    take(open, await app.ask('negotiation.command', { id: open.id, revision: open.revision, command: { type: 'confirm-untouched' } }));
    await app.backend.close();
    const path = join(folder, 'negotiations', open.id, 'log.jsonl');
    const log = new TextDecoder().decode(await nodeFileLayer.read(path));
    await writeFile(path, log.replace('clauses-confirmed', 'clauses-confirmes'));
    app = await testBackend(nodeFileLayer, folder);
    const again = await app.ask('negotiation.open', { id: open.id });
    expect(again.events).toHaveLength(2);
    expect(again.readOnly).toContain('damaged');
    expect(await app.refused('negotiation.command', { id: open.id, revision: 2, command: { type: 'confirm-untouched' } })).toBe('storage.read-only');
    expect((await app.ask('library.list', {})).negotiations[0]?.problem).toContain('damaged');
  });

  it('S10: what a second program is set to holds for itself and changes nothing on the disk', async () => {
    await app.ask('settings.set', { theme: 'light' });
    const second = await testBackend(nodeFileLayer, folder);
    expect((await second.ask('settings.set', { theme: 'dark' })).theme).toBe('dark');
    expect((await second.ask('settings.get', {})).theme).toBe('dark');
    await second.backend.close();
    await app.backend.close();
    app = await testBackend(nodeFileLayer, folder);
    expect((await app.ask('settings.get', {})).theme).toBe('light');
  });

  it('S10: a second program on the same folder may look but not write', async () => {
    const open = await create();
    const second = await testBackend(nodeFileLayer, folder);
    expect((await second.ask('app.info', {})).readOnly).toContain('already open');
    expect((await second.ask('negotiation.open', { id: open.id })).readOnly).not.toBe('');
    expect(await second.refused('negotiation.command', { id: open.id, revision: open.revision, command: { type: 'confirm-untouched' } })).toBe('storage.read-only');
    await second.backend.close();
  });
});

describe('the door', () => {
  it('refuses what it does not know, what does not parse, and what is stale, and never throws', async () => {
    const open = await create();
    expect(await app.backend.request('toString', {})).toMatchObject({ ok: false, error: { code: 'api.unknown' } });
    expect(await app.backend.request('library.create', { name: 7 })).toMatchObject({ ok: false, error: { code: 'api.input' } });
    expect(await app.backend.request('negotiation.open', { id: '../../etc' })).toMatchObject({ ok: false, error: { code: 'api.input' } });
    expect(await app.refused('negotiation.command', { id: open.id, revision: 1, command: { type: 'undo' } })).toBe('stale');
    expect(await app.refused('negotiation.command', { id: open.id, revision: open.revision, command: { type: 'accept', clauseId: 'nobody' as ClauseId } })).toBe('rejected.no-such-clause');
  });

  it('tells every listener of new facts and of progress', async () => {
    const heard: Notice[] = [];
    const stop = app.client.subscribe((notice) => heard.push(notice));
    const open = await create();
    await app.ask('send.produce', { id: open.id, revision: open.revision, jobId: 'job-1' });
    stop();
    await app.ask('library.rename', { id: open.id, name: 'Unheard' });
    expect(heard.filter((notice) => notice.type === 'progress').map((notice) => notice.label)).toContain('Writing the redline');
    expect(heard.filter((notice) => notice.type === 'negotiation-changed')).toHaveLength(1);
  });

  it('settings survive, and a page cannot put nonsense into them', async () => {
    await app.ask('settings.set', { theme: 'dark' });
    expect(await app.refused('settings.set', { textSize: 4000 })).toBe('api.input');
    expect(await app.ask('settings.get', {})).toMatchObject({ theme: 'dark', textSize: 100 });
  });
});
