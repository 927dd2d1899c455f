import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { ROUNDS, type Round } from '../../resources/demo/script.ts';
import { directEngine } from '../../tests/support/direct-engine.ts';
import { runDemo } from './demo.ts';

const resources = fileURLToPath(new URL('../../resources/', import.meta.url));

async function demo(rounds: readonly Round[]): Promise<{ readonly files: readonly string[]; readonly transcript: string }> {
  const folder = await mkdtemp(join(tmpdir(), 'parley-demo-test-'));
  try {
    const outcome = await runDemo({ folder, engine: directEngine, resources, rounds });
    expect(outcome.code).toBe(0);
    return { files: (await readdir(folder)).toSorted(), transcript: await readFile(join(folder, 'transcript.md'), 'utf8') };
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

/** The script with one word of the counterpart changed. */
const withOtherWord = (from: string, to: string): readonly Round[] => JSON.parse(JSON.stringify(ROUNDS).replaceAll(from, to)) as readonly Round[];

describe('the demo negotiation', { timeout: 60_000 }, () => {
  it('leaves redline, clean copy and transcript of three rounds, with what was tracked, silent and moved', async () => {
    const { files, transcript } = await demo(ROUNDS);
    expect(files).toEqual([
      'opening-clean.docx', 'opening-redline.docx', 'round-1-clean.docx', 'round-1-redline.docx', 'round-1-returned.docx', 'round-2-clean.docx', 'round-2-redline.docx', 'round-2-returned.docx',
      'round-3-clean.docx', 'round-3-redline.docx', 'round-3-returned.docx', 'transcript.md',
    ]);
    expect(transcript).toMatch(/3\.3 Data Protection\*\* \(tracked\).*~~24~~\*\*72\*\*/);
    expect(transcript).toMatch(/Audit Rights\*\* \(.*moved/);
    expect(transcript).toMatch(/12\.2 .*not tracked.*~~30~~\*\*90\*\*/);
    expect(transcript).toMatch(/Countered \*\*12\.2 .*\*\*45\*\*/);
    expect(transcript).toContain('Harbour Gateway');
  });

  it('N5: names an agreed clause that comes back changed without a mark, goes back to the agreed text, and says that it is open again', async () => {
    const { transcript } = await demo(ROUNDS);
    const third = transcript.slice(transcript.indexOf('## Round 3'));
    expect(third).toMatch(/^- \*\*3\.3 Data Protection\*\* \(\*\*not tracked\*\*, \*\*was agreed\*\*\):.*~~48~~\*\*96\*\*/m);
    expect(third).toMatch(/12\.3 .*\(tracked\).*~~90~~\*\*120\*\*/);
    expect(third).toMatch(/Kept the agreed text of \*\*3\.3 .*~~96~~\*\*48\*\*/);
    expect(third).toContain(' 1 reopened,');
  });

  it('tells another story when another word comes back', async () => {
    const [told, other] = [await demo(ROUNDS), await demo(withOtherWord('within 72 hours of', 'within 71 hours of'))];
    expect(other.transcript).not.toBe(told.transcript);
    expect(other.transcript).toContain('~~24~~**71**');
  });
});
