import { createInterface } from 'node:readline';
import { Writable } from 'node:stream';

/** The variables a script may put a passphrase in. Never an argument: those stand in process lists and in the shell's history. */
const ASKED = { data: { variable: 'PARLEY_PASSPHRASE', prompt: 'Passphrase' }, file: { variable: 'PARLEY_FILE_PASSPHRASE', prompt: 'Passphrase of the file' } } as const;

/**
 * The passphrase of the data folder or of a file, from the environment – taken out of it at once, so that no program
 * started later inherits it – or typed at the terminal without being shown; `null` where there is neither.
 */
export async function askPassphrase(env: NodeJS.ProcessEnv, of: keyof typeof ASKED): Promise<string | null> {
  const { variable, prompt } = ASKED[of];
  const given = env[variable];
  delete env[variable];
  if (given !== undefined && given !== '') return given;
  if (!process.stdin.isTTY || !process.stderr.isTTY) return null;
  process.stderr.write(`${prompt}: `);
  const silent = new Writable({ write: (_chunk, _encoding, done) => done() });
  const terminal = createInterface({ input: process.stdin, output: silent, terminal: true });
  const typed = await new Promise<string>((resolve) => terminal.question('', resolve));
  terminal.close();
  process.stderr.write('\n');
  return typed;
}
