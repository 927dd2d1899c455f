import { fail } from '../../shared/base/app-error.ts';
import { err, ok, type Result } from '../../shared/base/result.ts';
import type { NegotiationEvent, RecordedEvent } from '../../shared/negotiation/schema/events.ts';
import { keepAside, readFileState } from './durable-file.ts';
import type { FileLayer, OpenFile } from './file-layer.ts';
import { openLine, sealEvent, type LineOutcome } from './log-line.ts';
import { noSeal, type Seal } from './seal.ts';
import { storageFailure } from './storage-error.ts';

/** What is in a log, and what was found wrong with it. */
export type LogContent = {
  readonly events: readonly RecordedEvent[];
  /** Bytes of the intact part. */
  readonly length: number;
  /** The last of them: what the file must still end with when it is written to. */
  readonly tail: Uint8Array;
  /** Unfinished bytes after the last complete line: a save that was cut off and never acknowledged. */
  readonly torn: Uint8Array | null;
  /** Why the rest cannot be trusted, or empty. */
  readonly damage: string;
  /** Nothing is damaged: the rest is from a later version of Parley. */
  readonly newer: boolean;
};

export type EventLog = {
  readonly events: () => readonly RecordedEvent[];
  /** How long the file is with exactly these facts in it. */
  readonly extent: () => number;
  /** Appends after revision `expected` and answers only when the facts are on the disk (rule S2). */
  readonly append: (expected: number, by: string, events: readonly NegotiationEvent[]) => Promise<Result<readonly RecordedEvent[], 'stale'>>;
  /** Appends facts that were recorded elsewhere, in the very bytes of their lines, under the same promise (rule S22). */
  readonly extend: (expected: number, lines: readonly Uint8Array[]) => Promise<Result<readonly RecordedEvent[], 'stale'>>;
  /** The bytes of the whole record, between two saves. */
  readonly snapshot: () => Promise<Uint8Array>;
  readonly close: () => Promise<void>;
};

/** How the lines of a log stand in its file, and what they belong to. */
export type LogForm = { readonly seal: Seal; readonly place: string };

/** A log as it leaves a data folder: no key, no place. */
export const PLAIN: LogForm = { seal: noSeal, place: '' };

/** Lines, each without its newline, as they stand in a file. */
export const lineBytes = (lines: readonly Uint8Array[], { seal, place }: LogForm): Uint8Array =>
  Buffer.concat(lines.flatMap((line) => [seal.closeLine(line, place), END_OF_LINE]));

/** The complete lines of a sound log, opened: the bytes every hash covers. */
export function openedLines(bytes: Uint8Array, { seal, place }: LogForm): readonly Uint8Array[] {
  const lines: Uint8Array[] = [];
  for (let at = 0, end = bytes.indexOf(NEWLINE); end !== -1; at = end + 1, end = bytes.indexOf(NEWLINE, at)) {
    const line = seal.openLine(bytes.subarray(at, end), place);
    if (line !== null) lines.push(line);
  }
  return lines;
}

/** Reads and checks a whole log. A missing file is an empty log only for whoever is about to create it. */
export async function readLog(files: FileLayer, path: string, form: LogForm): Promise<LogContent | 'missing'> {
  const state = await readFileState(files, path);
  if (state.kind === 'missing') return 'missing';
  if (state.kind === 'unreadable') throw storageFailure('The negotiation could not be read', state.error);
  return parseLog(state.bytes, form);
}

const NEWLINE = 10;
const END_OF_LINE = new Uint8Array([NEWLINE]);
const UNOPENED: LineOutcome = { ok: false, why: 'it does not open with the key of this data folder' };

/** Enough of the end to hold the whole hash of the last fact, plain or sealed. */
const TAIL_BYTES = 96;
const tailOf = (bytes: Uint8Array): Uint8Array => bytes.slice(-TAIL_BYTES);

/** Splits, checks and folds the lines of a log; stops at the first one that does not hold. */
export function parseLog(bytes: Uint8Array, form: LogForm): LogContent {
  const events: RecordedEvent[] = [];
  let length = 0;
  let prev = '';
  while (length < bytes.length) {
    const end = bytes.indexOf(NEWLINE, length);
    // Only the very end may be unfinished: appending is the only way this file is ever written.
    if (end === -1) return { events, length, tail: tailOf(bytes.subarray(0, length)), torn: bytes.subarray(length), damage: '', newer: false };
    const line = form.seal.openLine(bytes.subarray(length, end), form.place);
    const outcome = line === null ? UNOPENED : openLine(line, { seq: events.length + 1, prev });
    if (!outcome.ok) {
      const newer = outcome.newer === true;
      const damage = newer ? 'A newer version of Parley has worked on this negotiation.' : `Entry ${String(events.length + 1)} of the record is damaged: ${outcome.why}.`;
      return { events, length, tail: tailOf(bytes.subarray(0, length)), torn: null, damage, newer };
    }
    events.push(outcome.recorded);
    prev = outcome.recorded.hash;
    length = end + 1;
  }
  return { events, length, tail: tailOf(bytes), torn: null, damage: '', newer: false };
}

/** Reads the bytes of a log, checking every one of them. */
export type LogReader = typeof parseLog;

/**
 * `parseLog` that knows the bytes it read last: the same bytes of the same record hold the same facts, so what was just read to be searched is not
 * checked and parsed a second time to be opened. It compares every byte, and keeps those of one record.
 */
