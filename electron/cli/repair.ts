import * as v from 'valibot';
import { negotiationIdSchema } from '../../shared/negotiation/schema/primitives.ts';
import type { Arguments } from './arguments.ts';
import { EXIT, UsageError, type Outcome } from './outcome.ts';
import type { World } from './world.ts';

/** Lists what is wrong in a data folder, or repairs the record of one negotiation (rule S18). */
export async function repairData(given: Arguments, world: World): Promise<Outcome> {
  const [id, ...more] = given.files;
  if (more.length > 0) throw new UsageError('parley repair takes one id, or none to list what is damaged.');
  const data = await world.openData(given.options.data);
  try {
    if (id === undefined) {
      const { negotiations } = await data.ask('library.list', {});
      // The list is remembered by the length of each record; damage that keeps it is found by opening.
      const opened = await Promise.all(negotiations.map(async (entry) => ({ entry, now: entry.problem === '' ? await data.ask('negotiation.open', { id: entry.id }) : null })));
      const damaged = opened.map(({ entry, now }) => ({ id: entry.id, name: entry.name, problem: now?.readOnly ?? entry.problem })).filter(({ problem }) => problem !== '');
      const text = damaged.length === 0 ? `${String(negotiations.length)} ${negotiations.length === 1 ? 'record' : 'records'} looked at: sound.` : damaged.map((one) => `${one.id}  ${one.name}\n    ${one.problem}`).join('\n');
      return { code: damaged.length === 0 ? EXIT.fine : EXIT.differences, text, json: { damaged } };
    }
    const known = v.safeParse(negotiationIdSchema, id);
    if (!known.success) throw new UsageError(`“${id}” is no id of a negotiation. parley repair without one lists them.`);
    const { events } = await data.ask('negotiation.repair', { id: known.output });
    return { code: EXIT.fine, text: `Repaired: ${String(events.length)} entries. The damaged record was kept beside it.`, json: { id, entries: events.length } };
  } finally {
    await data.close();
  }
}
