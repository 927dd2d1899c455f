import { AppFailure } from '../../shared/base/app-error.ts';
import type { ApiInput, ApiOutput } from '../../shared/api/table.ts';
import { takeBundle } from './bundle.ts';
import { expectFiles, expectOption, type Arguments } from './arguments.ts';
import { readId } from './negotiation-id.ts';
import type { OpenData } from './open-data.ts';
import { EXIT, UsageError, type Outcome } from './outcome.ts';
import type { World } from './world.ts';

type Copy = Extract<ApiOutput<'import.look'>, { type: 'copy' }>;
type As = ApiInput<'import.copy'>['as'];

/** Lists the negotiations of a data folder, or writes one of them whole, internal matter included, for another computer of our side (rule S21). */
export async function copyNegotiation(given: Arguments, world: World): Promise<Outcome> {
  if (given.files.length === 0) {
    const data = await world.openData(given.options.data);
    try {
      const { negotiations } = await data.ask('library.list', {});
      const text = negotiations.map((entry) => `${entry.id}  ${entry.name}`).join('\n') || 'There is no negotiation in this data folder.';
      return { code: EXIT.fine, text, json: { negotiations: negotiations.map(({ id, name }) => ({ id, name })) } };
    } finally {
      await data.close();
    }
  }
  const id = readId(expectFiles(given, 'the id of a negotiation')[0] ?? '');
  const out = expectOption(given, 'out');
  const data = await world.openData(given.options.data);
  try {
    const passphrase = given.protect ? await asked(world) : undefined;
    const { file, facts, documents } = await data.ask('copy.export', { id, ...(passphrase === undefined ? {} : { passphrase }) });
    await world.write(out, await data.fileBytes({ type: 'offered', fileId: file.fileId }));
    const text = `Wrote ${out}: ${String(facts)} entries, ${String(documents)} documents${given.protect ? ', encrypted' : ''}. It holds internal comments and reasons; it is for your own side only.`;
    return { code: EXIT.fine, text, json: { out, sha256: file.sha256, facts, documents, encrypted: given.protect } };
  } finally {
    await data.close();
  }
}

/** Takes in a file of Parley, as far as nothing here is in its way; else says how it stands and what can be asked for (rule S22). */
export async function importFile(given: Arguments, world: World): Promise<Outcome> {
  const [path = ''] = expectFiles(given, 'FILE');
  const as = given.options.as;
  const wanted = as === 'round' ? undefined : readAs(as);
  const bytes = await world.read(path);
  const data = await world.openData(given.options.data, 'make');
  try {
    const { fileId } = await data.ask('files.offer', { name: path.split(/[/\\]/).at(-1) ?? path, bytes });
    const first = await data.ask('import.look', { fileId });
    const passphrase = first.type === 'locked' ? await asked(world) : undefined;
    const file = { fileId, ...(passphrase === undefined ? {} : { passphrase }) };
    const look = first.type === 'locked' ? await data.ask('import.look', file) : first;
    if (look.type === 'locked') throw new UsageError('This file opens with a passphrase.');
    return look.type === 'bundle' ? await takeBundle(data, look, fileId, given) : await takeCopy(data, look, file, wanted);
  } finally {
    await data.close();
  }
}

async function takeCopy(data: OpenData, look: Copy, file: { readonly fileId: string; readonly passphrase?: string }, wanted: As | undefined): Promise<Outcome> {
  const { here, name, facts } = look;
  const as = wanted ?? (here.type === 'new' ? 'new' : undefined);
  if (here.type === 'identical' || here.type === 'ours-ahead' || as === undefined) {
    return { code: here.type === 'identical' ? EXIT.fine : EXIT.differences, text: `${name}: ${standingWords(here)} Nothing was changed.`, json: { taken: false, ...look } };
  }
  const { id } = await data.ask('import.copy', { ...file, as });
  return { code: EXIT.fine, text: `Imported ${name} as ${id}: ${String(facts)} entries, every document and the chain of the record verified.`, json: { taken: true, id, as, facts } };
}

function standingWords({ type, common, ours, theirs }: Copy['here']): string {
  switch (type) {
    case 'new':
      return 'it is not here yet.';
    case 'identical':
      return 'exactly this is here already.';
    case 'ours-ahead':
      return `what is here has all of it, and ${String(ours)} entries more.`;
    case 'theirs-ahead':
      return `it continues what is here by ${String(theirs)} entries. --as go-on takes them in.`;
    case 'diverged':
      return `the first ${String(common)} entries are the same, then both went on: ${String(ours)} here, ${String(theirs)} in the file. --as beside takes it in as a second negotiation.`;
    case 'damaged':
      return 'what is here of it is damaged or cannot be written to. --as beside takes it in as a second negotiation.';
  }
}

async function asked(world: World): Promise<string> {
  const passphrase = await world.filePassphrase();
  if (passphrase === null) throw new AppFailure({ code: 'passphrase.needed', message: 'This file needs a passphrase.', remedy: 'Run this at a terminal, which asks for it, or put it in the environment variable PARLEY_FILE_PASSPHRASE.' });
  return passphrase;
}

function readAs(as: string | undefined): As | undefined {
  const known = (['new', 'go-on', 'beside'] as const).find((one) => one === as);
  if (as !== undefined && known === undefined) throw new UsageError('--as is new, go-on or beside; round for a bundle.');
  return known;
}
