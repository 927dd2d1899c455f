import { parseArgs } from 'node:util';
import { UsageError } from './outcome.ts';

/** What was asked on the command line. */
export type Arguments = {
  readonly command: string;
  readonly files: readonly string[];
  readonly json: boolean;
  readonly help: boolean;
  readonly version: boolean;
  /** The names of all options given. */
  readonly given: readonly string[];
  readonly options: Readonly<Partial<Record<OptionName, string>>>;
  readonly numbers: boolean;
  readonly keepRedlines: boolean;
  readonly removeHidden: boolean;
  readonly protect: boolean;
  readonly leave: boolean;
  readonly notSent: boolean;
};

type OptionName = 'as' | 'data' | 'out' | 'author' | 'view' | 'mode' | 'sent' | 'returned' | 'certificate' | 'corrections' | 'split' | 'merge' | 'relabel' | 'clause' | 'quote' | 'reply' | 'text' | 'author-a' | 'author-b' | 'date' | 'side' | 'party-a' | 'party-b' | 'marked' | 'authors' | 'earlier-rounds' | 'with' | 'name' | 'rename' | 'forget' | 'gave' | 'for' | 'reason' | 'remove';

const option = { type: 'string' } as const;

/** Reads the words after `parley`; refuses what it does not know. */
export function readArguments(words: readonly string[]): Arguments {
  try {
    const { values, positionals } = parseArgs({
      args: [...words],
      allowPositionals: true,
      options: { as: option, data: option, out: option, author: option, view: option, mode: option, sent: option, returned: option, certificate: option, corrections: option, split: option, merge: option, relabel: option, clause: option, quote: option, reply: option, text: option, 'author-a': option, 'author-b': option, date: option, side: option, 'party-a': option, 'party-b': option, marked: option, authors: option, 'earlier-rounds': option, 'not-sent': { type: 'boolean' }, with: option, name: option, rename: option, forget: option, leave: { type: 'boolean' }, gave: option, for: option, reason: option, remove: option, json: { type: 'boolean' }, numbers: { type: 'boolean' }, 'keep-redlines': { type: 'boolean' }, 'remove-hidden': { type: 'boolean' }, protect: { type: 'boolean' }, help: { type: 'boolean', short: 'h' }, version: { type: 'boolean' } },
    });
    const given = Object.keys(values);
    const { json, numbers, help, version, 'keep-redlines': keepRedlines, 'remove-hidden': removeHidden, protect, leave, 'not-sent': notSent, ...options } = values;
    const [command = '', ...files] = positionals;
    return { command, files, json: json === true, numbers: numbers === true, keepRedlines: keepRedlines === true, removeHidden: removeHidden === true, protect: protect === true, leave: leave === true, notSent: notSent === true, help: help === true, version: version === true, given, options };
  } catch (error) {
    throw new UsageError(error instanceof Error ? error.message : String(error));
  }
}

/** Exactly this many files, named in the message when they are missing. */
export function expectFiles(given: Arguments, ...names: readonly string[]): readonly string[] {
  if (given.files.length !== names.length) throw new UsageError(`parley ${given.command} takes ${names.length === 0 ? 'no file' : names.join(' and ')}.`);
  return given.files;
}

export function expectOption(given: Arguments, name: OptionName): string {
  const value = given.options[name];
  if (value === undefined || value === '') throw new UsageError(`parley ${given.command} needs --${name}.`);
  return value;
}

/** The date marks and comments carry: `--date` makes two runs equal byte for byte, else it is now. As Word writes it, without parts of a second (ST_DateTime, 17.18.9). */
export function dateOf(given: Arguments, now: () => string): string {
  const asked = given.options.date;
  if (asked !== undefined && (!/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$/.test(asked) || Number.isNaN(Date.parse(asked)))) throw new UsageError('--date is a moment such as 2026-04-01T09:00:00Z.');
  return asked ?? now().replace(/\.\d+/, '');
}
