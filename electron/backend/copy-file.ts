import * as v from 'valibot';
import { fail } from '../../shared/base/app-error.ts';
import { canonicalJson } from '../../shared/base/canonical-json.ts';
import { utf8Bytes } from '../../shared/base/utf8.ts';
import type { Sha256 } from '../../shared/base/branded.ts';
import type { ContainerEntry } from '../../shared/contract/container-entry.ts';
import { countSchema, list, sha256Schema } from '../../shared/negotiation/schema/primitives.ts';
import type { RecordedEvent } from '../../shared/negotiation/schema/events.ts';
import { hashBytes } from '../persistence/blobs.ts';
import { openedLines, parseLog, PLAIN, lineBytes } from '../persistence/log.ts';
import { parseJson } from './json-bytes.ts';

/** A whole negotiation as it travels to another computer of our side (rule S21). */
export type NegotiationCopy = {
  /** The lines of the record, each without its newline. */
  readonly lines: readonly Uint8Array[];
  readonly events: readonly RecordedEvent[];
  readonly documents: readonly Uint8Array[];
};

export const COPY_FORMAT = 'parley-copy';
const VERSION = 1;
const MANIFEST = 'manifest.json';
const LOG = 'log.jsonl';
const README = 'READ ME.txt';
const DOCUMENT = /^documents\/([0-9a-f]{64})\.docx$/;

const WARNING = 'A whole negotiation, with internal comments, reasons and the names of persons. For computers of your own side only; never send it to the other side.';

/** Windows line ends, so that every editor shows it as written. */
const readme = (name: string): string =>
  ['INTERNAL', '', WARNING, '', `Negotiation: ${name}`, 'To open it: in Parley, on the list of negotiations, choose "Import…" and this file.', ''].join('\r\n');

const manifestSchema = v.object({
  format: v.literal(COPY_FORMAT),
  version: v.literal(VERSION),
  program: v.string(),
  contains: v.string(),
  facts: countSchema,
  /** The hash of the last fact, which binds all before it. */
  head: sha256Schema,
  entries: list(v.object({ name: v.string(), bytes: countSchema, sha256: sha256Schema })),
});

/** The entries of the file, manifest included. */
export function copyEntries({ lines, events, documents }: NegotiationCopy, about: { readonly name: string; readonly program: string }): readonly ContainerEntry[] {
  const named = documents.map((bytes) => ({ name: `documents/${hashBytes(bytes)}.docx`, bytes })).toSorted((one, two) => (one.name < two.name ? -1 : 1));
  const entries = [{ name: README, bytes: utf8Bytes(readme(about.name)) }, { name: LOG, bytes: lineBytes(lines, PLAIN) }, ...named];
  const manifest = {
    format: COPY_FORMAT, version: VERSION, program: about.program, contains: WARNING, facts: events.length, head: events.at(-1)?.hash ?? '',
    entries: entries.map(({ name, bytes }) => ({ name, bytes: bytes.byteLength, sha256: hashBytes(bytes) })),
  };
  return [{ name: MANIFEST, bytes: utf8Bytes(`${canonicalJson(manifest)}\n`) }, ...entries];
}

/** The format named in a manifest; empty when this is none. */
export function formatOf(entries: readonly ContainerEntry[]): string {
  const said = v.safeParse(v.object({ format: v.string() }), parseJson(entries.find((entry) => entry.name === MANIFEST)?.bytes));
  return said.success ? said.output.format : '';
}

/**
 * A copy, with everything checked: each entry against the manifest, the chain of the record line by line, and that every
 * document a fact names is there. Throws an `AppFailure`; nothing that came is used half.
 */
export function openCopy(entries: readonly ContainerEntry[]): NegotiationCopy {
  const value = parseJson(entries.find((entry) => entry.name === MANIFEST)?.bytes);
  const newer = v.safeParse(v.object({ format: v.literal(COPY_FORMAT), version: v.pipe(v.number(), v.minValue(VERSION + 1)) }), value);
  if (newer.success) fail('import.newer', 'This file was made by a newer version of Parley.', 'Update Parley and import it again. Nothing was changed.');
  const manifest = v.safeParse(manifestSchema, value);
  if (!manifest.success) return damaged('its list of contents is missing or broken');
  const content = new Map(entries.filter((entry) => entry.name !== MANIFEST).map((entry) => [entry.name, entry.bytes]));
  if (content.size !== manifest.output.entries.length) damaged('it holds more or less than it says');
  for (const { name, bytes, sha256 } of manifest.output.entries) {
    const found = content.get(name);
    if (found === undefined || found.byteLength !== bytes || hashBytes(found) !== sha256) damaged(`${name} is not what was put into it`);
  }
  const documents = documentsIn(content);
  const log = parseLog(content.get(LOG) ?? new Uint8Array(), PLAIN);
  if (log.newer) fail('import.newer', 'A newer version of Parley has worked on this negotiation.', 'Update Parley and import the file again. Nothing was changed.');
  if (log.damage !== '' || log.torn !== null) damaged(log.damage === '' ? 'the record ends in the middle of an entry' : log.damage);
  if (log.events.length !== manifest.output.facts || log.events.at(-1)?.hash !== manifest.output.head) damaged('the record does not end as it says');
  if (log.events[0]?.event.type !== 'negotiation-created') damaged('the record does not begin with a negotiation');
  const there = new Set(documents.map(hashBytes));
  if (namedDocuments(log.events).some((sha256) => !there.has(sha256))) damaged('a document that the record names is missing');
  return { lines: openedLines(content.get(LOG) ?? new Uint8Array(), PLAIN), events: log.events, documents };
}

/** Every document some fact names. */
export function namedDocuments(events: readonly RecordedEvent[]): readonly Sha256[] {
  const named = events.flatMap(({ event }): readonly Sha256[] => {
    if (event.type === 'document-imported') return [event.sha256];
    if (event.type === 'own-version-taken') return [event.sha256];
    if (event.type !== 'round-received' && event.type !== 'round-sent') return [];
    const bundle = event.bundle === undefined ? [] : [event.bundle.sha256];
    return event.type === 'round-received' ? [event.sha256, ...bundle] : [event.base, event.redline, event.clean, ...bundle];
  });
  return [...new Set(named)];
}

function documentsIn(content: ReadonlyMap<string, Uint8Array>): readonly Uint8Array[] {
  return [...content].flatMap(([name, bytes]) => {
    if (name === LOG || name === README) return [];
    if (DOCUMENT.exec(name)?.[1] !== hashBytes(bytes)) damaged(`${name} is not what its name says`);
    return [bytes];
  });
}

const damaged = (detail: string): never => fail('import.damaged', `This file is damaged: ${detail}.`, 'Export it again on the other computer. Nothing was changed.');
