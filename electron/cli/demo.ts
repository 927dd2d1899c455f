import { randomUUID } from 'node:crypto';
import { mkdir, mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { counterpartReturn, openingDraft } from '../../resources/demo/apply-script.ts';
import { PARTY_A, PARTY_B, type Round } from '../../resources/demo/script.ts';
import { createClient } from '../../shared/api/client.ts';
import type { ApiInput, ApiName, ApiOutput } from '../../shared/api/table.ts';
import { AppFailure } from '../../shared/base/app-error.ts';
import { replay } from '../../shared/negotiation/evolve.ts';
import type { RecordedEvent } from '../../shared/negotiation/schema/events.ts';
import type { NegotiationState } from '../../shared/negotiation/state.ts';
import { openBackend } from '../backend/backend.ts';
import type { DocumentEngine } from '../backend/document-engine.ts';
import { thisProcess } from '../launch/compose.ts';
import { writeDurably } from '../persistence/durable-file.ts';
import { exportFileLayer, nodeFileLayer } from '../persistence/file-layer.ts';
import { answersTo } from '../backend/story/answers.ts';
import { EXIT, type Outcome } from './outcome.ts';
import { answeredText, returnedText, sentText, standingText } from './transcript.ts';

export type DemoOptions = { readonly folder: string; readonly engine: DocumentEngine; readonly resources: string; readonly rounds: readonly Round[] };

const TEMPLATE = 'ai-integration-partnership-agreement';
/** The day before the script's first return, so that the same input gives the same files on any day. */
const START = Date.UTC(2026, 2, 10, 9, 0, 0);

/**
 * A whole negotiation of the bundled agreement through the services the window uses. The counterpart's returns are edited
 * at byte level by code that shares nothing with our writer.
 */
export async function runDemo(options: DemoOptions): Promise<Outcome> {
  const data = await mkdtemp(join(tmpdir(), 'parley-demo-'));
  const bugs: unknown[] = [];
  let seconds = 0;
  const backend = await openBackend({
    files: nodeFileLayer,
    folder: data,
    engine: options.engine,
    host: { kind: 'local', save: async (name, bytes) => (await writeDurably(exportFileLayer, join(options.folder, name), bytes), { type: 'saved', name }), saved: null, reveal: null, print: async () => ({ type: 'cancelled' }), keyStore: null, quit: () => undefined },
    clock: () => new Date(START + (seconds += 1) * 1000),
    newId: () => randomUUID(),
    every: () => () => undefined,
    process: thisProcess,
    readResource: (path) => readFile(join(options.resources, path)),
    userName: PARTY_A,
    privateNames: [],
    version: 'demo',
    logBug: (_id, _name, error) => void bugs.push(error),
  });
  const client = createClient(backend);
  const ask: Ask = async (name, input) => {
    const answer = await client.request(name, input);
    if (answer.ok) return answer.value;
    if (bugs[0] instanceof Error) throw bugs[0];
    throw new AppFailure(answer.error);
  };
  try {
    await mkdir(options.folder, { recursive: true });
    return await negotiate(options, ask);
  } finally {
    await backend.close();
    await rm(data, { recursive: true, force: true });
  }
}

type Ask = <N extends ApiName>(name: N, input: ApiInput<N>) => Promise<ApiOutput<N>>;

async function negotiate(options: DemoOptions, ask: Ask): Promise<Outcome> {
  const opening = openingDraft(await readFile(join(options.resources, 'templates', `${TEMPLATE}.docx`)));
  const { fileId } = await ask('files.offer', { name: 'AI Integration Partnership Agreement.docx', bytes: opening });
  const opened = await ask('library.create', { source: { type: 'file', fileId }, name: 'AI Integration Partnership Agreement', parties: { A: { name: PARTY_A }, B: { name: PARTY_B } }, side: 'A' });
  const { id } = opened;
  let events: readonly RecordedEvent[] = opened.events;
  let state: NegotiationState = replay(events);
  const take = (recorded: { readonly events: readonly RecordedEvent[] }): void => {
    events = [...events, ...recorded.events];
    state = replay(events);
  };
  const files: string[] = [];
  const send = async (prefix: string): Promise<{ readonly bytes: Uint8Array; readonly text: string }> => {
    const sent = await ask('send.produce', { id, revision: state.revision });
    take(sent);
    const names = [`${prefix}-redline.docx`, `${prefix}-clean.docx`] as const;
    await ask('files.save', { version: { type: 'stored', negotiationId: id, sha256: sent.redline.sha256 }, name: names[0] });
    await ask('files.save', { version: { type: 'stored', negotiationId: id, sha256: sent.clean.sha256 }, name: names[1] });
    files.push(...names);
    return { bytes: await readFile(join(options.folder, names[0])), text: sentText(sent.redline, sent.clean, names) };
  };

  const text = [`# ${state.name}`, '', `${PARTY_A} (Party A, we) and ${PARTY_B} (Party B). ${String(state.clauses.length)} clauses.`, ''];
  let sent = await send('opening');
  text.push(sent.text);
  for (const round of options.rounds) {
    const returned = counterpartReturn(sent.bytes, round);
    const name = `round-${String(round.number)}-returned.docx`;
    await writeDurably(exportFileLayer, join(options.folder, name), returned);
    files.push(name);
    const offered = await ask('files.offer', { name, bytes: returned });
    const preview = await ask('receive.preview', { id, fileId: offered.fileId });
    take(await ask('receive.confirm', { id, revision: state.revision, previewId: preview.previewId, insist: false }));
    text.push(returnedText(round.number, preview, state, PARTY_B));
    const before = state;
    const answers = answersTo(state, round.exchanges);
    for (const { command } of answers) take(await ask('negotiation.command', { id, revision: state.revision, command }));
    text.push(answeredText(answers, before, state, PARTY_A));
    sent = await send(`round-${String(round.number)}`);
    text.push(sent.text, standingText(state));
  }
  const transcript = `${text.join('\n')}\n`;
  await writeDurably(exportFileLayer, join(options.folder, 'transcript.md'), new TextEncoder().encode(transcript));
  files.push('transcript.md');
  return { code: EXIT.fine, text: `${transcript}\nWrote ${files.join(', ')}.`, json: { files, transcript, rounds: state.rounds.length } };
}
