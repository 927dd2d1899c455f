import { AppFailure } from '../../shared/base/app-error.ts';
import { correctDocument } from '../../shared/contract/correct-document.ts';
import { dateOf, expectFiles, expectOption, type Arguments } from './arguments.ts';
import { writeBundle } from './bundle.ts';
import { auditOutcome, compareOutcome } from './changes.ts';
import { checkOutcome } from './check.ts';
import { clausesOutcome } from './clauses.ts';
import { commentFile } from './comment.ts';
import { readCorrections } from './corrections.ts';
import { mergeFiles } from './merge.ts';
import { metadataOutcome, scrubbedCopy } from './metadata.ts';
import { dealOrDeals } from './deal.ts';
import { EXIT, UsageError, type Outcome } from './outcome.ts';
import { repairData } from './repair.ts';
import { signatureCopy, verifyFile } from './signature.ts';
import { startNegotiation } from './start.ts';
import { negotiationStatistics } from './statistics.ts';
import { noteTrade } from './trade.ts';
import { copyNegotiation, importFile } from './transfer.ts';
import { textOutcome } from './text.ts';
import type { World } from './world.ts';

type Command = { readonly usage: string; readonly does: string; readonly run: (given: Arguments, world: World) => Promise<Outcome> };

async function resolved(decision: 'accept' | 'reject', given: Arguments, { engine, read, write }: World): Promise<Outcome> {
  const [file = ''] = expectFiles(given, 'FILE');
  const out = expectOption(given, 'out');
  const bytes = await engine.run('resolve', [await read(file), decision]);
  await write(out, bytes);
  return { code: EXIT.fine, text: `Wrote ${out}.`, json: { out, bytes: bytes.byteLength } };
}

/** Failures of what was asked for, not of the file. */
const ASKED_WRONG: ReadonlySet<string> = new Set(['engine.unfinished', 'clauses.correction', 'comment.no-clause', 'comment.no-thread']);

/** Every command of the terminal. */
export const commands: Readonly<Record<string, Command>> = {
  clauses: {
    usage: 'clauses FILE [--corrections F.json] [--split ID:PARAGRAPH] [--merge ID:ID] [--relabel ID:KIND:HEADING]',
    does: 'the clause tree with numbers, kinds, text, reasons, and the import report; as a person corrects it',
    run: async (given, { engine, read }) => {
      const document = await engine.run('read', [await read(expectFiles(given, 'FILE')[0] ?? '')]);
      return clausesOutcome(correctDocument(document, await readCorrections(given, read)));
    },
  },
  text: {
    usage: 'text FILE [--view accepted|rejected] [--numbers]',
    does: 'plain text of every story, one paragraph per line',
    run: async (given, { engine, read }) => {
      const view = given.options.view ?? 'accepted';
      if (view !== 'accepted' && view !== 'rejected') throw new UsageError('--view is accepted or rejected.');
      return textOutcome(await engine.run('text', [await read(expectFiles(given, 'FILE')[0] ?? ''), view]), given.numbers);
    },
  },
  accept: { usage: 'accept FILE --out F', does: 'accepts every revision mark', run: (given, world) => resolved('accept', given, world) },
  reject: { usage: 'reject FILE --out F', does: 'rejects every revision mark', run: (given, world) => resolved('reject', given, world) },
  compare: {
    usage: 'compare BEFORE AFTER [--out REDLINE.docx] [--author NAME] [--date WHEN]',
    does: 'the change list, counts, what was not compared; the redline',
    run: async (given, { engine, read, write, now }) => {
      const [before = '', after = ''] = expectFiles(given, 'BEFORE', 'AFTER');
      const [left, right] = [await read(before), await read(after)];
      const { out, author } = given.options;
      if (out === undefined) return compareOutcome(await engine.run('compare', [left, right]));
      const { bytes, comparison } = await engine.run('redline', [left, right, { author: author ?? 'Parley', date: dateOf(given, now) }]);
      await write(out, bytes);
      const outcome = compareOutcome(comparison);
      return { ...outcome, text: `${outcome.text}\nWrote ${out}.` };
    },
  },
  audit: {
    usage: 'audit --sent S --returned R',
    does: 'what came back: tracked, not tracked, ours removed, ours accepted',
    run: async (given, { engine, read }) => {
      expectFiles(given);
      const [sent, returned] = [expectOption(given, 'sent'), expectOption(given, 'returned')];
      return auditOutcome(await engine.run('audit', [await read(sent), await read(returned)]));
    },
  },
  merge: {
    usage: 'merge BASE A B --out F [--author-a NAME] [--author-b NAME] [--date WHEN]',
    does: 'two parties’ versions of one base in one redline, each under its own name; what both changed is listed',
    run: mergeFiles,
  },
  comment: {
    usage: 'comment FILE (--clause ID [--quote WORDS] | --reply COMMENT-ID) --text TEXT [--author NAME] [--date WHEN] --out F',
    does: 'adds a comment on a clause, or an answer to one, as Word’s own',
    run: commentFile,
  },
  check: {
    usage: 'check FILE',
    does: 'what stands between the document and a signature: blanks, options, references, terms, amounts, leftovers',
    run: async (given, { engine, read }) => checkOutcome(await engine.run('check', [await read(expectFiles(given, 'FILE')[0] ?? '')])),
  },
  export: {
    usage: 'export FILE --mode clean|scrubbed|signature [--keep-redlines] [--remove-hidden] --out F',
    does: 'the document without marks; without anything that names people and machines, its marks kept under neutral names on demand; the signature copy with its certificate',
    run: async (given, world) => {
      const mode = expectOption(given, 'mode');
      if (mode === 'scrubbed') return scrubbedCopy(given, world);
      if (given.keepRedlines || given.removeHidden) throw new UsageError('--keep-redlines and --remove-hidden belong to --mode scrubbed.');
      if (mode === 'clean') return resolved('accept', given, world);
      if (mode === 'signature') return signatureCopy(given, world);
      throw new UsageError('--mode is clean, scrubbed or signature.');
    },
  },
  metadata: {
    usage: 'metadata FILE',
    does: 'what the file tells about people, companies, machines and its own past; ends with 1 when anything can name somebody',
    run: metadataOutcome,
  },
  verify: {
    usage: 'verify FINAL --certificate C',
    does: 'is this the certified file, clause by clause',
    run: verifyFile,
  },
  copy: {
    usage: 'copy [ID] [--data DIR] [--protect] [--out F]',
    does: 'a whole negotiation, internal matter included, as one file for another computer of your side, with a passphrase on demand; without an id, lists the negotiations',
    run: copyNegotiation,
  },
  bundle: {
    usage: 'bundle ID [--data DIR] --out F.parley',
    does: 'the bundle of the round last sent: redline, clean copy, issues list and the shared ledger, nothing internal in it',
    run: writeBundle,
  },
  import: {
    usage: 'import FILE [--data DIR] [--as new|go-on|beside|round]',
    does: 'takes such a file in once every hash in it was checked; what is here is never overwritten, and what would be in its way is said. A bundle of the other side starts a negotiation, or is audited and, --as round, taken in',
    run: importFile,
  },
  start: {
    usage: 'start FILE [A:DRAFT B:DRAFT …] --name NAME --party-a NAME --party-b NAME --side A|B|mediator [--marked proposals|text] [--not-sent] [--authors NAME=A;NAME=B] [--earlier-rounds N] [--data DIR]',
    does: 'starts a negotiation from a file as it reads, from the marks in it as what each side proposes, or from drafts in the order they went back and forth',
    run: startNegotiation,
  },
  deal: {
    usage: 'deal [ID [--with ID [--name NAME] | --leave | --rename NAME | --forget ID]] [--data DIR]',
    does: 'documents that are signed together: lists deals; says what is in the way of signing one; puts a negotiation together with another, takes it out, takes off one that is not here',
    run: dealOrDeals,
  },
  statistics: {
    usage: 'statistics ID [--data DIR]',
    does: 'rounds, what is open by side and age, texts taken over by each side, given for something or for nothing noted; for your own side only',
    run: negotiationStatistics,
  },
  trade: {
    usage: 'trade ID (--gave CLAUSE --for CLAUSE [--reason WHY] | --remove NUMBER) [--data DIR]',
    does: 'notes that what your side last gave on one clause was given for another, or removes that; clauses by number or id. It never leaves in a file',
    run: noteTrade,
  },
  repair: {
    usage: 'repair [ID] [--data DIR]',
    does: 'which records of a data folder are damaged; with an id, puts what can be rescued in its place and keeps the damaged one',
    run: repairData,
  },
  demo: {
    usage: 'demo --out DIR',
    does: 'a whole negotiation of the bundled agreement',
    run: (given, { demo }) => {
      expectFiles(given);
      return demo(expectOption(given, 'out'));
    },
  },
};

