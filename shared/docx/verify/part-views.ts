/** One part of a package as plain text: its words, run on across marks and runs; its attribute values and comments; its paragraphs. */
export type PartViews = { readonly words: string; readonly attributes: string; readonly paragraphs: ReadonlySet<string>; /** Whether it is text at all: chance finds few letters in a picture. */ readonly isText: boolean };

/** How texts are compared: white space and case aside, characters composed. */
export const plainText = (text: string): string => text.normalize('NFC').replace(/\s+/g, ' ').trim().toLowerCase();

/** Reads a part leniently: whatever its bytes are, nothing readable in them is passed over. */
export function viewsOf(bytes: Uint8Array): PartViews {
  const text = decoded(bytes);
  if (!/^\uFEFF?\s*</.test(text)) {
    const words = plainText(`${text} ${new TextDecoder('utf-16le').decode(bytes.subarray(0, bytes.length - (bytes.length % 2)))}`);
    return { words, attributes: '', paragraphs: new Set([words]), isText: false };
  }
  const paragraphs = text.split(/<\/(?:[A-Za-z0-9]+:)?p>/).map((paragraph) => plainText(wordsOf(paragraph)));
  const attributes = [...text.matchAll(/=\s*(?:"([^"]*)"|'([^']*)')|<!--([\s\S]*?)-->|<\?([\s\S]*?)\?>/g)].map(([, double, single, comment, instruction]) => double ?? single ?? comment ?? instruction ?? '').filter((value) => !VOCABULARY.test(value));
  return { words: paragraphs.filter((paragraph) => paragraph !== '').join(' '), attributes: plainText(unescaped(attributes.join('\n'))), paragraphs: new Set(paragraphs), isText: true };
}

/** Names of the format itself, which say nothing about anybody. */
const VOCABULARY = /^(?:http:\/\/schemas\.(?:openxmlformats\.org|microsoft\.com)\/|application\/vnd\.(?:openxmlformats|ms)-)/;

function decoded(bytes: Uint8Array): string {
  const [first, second] = bytes;
  const wide = (first === 0xff && second === 0xfe) || (second === 0 && first === 0x3c) ? 'utf-16le' : first === 0xfe && second === 0xff ? 'utf-16be' : 'utf-8';
  return new TextDecoder(wide).decode(bytes);
}

/** Tabs and breaks are white space; every other tag is nothing, so that words cut into runs are whole again. */
const wordsOf = (xml: string): string => unescaped(xml.replace(/<(?:[A-Za-z0-9]+:)?(?:tab|br|cr)\b[^>]*>/g, ' ').replace(/<!\[CDATA\[|\]\]>/g, '').replace(/<[^>]*>/g, ''));

const NAMED: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" };

function unescaped(raw: string): string {
  return raw.replace(/&(?:#x([0-9a-fA-F]{1,6})|#([0-9]{1,7})|(amp|lt|gt|quot|apos));/g, (whole, hex: string | undefined, decimal: string | undefined, name: string | undefined) => {
    if (name !== undefined) return NAMED[name] ?? whole;
    const code = hex === undefined ? Number.parseInt(decimal ?? '', 10) : Number.parseInt(hex, 16);
    return code <= 0x10ffff ? String.fromCodePoint(code) : whole;
  });
}
