import type { Leak, MustStay, TextPart } from '../../contract/leak.ts';
import { openPackage, type DocxPackage } from '../package/open-package.ts';
import type { Zlib } from '../zlib-port.ts';
import { plainText, viewsOf, type PartViews } from './part-views.ts';
import { findRun, isWordIn } from './text-runs.ts';

/** Shorter texts say too little to be told from other words inside a paragraph. */
const SHORT = 8;
/** A two-letter name is in every text. */
const SHORTEST_NAME = 3;
/** Fewer letters than this are in a picture by chance. */
const NO_CHANCE = 6;

/**
 * What of ours is in the bytes of an outgoing file that must not be (rule N32): a text as a whole or 40 characters of it in a
 * row, or a name. Every part the base does not have byte for byte is searched, in its words and in its attributes, and so
 * are the names of the parts. What the base or `said` already says is no secret.
 */
export function findLeaks(outgoing: Uint8Array, base: Uint8Array, must: MustStay, zlib: Zlib): readonly Leak[] {
  if (must.texts.length === 0 && must.names.length === 0) return [];
  const before = openPackage(base, zlib);
  const after = openPackage(outgoing, zlib);
  const views = new Map<string, PartViews>([['', partNames(after)]]);
  const kept = new Set<string>();
  for (const part of after.partNames) {
    const bytes = after.bytes(part) ?? new Uint8Array();
    if (sameBytes(bytes, before.bytes(part))) kept.add(part);
    else views.set(part, viewsOf(bytes));
  }
  // Pictures that stay as they are have nothing to say about the parts that do not.
  const telling = before.partNames.filter((part) => !kept.has(part) || /\.(?:xml|rels)$/i.test(part));
  return leaksIn(views, must, wordsOf(before, telling));
}

/**
 * The same for what goes out beside a document, as plain texts: each part by its name. What the base says is no secret
 * here either.
 */
export function findLeaksInTexts(parts: readonly TextPart[], base: Uint8Array, must: MustStay, zlib: Zlib): readonly Leak[] {
  if (must.texts.length === 0 && must.names.length === 0) return [];
  const before = openPackage(base, zlib);
  const views = new Map(parts.map(({ part, texts }): [string, PartViews] => [part, { words: plainText(texts.join('\n')), attributes: '', paragraphs: new Set(texts.map(plainText)), isText: true }]));
  return leaksIn(views, must, wordsOf(before, before.partNames.filter((part) => /\.(?:xml|rels)$/i.test(part))));
}

const wordsOf = (file: DocxPackage, parts: readonly string[]): readonly string[] =>
  parts.map((part) => viewsOf(file.bytes(part) ?? new Uint8Array())).flatMap(({ words, attributes }) => [words, attributes]);

function leaksIn(views: ReadonlyMap<string, PartViews>, must: MustStay, base: readonly string[]): readonly Leak[] {
  const texts = distinct(must.texts);
  const names = distinct(must.names).filter((name) => name.length >= SHORTEST_NAME);
  const known = [...base, ...must.said.map(plainText)].join('\n');
  const leaks: Leak[] = [];
  for (const [part, { words, attributes, paragraphs, isText }] of views) {
    for (const text of texts) {
      const isFound = text.length < SHORT
        ? paragraphs.has(text) && !isWordIn(known, text)
        : [words, attributes].some((view) => (isWordIn(view, text) && !isWordIn(known, text)) || findRun(view, text, known));
      if (isFound) leaks.push({ kind: 'text', what: text, part });
    }
    for (const name of names) if ((isText || name.length >= NO_CHANCE) && [words, attributes].some((view) => isWordIn(view, name)) && !isWordIn(known, name)) leaks.push({ kind: 'name', what: name, part });
  }
  return leaks;
}

const partNames = ({ partNames: names }: DocxPackage): PartViews => ({ words: plainText(names.join('\n')), attributes: '', paragraphs: new Set(), isText: true });

const distinct = (texts: readonly string[]): readonly string[] => [...new Set(texts.map(plainText))].filter((text) => text !== '');

const sameBytes = (one: Uint8Array, two: Uint8Array | undefined): boolean => two !== undefined && one.length === two.length && one.every((byte, index) => byte === two[index]);
