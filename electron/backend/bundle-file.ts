import * as v from 'valibot';
import { fail } from '../../shared/base/app-error.ts';
import { canonicalJson } from '../../shared/base/canonical-json.ts';
import { utf8Bytes } from '../../shared/base/utf8.ts';
import type { Sha256 } from '../../shared/base/branded.ts';
import type { ContainerEntry } from '../../shared/contract/container-entry.ts';
import { brokenLink, linksSchema, matterHash } from '../../shared/negotiation/bundle/ledger.ts';
import { matterSchema, type SharedMatter } from '../../shared/negotiation/bundle/matter.ts';
import type { BundleClaim } from '../../shared/negotiation/bundle/standing.ts';
import type { BundleLink } from '../../shared/negotiation/schema/bundle.ts';
import { partiesSchema } from '../../shared/negotiation/schema/events.ts';
import { countSchema, list, negotiationIdSchema, partySchema, sha256Schema } from '../../shared/negotiation/schema/primitives.ts';
import { hashBytes } from '../persistence/blobs.ts';
import { parseJson } from './json-bytes.ts';

export const BUNDLE_FORMAT = 'parley-bundle';
const VERSION = 1;
const MANIFEST = 'manifest.json';
const LEDGER = 'ledger.json';
const README = 'READ ME.txt';
const REDLINE = 'Redline.docx';
const CLEAN = 'Clean copy.docx';
const ISSUES = 'Issues list.docx';
const NAMES = [README, REDLINE, CLEAN, ISSUES, LEDGER] as const;

/** For whoever opens it without Parley. Windows line ends, so that every editor shows it as written. */
export const BUNDLE_README = [
  'In this folder:', '',
  `${REDLINE}  the agreement with our changes as tracked changes. Work in this file in Word and send it back.`,
  `${CLEAN}  the same text with every change accepted.`,
  `${ISSUES}  the clauses that are open, with what each side wants.`, '',
  'You need nothing but Word. Whoever uses Parley imports the bundle as it is: it verifies that nothing in it was changed, and whose turn it is.', '',
].join('\r\n');

const manifestSchema = v.object({
  format: v.literal(BUNDLE_FORMAT),
  version: v.literal(VERSION),
  program: v.string(),
  /** Names the agreement between the two sides, and nothing else. */
  agreement: negotiationIdSchema,
  from: partySchema,
  parties: partiesSchema,
  round: countSchema,
  /** The hash of the last link, which binds all before it. */
  head: sha256Schema,
  entries: list(v.object({ name: v.picklist(NAMES), bytes: countSchema, sha256: sha256Schema })),
});

const ledgerSchema = v.object({ links: linksSchema, matter: matterSchema });

/** What goes into a bundle, before it is bytes. */
export type BundleContent = BundleClaim & { readonly matter: SharedMatter; readonly redline: Uint8Array; readonly clean: Uint8Array; readonly issues: Uint8Array };

/** A bundle whose every hash was found to hold. */
export type OpenedBundle = BundleClaim & { readonly last: BundleLink; readonly matter: SharedMatter; readonly redline: Uint8Array; readonly clean: Uint8Array };

export function bundleEntries({ agreement, from, links, matter, redline, clean, issues }: BundleContent, program: string): readonly ContainerEntry[] {
  const entries = [
    { name: README, bytes: utf8Bytes(BUNDLE_README) },
    { name: REDLINE, bytes: redline },
    { name: CLEAN, bytes: clean },
    { name: ISSUES, bytes: issues },
    { name: LEDGER, bytes: utf8Bytes(`${canonicalJson({ links, matter })}\n`) },
  ];
  const manifest = {
    format: BUNDLE_FORMAT, version: VERSION, program, agreement, from, parties: matter.parties, round: links.length, head: links.at(-1)?.hash ?? '',
    entries: entries.map(({ name, bytes }) => ({ name, bytes: bytes.byteLength, sha256: hashBytes(bytes) })),
  };
  return [{ name: MANIFEST, bytes: utf8Bytes(`${canonicalJson(manifest)}\n`) }, ...entries];
}

