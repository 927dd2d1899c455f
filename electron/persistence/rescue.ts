import type { Generations } from './generations.ts';
import { openLine } from './log-line.ts';
import { parseLog, type LogContent, type LogForm } from './log.ts';

/** The most of a damaged record that what is on the disk can give back, as the bytes of a sound log. */
export type Rescue = {
  readonly bytes: Uint8Array;
  readonly content: LogContent;
  /** When the copy was made it is taken from; empty when the record itself gives as much. */
  readonly from: string;
};

const NEWLINE = 10;

/**
 * Looks for the newest sound copy that agrees with the sound beginning of the record, and goes on from there with every
 * later line of the damaged file that still follows: a flipped bit in the middle costs nothing (rule S18).
 */
export async function findRescue(damaged: Uint8Array, form: LogForm, generations: Generations): Promise<Rescue> {
  const own = parseLog(damaged, form);
  let best: Rescue = { bytes: damaged.subarray(0, own.length), content: own, from: '' };
  for (const generation of await generations.list()) {
    const bytes = await generations.read(generation);
    const content = bytes === null ? null : parseLog(bytes, form);
    if (bytes === null || content === null || content.damage !== '' || !agree(own, content)) continue;
    if (content.events.length > best.content.events.length) best = { bytes: bytes.subarray(0, content.length), content, from: generation.at };
    // Older ones hold less.
    break;
  }
  const bytes = Buffer.concat([best.bytes, ...following(damaged, form, best.content)]);
  return { bytes, content: parseLog(bytes, form), from: best.from };
}

/** Whether one of two records continues the other. */
function agree(one: LogContent, two: LogContent): boolean {
  const shared = Math.min(one.events.length, two.events.length);
  return shared === 0 || one.events[shared - 1]?.hash === two.events[shared - 1]?.hash;
}

/** The lines of a damaged log that follow what was rescued, with their newlines. */
function following(damaged: Uint8Array, form: LogForm, rescued: LogContent): readonly Uint8Array[] {
  const lines: Uint8Array[] = [];
  let seq = rescued.events.length;
  let prev = rescued.events.at(-1)?.hash ?? '';
  for (let at = 0, end = damaged.indexOf(NEWLINE); end !== -1; at = end + 1, end = damaged.indexOf(NEWLINE, at)) {
    const line = form.seal.openLine(damaged.subarray(at, end), form.place);
    const outcome = line === null ? null : openLine(line, { seq: seq + 1, prev });
    if (outcome === null || !outcome.ok) continue;
    lines.push(damaged.subarray(at, end + 1));
    seq += 1;
    prev = outcome.recorded.hash;
  }
  return lines;
}
