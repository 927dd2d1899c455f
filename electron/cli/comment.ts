import type { NewComment } from '../../shared/contract/new-comment.ts';
import { dateOf, expectFiles, expectOption, type Arguments } from './arguments.ts';
import { EXIT, UsageError, type Outcome } from './outcome.ts';
import type { World } from './world.ts';

/** Writes one comment into a file; ids of clauses and comments are those `clauses --json` and Word's own. */
export async function commentFile(given: Arguments, { engine, read, write, now }: World): Promise<Outcome> {
  const [file = ''] = expectFiles(given, 'FILE');
  const { clause, reply, quote = '', author = 'Parley' } = given.options;
  if ((clause === undefined) === (reply === undefined)) throw new UsageError('A comment is either on a clause (--clause) or an answer (--reply).');
  const on: NewComment['on'] = reply === undefined ? { type: 'clause', clauseId: clause ?? '', quote } : { type: 'reply', to: reply };
  const [text, out] = [expectOption(given, 'text'), expectOption(given, 'out')];
  const date = dateOf(given, now);
  const bytes = await engine.run('comment', [await read(file), [{ key: 'new', author, date, text, on }]]);
  await write(out, bytes);
  const anchor = (await engine.run('read', [bytes])).comments.at(-1)?.anchor ?? '';
  const found = quote.trim() === '' || anchor.includes(quote.trim());
  const told = found ? '' : ` The words “${quote}” are not in the clause; the comment stands on “${anchor}”.`;
  return { code: found ? EXIT.fine : EXIT.differences, text: `Wrote ${out}.${told}`, json: { out, bytes: bytes.byteLength, anchor, quoteFound: found } };
}
