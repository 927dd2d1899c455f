import { createInterface } from 'node:readline';
import { Writable } from 'node:stream';

/** The variable a script may put the passphrase in. Never an argument: those stand in process lists and in the shell's history. */
const VARIABLE = 'PARLEY_PASSPHRASE';

/**
 * The passphrase from the environment – taken out of it at once, so that no program started later inherits it – or typed
 * at the terminal without being shown; `null` where there is neither.
 */
export async function askPassphrase(env: NodeJS.ProcessEnv): Promise<string | null> {
  const given = env[VARIABLE];
  delete env[VARIABLE];
  if (given !== undefined && given !== '') return given;
  if (!process.stdin.isTTY || !process.stderr.isTTY) return null;
  process.stderr.write('Passphrase: ');
  const silent = new Writable({ write: (_chunk, _encoding, done) => done() });
  const terminal = createInterface({ input: process.stdin, output: silent, terminal: true });
  const typed = await new Promise<string>((resolve) => terminal.question('', resolve));
  terminal.close();
  process.stderr.write('\n');
  return typed;
}
