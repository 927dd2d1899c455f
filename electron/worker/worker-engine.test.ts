import { describe, expect, it } from 'vitest';
import { AppFailure } from '../../shared/base/app-error.ts';
import type { WorkerAnswer, WorkerPort, WorkerRequest } from './protocol.ts';
import { createWorkerEngine, type WorkerEngine } from './worker-engine.ts';

type FakeWorker = WorkerPort & { readonly posted: WorkerRequest[]; readonly answer: (answer: WorkerAnswer) => void; readonly end: (error: Error | null) => void; terminated: boolean };

function fakeWorker(): FakeWorker {
  let onAnswer: (answer: WorkerAnswer) => void = () => undefined;
  let onEnd: (error: Error | null) => void = () => undefined;
  const worker: FakeWorker = {
    posted: [],
    terminated: false,
    post: (request) => void worker.posted.push(request),
    onAnswer: (listener) => void (onAnswer = listener),
    onEnd: (listener) => void (onEnd = listener),
    terminate: () => void (worker.terminated = true),
    answer: (answer) => onAnswer(answer),
    end: (error) => onEnd(error),
  };
  return worker;
}

function engineWith(timeoutMs = 10_000): { readonly engine: WorkerEngine; readonly workers: FakeWorker[] } {
  const workers: FakeWorker[] = [];
  const spawn = (): WorkerPort => {
    const worker = fakeWorker();
    workers.push(worker);
    return worker;
  };
  return { engine: createWorkerEngine({ spawn, timeoutMs, maxBytes: 1000 }), workers };
}

const bytes = new Uint8Array(10);
const code = (work: Promise<unknown>): Promise<string> => work.then(() => 'fine', (error: unknown) => (error instanceof AppFailure ? error.appError.code : `bug: ${String(error)}`));

describe('the document worker', () => {
  it('does one thing after another and answers each call with its own answer', async () => {
    const { engine, workers } = engineWith();
    const first = engine.run('resolve', [bytes, 'accept']);
    const second = engine.run('resolve', [bytes, 'reject']);
    const [worker] = workers;
    expect(worker?.posted).toHaveLength(1);
    worker?.answer({ id: 1, ok: true, value: new Uint8Array([1]) });
    expect(await first).toEqual(new Uint8Array([1]));
    worker?.answer({ id: 2, ok: false, error: { code: 'docx.encrypted', message: '', remedy: '' } });
    expect(await code(second)).toBe('docx.encrypted');
    expect(workers).toHaveLength(1);
  });

  it('ends the worker when a call is cancelled, and starts a new one for the next', async () => {
    const { engine, workers } = engineWith();
    const controller = new AbortController();
    const first = engine.run('resolve', [bytes, 'accept'], controller.signal);
    const second = engine.run('resolve', [bytes, 'reject']);
    controller.abort();
    expect(await code(first)).toBe('job.cancelled');
    expect(workers[0]?.terminated).toBe(true);
    workers[0]?.answer({ id: 2, ok: true, value: 'late' });
    workers[1]?.answer({ id: 2, ok: true, value: bytes });
    expect(await second).toBe(bytes);
  });

  it('gives up on a document that takes too long', async () => {
    const { engine, workers } = engineWith(20);
    expect(await code(engine.run('resolve', [bytes, 'accept']))).toBe('docx.too-slow');
    expect(workers[0]?.terminated).toBe(true);
  });

  it('says that a document was too much for the memory, and survives a worker that dies', async () => {
    const { engine, workers } = engineWith();
    const first = engine.run('resolve', [bytes, 'accept']);
    workers[0]?.end(Object.assign(new Error('heap'), { code: 'ERR_WORKER_OUT_OF_MEMORY' }));
    expect(await code(first)).toBe('docx.too-large');
    const second = engine.run('resolve', [bytes, 'accept']);
    workers[1]?.end(null);
    expect(await code(second)).toContain('bug');
  });

  it('refuses more bytes than it may hold before copying them', async () => {
    const { engine, workers } = engineWith();
    expect(await code(engine.run('compare', [new Uint8Array(600), new Uint8Array(600)]))).toBe('docx.too-large');
    expect(workers).toHaveLength(0);
  });
});
