import { AppFailure } from '../../shared/base/app-error.ts';
import type { ApiOutput } from '../../shared/api/table.ts';
import type { NegotiationId } from '../../shared/negotiation/ids.ts';
import { replay } from '../../shared/negotiation/evolve.ts';
import { expectFiles, expectOption, type Arguments } from './arguments.ts';
import { readId } from './negotiation-id.ts';
import type { OpenData } from './open-data.ts';
import { EXIT, type Outcome } from './outcome.ts';
import type { World } from './world.ts';

type Bundle = Extract<ApiOutput<'import.look'>, { type: 'bundle' }>;

/** Writes the bundle of the round last sent, in its very bytes (rule N60). */
export async function writeBundle(given: Arguments, world: World): Promise<Outcome> {
  const id = readId(expectFiles(given, 'the id of a negotiation')[0] ?? '');
  const out = expectOption(given, 'out');
  const data = await world.openData(given.options.data);
  try {
    const { events } = await data.ask('negotiation.open', { id });
    const round = replay(events).rounds.findLast((one) => one.kind === 'sent');
    if (round?.kind !== 'sent' || round.bundle === undefined) throw new AppFailure({ code: 'bundle.none', message: 'No round with a bundle was sent in this negotiation.', remedy: 'Send a round first; its bundle is made with it.' });
    const { sha256 } = round.bundle;
    const bytes = await data.fileBytes({ type: 'stored', negotiationId: id, sha256 });
    await world.write(out, bytes);
    return { code: EXIT.fine, text: `Wrote ${out}: the bundle of round ${String(round.number)}, ${String(bytes.byteLength)} bytes.`, json: { out, round: round.number, sha256 } };
  } finally {
    await data.close();
  }
}

/** Starts a negotiation from a bundle, or audits it where it belongs; what the audit finds is said before it is taken in. */
export async function takeBundle(data: OpenData, look: Bundle, fileId: string, given: Arguments): Promise<Outcome> {
  const { here, parties, round } = look;
  if (here.type === 'belongs' && here.refused !== '') return { code: EXIT.unreadable, text: here.refused, json: { taken: false, ...look } };
  const from = parties[look.from].name;
  const id: NegotiationId = here.type === 'belongs' ? here.id : (await data.ask('import.bundle', { fileId, name: `${parties.A.name} – ${parties.B.name}`.slice(0, 200) })).id;
  const preview = await data.ask('receive.preview', { id, fileId });
  const { tracked, untracked, removed, accepted } = preview.audit;
  const counts = { tracked: tracked.length, untracked: untracked.length, removed: removed.length, accepted: accepted.length };
  const found = [`Round ${String(round)} of ${from}: ${String(counts.tracked)} tracked, ${String(counts.untracked)} not tracked, ${String(counts.removed)} of ours removed, ${String(counts.accepted)} of ours accepted.`, preview.recognisedAs, ...preview.messages].join('\n');
  // A negotiation that begins with the bundle has nothing yet that could be changed unseen.
  if (here.type === 'belongs' && given.options.as !== 'round') {
    await data.ask('receive.discard', { previewId: preview.previewId });
    return { code: EXIT.differences, text: `${found}\nNothing was changed. --as round takes it in; the window shows every difference.`, json: { taken: false, id, ...counts, messages: preview.messages } };
  }
  const { revision } = await data.ask('negotiation.open', { id });
  await data.ask('receive.confirm', { id, revision, previewId: preview.previewId, insist: false });
  return { code: EXIT.fine, text: `${found}\nTaken in as ${id}.`, json: { taken: true, id, started: here.type === 'starts', ...counts, messages: preview.messages } };
}
