import type { ApiInput } from '../../shared/api/table.ts';
import { replay } from '../../shared/negotiation/evolve.ts';
import { countStatuses } from '../../shared/negotiation/select/status.ts';
import { whoseTurn } from '../../shared/negotiation/select/turn.ts';
import { roundNow } from '../../shared/negotiation/state.ts';
import type { PartyId } from '../../shared/contract/party.ts';
import { expectOption, type Arguments } from './arguments.ts';
import type { OpenData } from './open-data.ts';
import { EXIT, UsageError, type Outcome } from './outcome.ts';
import type { World } from './world.ts';

type Create = ApiInput<'library.create'>;
type Draft = { readonly from: PartyId; readonly path: string };

/** Starts a negotiation from a file: as it reads, with the marks in it as what each side proposes (rule N38), or with drafts that followed it (rule N39). */
export async function startNegotiation(given: Arguments, world: World): Promise<Outcome> {
  const [first, ...followed] = given.files;
  if (first === undefined) throw new UsageError('parley start takes a file, and the drafts that followed it as A:FILE or B:FILE.');
  const [side, drafts, marked, authors, earlierRounds] = [readSide(given), followed.map(readDraft), readMarked(given), readAuthors(given.options.authors ?? ''), readCount(given.options['earlier-rounds'] ?? '0')];
  if (drafts.length > 0 && marked === 'proposals') throw new UsageError('Either --marked proposals, or drafts.');
  const about = { name: expectOption(given, 'name'), parties: { A: { name: expectOption(given, 'party-a') }, B: { name: expectOption(given, 'party-b') } }, side };
  const files = [{ path: first, bytes: await world.read(first) }];
  for (const { path } of drafts) files.push({ path, bytes: await world.read(path) });
  const data = await world.openData(given.options.data, 'make');
  try {
    const ids = await Promise.all(files.map(({ path, bytes }) => data.ask('files.offer', { name: path.split(/[/\\]/).at(-1) ?? path, bytes }).then(({ fileId }) => fileId)));
    const source = { type: 'file', fileId: ids[0] ?? '' } as const;
    if (marked === null && drafts.length === 0) await refuseMarks(data, source);
    const begin: Create['begin'] | null =
      marked === 'proposals' ? { type: 'marked', sent: !given.notSent, earlierRounds }
      : drafts.length > 0 ? { type: 'drafts', drafts: drafts.map(({ from }, index) => ({ from, fileId: ids[index + 1] ?? '' })), earlierRounds }
      : null;
    const { id, events } = await data.ask('library.create', { source, ...about, authors, ...(begin === null ? {} : { begin }) });
    const state = replay(events);
    const counts = countStatuses(state);
    const turn = whoseTurn(state);
    const open = `${String(counts['open-ours'])} ours to answer, ${String(counts['open-theirs'])} theirs, ${String(counts.untouched)} untouched`;
    const text = `Started ${state.name} as ${id}: ${String(counts.total)} clauses, ${String(counts.agreed)} agreed, ${open}; ${roundNow(state) === 0 ? 'not sent yet' : `round ${String(roundNow(state))}`}, ${state.parties[turn.party].name} to move.`;
    return { code: EXIT.fine, text, json: { id, round: roundNow(state), turn: turn.party, counts } };
  } finally {
    await data.close();
  }
}

/** A file with marks can be meant in two ways, and a terminal must not guess which. */
async function refuseMarks(data: OpenData, source: Create['source']): Promise<void> {
  const { document } = await data.ask('document.preview', { source });
  if (!document.hasMarks) return;
  const names = document.authors.filter(({ insertions, deletions, other }) => insertions + deletions + other > 0).map(({ name }) => name);
  throw new UsageError(`This file carries tracked changes by ${names.join(', ')}. --marked proposals takes them as what each side proposes (with --authors), --marked text takes the text with all of them.`);
}

function readSide({ options: { side } }: Arguments): Create['side'] {
  const known = (['A', 'B', 'mediator'] as const).find((one) => one === side);
  if (known === undefined) throw new UsageError('--side is A, B or mediator: whom you act for.');
  return known;
}

function readMarked({ options: { marked }, notSent }: Arguments): 'proposals' | 'text' | null {
  const known = (['proposals', 'text'] as const).find((one) => one === marked);
  if (marked !== undefined && known === undefined) throw new UsageError('--marked is proposals or text.');
  if (notSent && known !== 'proposals') throw new UsageError('--not-sent belongs to --marked proposals: our changes have not gone out yet.');
  return known ?? null;
}

function readDraft(word: string): Draft {
  const [, from, path] = /^([AB]):(.+)$/s.exec(word) ?? [];
  if ((from !== 'A' && from !== 'B') || path === undefined) throw new UsageError(`A draft is A:FILE or B:FILE, by who sent it; “${word}” is neither.`);
  return { from, path };
}

/** `Kim Lee=B; Ada=A`. */
function readAuthors(words: string): { readonly author: string; readonly party: PartyId }[] {
  return words.split(';').map((part) => part.trim()).filter((part) => part !== '').map((part) => {
    const [, author, party] = /^(.+)=([AB])$/s.exec(part) ?? [];
    if (author === undefined || (party !== 'A' && party !== 'B')) throw new UsageError(`--authors names each as NAME=A or NAME=B, with semicolons between; “${part}” does not.`);
    return { author: author.trim(), party };
  });
}

function readCount(text: string): number {
  if (!/^\d{1,4}$/.test(text)) throw new UsageError('--earlier-rounds is a number.');
  return Number(text);
}