/** Whether bytes are meant to be a bundle: by how our writer begins one, or by the name it was given. */
export function looksLikeBundle(name: string, bytes: Uint8Array): boolean {
  const begin = new TextDecoder('latin1').decode(bytes.subarray(0, 30 + MANIFEST.length));
  return /\.parley$/i.test(name) || (begin.startsWith('PK\u0003\u0004') && begin.endsWith(MANIFEST));
}

/** A bundle, with every hash, the chain and the matter checked (rule N61). Throws an `AppFailure`. */
export function openBundle(entries: readonly ContainerEntry[]): OpenedBundle {
  const content = new Map(entries.map((entry) => [entry.name, entry.bytes]));
  const value = parseJson(content.get(MANIFEST));
  const newer = v.safeParse(v.object({ format: v.literal(BUNDLE_FORMAT), version: v.pipe(v.number(), v.minValue(VERSION + 1)) }), value);
  if (newer.success) fail('import.newer', 'This bundle was made by a newer version of Parley.', 'Update Parley and import it again, or unzip it and receive the redline inside as an ordinary file. Nothing was changed.');
  const manifest = v.safeParse(manifestSchema, value);
  if (!manifest.success) return damaged('its list of contents is missing or broken');
  const { agreement, from, parties, round, head, entries: listed } = manifest.output;
  if (entries.length !== NAMES.length + 1 || listed.length !== NAMES.length || new Set(listed.map(({ name }) => name)).size !== NAMES.length) damaged('it holds more or less than it should');
  for (const { name, bytes, sha256 } of listed) {
    const found = content.get(name);
    if (found === undefined || found.byteLength !== bytes || hashBytes(found) !== sha256) damaged(`${name} is not what was put into it`);
  }
  const raw = parseJson(content.get(LEDGER));
  const ledger = v.safeParse(ledgerSchema, raw);
  if (!ledger.success) return damaged('what it says of the rounds cannot be read');
  const { links, matter } = ledger.output;
  const last = links.at(-1);
  const broken = brokenLink(links);
  if (broken !== '') damaged(`its chain was changed: ${broken}`);
  if (last === undefined || links.length !== round || last.hash !== head) return damaged('its chain does not end as it says');
  const [redline = new Uint8Array(), clean = new Uint8Array()] = [content.get(REDLINE), content.get(CLEAN)];
  const files: readonly Sha256[] = [hashBytes(redline), hashBytes(clean)];
  if (canonicalJson(last.files) !== canonicalJson(files)) damaged('its files are not those of its last round');
  if (last.matter !== matterHash(matter)) damaged('what it says beside the files was changed');
  if (last.party !== from || matter.from !== from || canonicalJson(matter.parties) !== canonicalJson(parties)) damaged('it does not agree with itself about who made it');
  return { agreement, from, links, last, matter, redline, clean };
}

/** Every text of the entries that are no document, for looking through. */
export function bundleTexts(entries: readonly ContainerEntry[]): readonly { readonly part: string; readonly texts: readonly string[] }[] {
  return entries.filter(({ name }) => !name.endsWith('.docx')).map(({ name, bytes }) => {
    const text = new TextDecoder().decode(bytes);
    const value = parseJson(bytes);
    // As it stands, and as it is meant: JSON writes line ends and quotes differently.
    return { part: name, texts: value === undefined ? [text] : [text, ...stringsIn(value)] };
  });
}

export const bundleDocuments = (entries: readonly ContainerEntry[]): { readonly issues: Uint8Array | undefined; readonly others: readonly Uint8Array[] } => ({
  issues: entries.find(({ name }) => name === ISSUES)?.bytes,
  others: entries.filter(({ name }) => name === REDLINE || name === CLEAN).map(({ bytes }) => bytes),
});

function stringsIn(value: unknown): readonly string[] {
  if (typeof value === 'string') return [value];
  if (Array.isArray(value)) return value.flatMap((item: unknown) => stringsIn(item));
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap((item: unknown) => stringsIn(item)) : [];
}

const damaged = (detail: string): never => fail('bundle.damaged', `This bundle is damaged or was changed: ${detail}.`, 'Nothing was changed here. Ask the other side for it again.');
