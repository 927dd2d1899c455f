import { operations } from '../../electron/worker/operations.ts';
import { seeded, type Random } from '../support/random.ts';
import { actOnce } from './acts.ts';
import { AGREEMENTS, type Agreement } from './agreements.ts';
import { tableSide, type Sent, type TableSide } from './table-side.ts';
import { baseOf, checkWhatCame, checkWhatLeft } from './what-left.ts';
import { returnedFromWord } from './word-edits.ts';

/** What became of one seed: what was done in order, sends that were refused, and what was wrong. */
export type Played = { readonly seed: number; readonly journal: readonly string[]; readonly sent: number; readonly refusals: readonly string[]; readonly failure: string };

const ROUNDS = 3;

/** A whole negotiation by chance: the same seed is the same negotiation. */
export async function negotiate(seed: number, agreements: readonly Agreement[] = AGREEMENTS): Promise<Played> {
  const random = seeded(seed);
  const journal: string[] = [];
  const refusals: string[] = [];
  let sent = 0;
  try {
    const agreement = agreements[seed % agreements.length];
    if (agreement === undefined) throw new Error('no agreement');
    const isAgainstWord = random.below(2) === 0;
    journal.push(`${agreement.name}, against ${isAgainstWord ? 'Word' : 'Parley'}`);
    const [ours, theirs] = [await tableSide(), await tableSide()];
    const secrets = { ours: new Set<string>(), theirs: new Set<string>() };
    await ours.begin(agreement.bytes);
    let hasJoined = false;
    for (let round = 0; round < ROUNDS; round += 1) {
      if (round > 0 || random.below(2) === 0) await decide(ours, 'we', random, secrets.ours, journal);
      const mine = await send(ours, 'we', secrets.ours, journal, refusals);
      if (mine === undefined) break;
      sent += 1;
      if (isAgainstWord) {
        const back = returnedFromWord(mine.redline, random);
        journal.push(`Word: ${back.said.join('; ')}`);
        if (!(await ours.receive(back.bytes, 'back.docx'))) break;
        checkWhatCame(ours.state(), operations.resolve(back.bytes, 'accept'));
      } else {
        if (!hasJoined) await theirs.join(mine.bundle);
        hasJoined = true;
        await theirs.receive(mine.bundle, 'round.parley');
        checkWhatCame(theirs.state(), mine.clean);
        await decide(theirs, 'they', random, secrets.theirs, journal);
        const other = await send(theirs, 'they', secrets.theirs, journal, refusals);
        if (other === undefined) break;
        sent += 1;
        await ours.receive(other.bundle, 'round.parley');
        checkWhatCame(ours.state(), other.clean);
        await theirs.reload();
      }
      await ours.reload();
    }
    const bugs = [...ours.app.bugs, ...theirs.app.bugs];
    if (bugs.length > 0) throw new Error(`bugs: ${bugs.map(String).join('; ')}`);
    await ours.app.backend.close();
    await theirs.app.backend.close();
    return { seed, journal, sent, refusals, failure: '' };
  } catch (error) {
    return { seed, journal, sent, refusals, failure: `seed ${String(seed)}, step ${String(journal.length)} (${journal.at(-1) ?? ''}): ${error instanceof Error ? error.message : String(error)}` };
  }
}

async function decide(side: TableSide, who: string, random: Random, secrets: Set<string>, journal: string[]): Promise<void> {
  for (let more = 2 + random.below(9); more > 0; more -= 1) journal.push(`${who} ${await actOnce(side, random, secrets)}`);
}

async function send(side: TableSide, who: string, secrets: ReadonlySet<string>, journal: string[], refusals: string[]): Promise<Sent | undefined> {
  const before = side.state();
  journal.push(`${who} send`);
  const sent = await side.send();
  if (sent.type === 'refused') {
    refusals.push(`${sent.code}: ${sent.message}`);
    if (side.state() !== before) throw new Error('a send that was refused was recorded');
    return undefined;
  }
  checkWhatLeft(before, sent, await baseOf(side, sent), secrets);
  return sent;
}
