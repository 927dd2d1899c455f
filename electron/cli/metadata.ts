import type { MetadataItem } from '../../shared/contract/metadata.ts';
import { expectFiles, expectOption, type Arguments } from './arguments.ts';
import { EXIT, type Outcome } from './outcome.ts';
import type { World } from './world.ts';

const line = ({ part, what, count, samples = [] }: MetadataItem): string => `  ${what}${count === 1 ? '' : ` (${String(count)})`}${samples.length === 0 ? '' : `: ${samples.join(' · ')}`} — ${part}`;
const list = (title: string, items: readonly MetadataItem[]): readonly string[] => (items.length === 0 ? [] : [title, ...items.map(line)]);

/** `parley metadata FILE`: what the file tells about people, machines and its own past; code 1 when anything can name somebody. */
export async function metadataOutcome(given: Arguments, { engine, read }: World): Promise<Outcome> {
  const [file = ''] = expectFiles(given, 'FILE');
  const items = await engine.run('metadata', [await read(file)]);
  const naming = items.filter((item) => item.names);
  const lines = [...list('Names people, companies, machines or times:', naming), ...list('Names nobody:', items.filter((item) => !item.names))];
  return { code: naming.length === 0 ? EXIT.fine : EXIT.differences, text: lines.length === 0 ? 'The file tells nothing beside its text.' : lines.join('\n'), json: { metadata: items } };
}

/**
 * `parley export FILE --mode scrubbed --out F`: the clean document, or with `--keep-redlines` every mark and comment
 * under a neutral name, without what names people and machines. Hidden words go only with `--remove-hidden`.
 */
export async function scrubbedCopy(given: Arguments, { engine, read, write }: World): Promise<Outcome> {
  const [file = ''] = expectFiles(given, 'FILE');
  const out = expectOption(given, 'out');
  const { keepRedlines, removeHidden } = given;
  const bytes = await read(file);
  const base = keepRedlines ? bytes : await engine.run('resolve', [bytes, 'accept']);
  const { bytes: scrubbed, removed, kept } = await engine.run('scrub', [base, { keepRedlines, removeHidden }]);
  await write(out, scrubbed);
  const lines = [`Wrote ${out}.`, ...list('Gone, or under a neutral name:', removed), ...list('Still there; decide about it yourself:', kept)];
  return { code: EXIT.fine, text: lines.join('\n'), json: { out, bytes: scrubbed.byteLength, removed, kept } };
}