/** An option another command takes would be ignored in silence here; the usage line says which ones count. */
function refuseForeign({ command: name, given }: Arguments, { usage }: Command): void {
  const foreign = given.find((option) => option !== 'json' && !new RegExp(`--${option}(?![a-z-])`).test(usage));
  if (foreign !== undefined) throw new UsageError(`parley ${name} takes no --${foreign}.`);
}

/** An input is somebody's document; it is never replaced by what was made from it. */
function refuseOverwriting({ files, options: { out } }: Arguments, { isSame }: World): void {
  const input = out === undefined ? undefined : files.find((file) => isSame(file, out));
  if (input !== undefined) throw new UsageError(`--out is the input itself (${input}). Name another file; the input is kept as it is.`);
}

export const usageText = (): string =>
  ['parley COMMAND … [--json]', 'parley --version', '', ...Object.values(commands).map(({ usage, does }) => `  ${usage}\n      ${does}`), '', 'Exit code: 0 fine, 1 findings or differences, 2 usage or unfinished, 3 unreadable input.'].join('\n');

/** Runs one command line to its outcome; everything that can go wrong has a code and plain words. */
export async function runCommand(given: Arguments, world: World): Promise<Outcome> {
  if (given.help || given.command === 'help') return { code: EXIT.fine, text: usageText(), json: { usage: usageText() } };
  const command = Object.hasOwn(commands, given.command) ? commands[given.command] : undefined;
  if (given.version) return { code: EXIT.fine, text: world.version, json: { version: world.version } };
  if (command === undefined) return problem(EXIT.usage, 'usage', given.command === '' ? 'Which command?' : `There is no command “${given.command}”.`, usageText());
  try {
    refuseForeign(given, command);
    refuseOverwriting(given, world);
    return await command.run(given, world);
  } catch (error) {
    if (error instanceof UsageError) return problem(EXIT.usage, 'usage', error.message, `Usage: parley ${command.usage}`);
    if (error instanceof AppFailure) {
      const { code, message, remedy } = error.appError;
      return problem(ASKED_WRONG.has(code) ? EXIT.usage : EXIT.unreadable, code, message, remedy);
    }
    throw error;
  }
}

export const problem = (code: number, name: string, message: string, remedy: string): Outcome => ({ code, text: `${message}\n${remedy}`, json: { error: { code: name, message, remedy } } });
