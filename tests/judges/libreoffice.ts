import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import process from 'node:process';
import * as v from 'valibot';
import { askJudge, type Job, type Missing } from './ask-judge.ts';

const JUDGE = join('tests', 'judges', 'libreoffice', 'judge.py');
const OFFICES = [process.env['PARLEY_SOFFICE'] ?? '', 'soffice', 'libreoffice'];
/** Debian gives the bridge to its own Python, which need not be the first on the path. */
const PYTHONS = [process.env['PARLEY_UNO_PYTHON'] ?? '', '/usr/bin/python3', 'python3'];
/** The packages without windows lack the forms of those, and go down over the first comment. */
const REMEDY = 'On Debian: apt-get install --no-install-recommends libreoffice-writer python3-uno; elsewhere name them in PARLEY_SOFFICE and PARLEY_UNO_PYTHON.';

const LineSchema = v.tuple([v.string(), v.string()]);
const VerdictSchema = v.object({
  id: v.string(),
  ask: v.string(),
  ms: v.number(),
  error: v.optional(v.string()),
  /** Everyone who tracked a change in the file as it was opened. */
  authors: v.optional(v.array(v.string()), []),
  /** Tracked changes there are when all is done. */
  left: v.optional(v.number(), 0),
  /** Number and text of every paragraph. */
  lines: v.optional(v.array(LineSchema), []),
  changes: v.optional(v.number()),
});

export type LibreOfficeVerdict = v.InferOutput<typeof VerdictSchema>;

const answers = (command: string, ...args: readonly string[]): boolean => command !== '' && spawnSync(command, args, { stdio: 'ignore', timeout: 60_000 }).status === 0;
const findOffice = (): string | undefined => OFFICES.find((command) => answers(command, '--version'));
const findPython = (): string | undefined => PYTHONS.find((command) => answers(command, '-c', 'import uno'));

/** Says what of LibreOffice is not here, or `undefined` when it can be asked. */
export function missingLibreOffice(): Missing | undefined {
  if (findOffice() === undefined) return { judge: 'LibreOffice', reason: 'no soffice on the path', remedy: REMEDY };
  if (findPython() === undefined) return { judge: 'LibreOffice', reason: 'no Python that can import uno', remedy: REMEDY };
  return undefined;
}

/** LibreOffice’s verdicts, in the order asked: `read`, `accept`, `reject` give paragraphs, `compare` measures. */
export async function askLibreOffice(jobs: readonly Job[]): Promise<readonly LibreOfficeVerdict[]> {
  return v.parse(v.array(VerdictSchema), await askJudge(findPython() ?? '', [JUDGE, findOffice() ?? ''], jobs));
}
