import * as v from 'valibot';
import type { ClauseCorrection } from '../../shared/contract/clause-correction.ts';
import { clauseKindSchema } from '../../shared/negotiation/schema/content.ts';
import { correctionsSchema } from '../../shared/negotiation/schema/correction.ts';
import type { Arguments } from './arguments.ts';
import { UsageError } from './outcome.ts';

/** The corrections asked for: those of a file first, then one to split, one to merge, one to relabel. */
export async function readCorrections(given: Arguments, read: (file: string) => Promise<Uint8Array>): Promise<readonly ClauseCorrection[]> {
  const { corrections, split, merge, relabel } = given.options;
  return [
    ...(corrections === undefined ? [] : parseFile(new TextDecoder().decode(await read(corrections)))),
    ...(split === undefined ? [] : [splitOf(split)]),
    ...(merge === undefined ? [] : [mergeOf(merge)]),
    ...(relabel === undefined ? [] : [relabelOf(relabel)]),
  ];
}

function parseFile(text: string): readonly ClauseCorrection[] {
  const parsed = v.safeParse(v.pipe(v.string(), v.parseJson(), correctionsSchema), text);
  if (!parsed.success) throw new UsageError(`The corrections cannot be read: ${parsed.issues[0].message}. Expected a list such as [{"type":"split","clauseId":"c3","at":2}].`);
  return parsed.output;
}

function splitOf(words: string): ClauseCorrection {
  const [, clauseId, at] = /^(.+):(\d+)$/.exec(words) ?? [];
  if (clauseId === undefined) throw new UsageError('--split takes a clause and a paragraph counted from 0, as in c3:2.');
  return { type: 'split', clauseId, at: Number(at) };
}

function mergeOf(words: string): ClauseCorrection {
  const [clauseId = '', second = ''] = words.split(':');
  if (clauseId === '' || second === '') throw new UsageError('--merge takes a clause and the one that follows it, as in c3:c4.');
  return { type: 'merge', clauseId, with: second };
}

function relabelOf(words: string): ClauseCorrection {
  const [clauseId = '', kind, ...heading] = words.split(':');
  const known = v.safeParse(clauseKindSchema, kind);
  if (clauseId === '' || !known.success) throw new UsageError(`--relabel takes a clause, a kind and a heading, as in c3:schedule:Prices. Kinds: ${clauseKindSchema.options.join(', ')}.`);
  return { type: 'relabel', clauseId, kind: known.output, heading: heading.join(':') };
}