export function createLogReader(): LogReader {
  let last: { readonly bytes: Uint8Array; readonly place: string; readonly content: LogContent } | null = null;
  return (bytes, form) => {
    if (last?.place === form.place && Buffer.compare(last.bytes, bytes) === 0) return last.content;
    const content = parseLog(bytes, form);
    last = { bytes, place: form.place, content };
    return content;
  };
}

/** Opens a checked log for writing. A torn end is kept aside first, then cut off (rule S4). */
export async function openLog(files: FileLayer, path: string, form: LogForm, content: LogContent, now: () => string): Promise<EventLog> {
  if (content.damage !== '') fail('storage.damaged', content.damage, 'The negotiation opens for reading only; restore it from a backup to go on.');
  const file = await files.openAppend(path).catch((error: unknown): never => {
    throw storageFailure('The negotiation could not be opened', error);
  });
  try {
    if (content.torn !== null) {
      await keepAside(files, path, 'torn', now(), content.torn);
      await file.truncate(content.length);
      await file.sync();
    }
  } catch (error) {
    await file.close();
    throw storageFailure('The negotiation could not be opened', error);
  }
  return writer(files, path, form, file, content, now);
}

function writer(files: FileLayer, path: string, form: LogForm, file: OpenFile, content: LogContent, now: () => string): EventLog {
  let events = content.events;
  let { length, tail } = content;
  // Once the disk broke its word about this file, nothing more is written until it was read afresh.
  let broken = false;
  let queue: Promise<unknown> = Promise.resolve();

  /** Writes the lines that `make` gives for the newest hash. */
  const save = async (expected: number, make: (prev: string) => readonly Line[]): Promise<Result<readonly RecordedEvent[], 'stale'>> => {
    if (broken) fail('storage.reopen', 'The last save failed, so this negotiation is closed for writing.', 'Open it again; everything shown as saved before is safe.');
    if (expected !== events.length) return err('stale');
    await checkHead();
    const made = make(events.at(-1)?.hash ?? '');
    const bytes = lineBytes(made.map((next) => next.line), form);
    try {
      await file.append(bytes);
      await file.sync();
    } catch (error) {
      await takeBack();
      throw storageFailure('Your change was not saved', error);
    }
    length += bytes.byteLength;
    tail = tailOf(bytes);
    const recorded = made.map((next) => next.recorded);
    events = [...events, ...recorded];
    return ok(recorded);
  };

  // One save at a time: the second waits for the first and then sees its revision.
  const queued = <T>(work: () => Promise<T>): Promise<T> => {
    const turn = queue.then(work);
    queue = turn.catch(() => undefined);
    return turn;
  };

  /** The file must still end where we left it: otherwise someone else wrote, or it was replaced (rule S6). */
  const checkHead = async (): Promise<void> => {
    if (!(await isHead())) {
      broken = true;
      fail('storage.changed-elsewhere', 'This negotiation was changed by another program or another computer.', 'Open it again to see the newest state. Nothing of this step was saved.');
    }
  };

  const isHead = async (): Promise<boolean> => {
    // Asked all at once: a save waits for the slowest of them, not for their sum.
    const [onDisk, held, ends] = await Promise.all([
      files.size(path).catch(() => -1),
      file.size().catch(() => -2),
      tail.length === 0 || files.endsWith(path, tail).catch(() => false),
    ]);
    return onDisk === length && held === length && ends;
  };

  /** A failed save must leave the file as it was; when even that fails, only reading it afresh can tell. */
  const takeBack = async (): Promise<void> => {
    try {
      await file.truncate(length);
      await file.sync();
    } catch {
      broken = true;
    }
  };

  return {
    events: () => events,
    extent: () => length,
    append: (expected, by, facts) => queued(() => save(expected, (prev) => sealed(facts, { seq: expected, at: now(), by, prev }))),
    extend: (expected, lines) => queued(() => save(expected, (prev) => following(lines, expected, prev))),
    snapshot: () => queued(async () => (await files.read(path)).subarray(0, length)),
    close: async () => {
      await queue;
      await file.close();
    },
  };
}

type Line = { readonly line: Uint8Array; readonly recorded: RecordedEvent };

/** New facts behind the one `stamp` names. */
function sealed(facts: readonly NegotiationEvent[], stamp: { readonly seq: number; readonly at: string; readonly by: string; readonly prev: string }): readonly Line[] {
  let { prev } = stamp;
  return facts.map((event, index) => {
    const { line, recorded } = sealEvent({ ...stamp, seq: stamp.seq + index + 1, prev }, event);
    prev = recorded.hash;
    return { line: new TextEncoder().encode(line), recorded };
  });
}

/** Lines written elsewhere; each must follow the one before it, the first the newest of ours. */
function following(lines: readonly Uint8Array[], expected: number, first: string): readonly Line[] {
  let prev = first;
  return lines.map((line, index) => {
    const outcome = openLine(line, { seq: expected + index + 1, prev });
    if (!outcome.ok) return fail('storage.not-following', `Entry ${String(expected + index + 1)} does not follow the record here: ${outcome.why}.`, 'Nothing was changed.');
    prev = outcome.recorded.hash;
    return { line, recorded: outcome.recorded };
  });
}
