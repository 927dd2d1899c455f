import { dateOf, expectFiles, expectOption, type Arguments } from './arguments.ts';
import { EXIT, type Outcome } from './outcome.ts';
import type { World } from './world.ts';

/** Merges two versions of one base; ends with 1 when people have to settle something or do it by hand. */
export async function mergeFiles(given: Arguments, { engine, read, write, now }: World): Promise<Outcome> {
  const [base = '', a = '', b = ''] = expectFiles(given, 'BASE', 'A', 'B');
  const out = expectOption(given, 'out');
  const date = dateOf(given, now);
  const by = { a: { author: given.options['author-a'] ?? 'Party A', date }, b: { author: given.options['author-b'] ?? 'Party B', date } };
  const { bytes, report } = await engine.run('merge', [await read(base), await read(a), await read(b), by]);
  await write(out, bytes);
  const { conflicts, counts, notWritten } = report;
  const quote = (text: string): string => (text === '' ? '(nothing)' : `“${text}”`);
  const told = conflicts.flatMap(({ clause, kind, ...conflict }) => ['', `${clause === '' ? 'Outside the clauses' : clause}${kind === 'formatting' ? ' (formatting)' : ''}`, `  base: ${quote(conflict.base)}`, `  ${by.a.author}: ${quote(conflict.a)}`, `  ${by.b.author}: ${quote(conflict.b)}`]);
  const whose = { a: by.a.author, b: by.b.author, both: 'both' } as const;
  const unwritten = notWritten.length === 0 ? [] : ['', 'Not written, as Word has no mark for it:', ...notWritten.map((change) => `  ${[whose[change.of], change.clause, change.detail.join(', ') || change.kind, quote(change.after || change.before)].filter((part) => part !== '' && part !== '(nothing)').join(': ')}`)];
  const text = [`Changed by ${by.a.author} alone: ${String(counts.a)}, by ${by.b.author} alone: ${String(counts.b)}, by both alike: ${String(counts.alike)}, by both differently: ${String(conflicts.length)}.`, ...told, ...unwritten, `Wrote ${out}.`].join('\n');
  return { code: conflicts.length + notWritten.length > 0 ? EXIT.differences : EXIT.fine, text, json: report };
}
