import { AppFailure } from '../../shared/base/app-error.ts';
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
  const bytes = await engine.run('comment', [await read(file), [{ key: 'new', author, date, text, on }]]).catch((error: unknown) => {
    throw error instanceof AppFailure && error.appError.code === 'comment.no-clause' ? new UsageError(`There is no clause ${clause ?? ''} in ${file}; nothing was written. “parley clauses ${file}” lists the clauses with their ids.`) : error;
  });
  const { id = '', anchor = '' } = (await engine.run('read', [bytes])).comments.at(-1) ?? {};
  // The window may put a comment on the whole clause instead and say so; a script would not read it.
  if (quote.trim() !== '' && !anchor.includes(quote.trim())) throw new UsageError(`The words “${quote}” are not in the clause; nothing was written. Quote them as they stand there, or leave --quote out to comment on the clause.`);
  await write(out, bytes);
  return { code: EXIT.fine, text: `Wrote ${out}, with comment ${id}.`, json: { out, bytes: bytes.byteLength, id, anchor } };
}
