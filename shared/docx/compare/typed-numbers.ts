import { readEastAsianLabel } from '../segment/east-asian-markers.ts';
import { readEuropeanLabel } from '../segment/european-markers.ts';
import { readMarker, type Marker } from '../segment/markers.ts';
import { likenessWords, type Token } from './tokens.ts';

/** A number that was typed in front of a paragraph: "4.2", "(a)", "Article 5". */
export type TypedNumber = { readonly marker: Marker; readonly text: string; readonly tokens: number };

/**
 * The number typed in front of a line of words; `undefined` where there is none, or nothing behind it: a cell with "4.2" alone may as
 * well hold a price.
 */
export function typedNumber(text: string, tokens: readonly Token[]): TypedNumber | undefined {
  const marker = numberInFront(text);
  if (marker === undefined) return undefined;
  let length = 0;
  let count = 0;
  while (length < marker.length) length += tokens[count++]?.text.length ?? Number.POSITIVE_INFINITY;
  return length === marker.length && tokens.slice(0, count).every((token) => !token.isAtom) ? { marker, text: marker.label, tokens: count } : undefined;
}

/** The same of a text alone. */
export function numberInFront(text: string): Marker | undefined {
  const marker = STARTS_LIKE_ONE.test(text) || isForeignLabel(text) ? readMarker(text, false) : undefined;
  if (marker === undefined) return undefined;
  const rest = text.slice(marker.length);
  // "Section 4 of the Act" speaks of a section and is none.
  return rest.trim() === '' || (/^\p{L}{3}/u.test(marker.label) && /^[\s\u00A0]+\p{Ll}/u.test(rest)) ? undefined : marker;
}

/** Labels of other languages: most lines begin with no sign of theirs, which is asked first. */
const isForeignLabel = (text: string): boolean => FOREIGN_START.test(text) && (readEuropeanLabel(text.trimStart()) !== undefined || readEastAsianLabel(text.trimStart()) !== undefined);
const FOREIGN_START = /^\s*(?:\u00A7|[\u7B2C\uC81C\u9644\u5225\uBCC4\uBD80\uFF08\u4E00-\u5341]|\p{L}{3,12}\.?\s{1,2}(?:n[r.\u00BA\u00B0o]{1,2}\s?)?(?:[0-9IVXLC]|\p{L}{4,10}\b)|\p{Lu}{5,10}(?:\.[-\u2013\u2014]|[.:]))/u;

const STARTS_LIKE_ONE = /^[\s\u00A0]*(?:\(?[A-Za-z]{1,5}[.)]|\(?[0-9]|(?:article|section|clause|part|chapter|schedule|exhibit|annex|appendix|attachment|addendum)\s)/i;

/** What a paragraph is known by when it only got another number: its content and its words behind the typed one (C3, C4). */
export function bareContent(text: string, key: string, tokens: readonly Token[]): { readonly bareKey: string; readonly words: readonly string[] } {
  const number = typedNumber(text, tokens);
  if (number === undefined) return { bareKey: key, words: likenessWords(tokens) };
  const rest = tokens.slice(number.tokens);
  const from = rest.findIndex((token) => token.isAtom || token.text.trim() !== '');
  return { bareKey: rest.slice(from).map((token) => token.key).join(''), words: likenessWords(rest) };
}
