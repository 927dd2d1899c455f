import { fail } from '../../base/app-error.ts';
import { LIMITS } from '../limits.ts';
import { attribute } from '../xml/access.ts';
import { scanXml, type XmlDocument } from '../xml/scan.ts';
import type { Zlib } from '../zlib-port.ts';
import { readArchive, readEntry, type ZipArchive } from './zip-read.ts';

export type Relationship = {
  readonly id: string;
  /** The last segment of the type URI, e.g. `footnotes`: equal in transitional and strict files. */
  readonly type: string;
  /** Package path for internal targets, the URI as written for external ones. */
  readonly target: string;
  readonly external: boolean;
};

/** An opened .docx: parts are unpacked and scanned when first asked for, and only once. */
export type DocxPackage = {
  readonly archive: ZipArchive;
  readonly zlib: Zlib;
  readonly partNames: readonly string[];
  /** Path of the main document part, found through the package relationships. */
  readonly mainPart: string;
  readonly bytes: (name: string) => Uint8Array | undefined;
  readonly xml: (name: string) => XmlDocument | undefined;
  readonly relationships: (source: string) => readonly Relationship[];
  readonly contentType: (name: string) => string;
};

const MAIN_TYPES = new Set(['document.main+xml', 'template.main+xml', 'document.macroEnabled.main+xml', 'template.macroEnabledTemplate.main+xml']);

/** Opens a .docx. Whatever is wrong with the file becomes an `AppFailure` worded for people (rule R1). */
export function openPackage(bytes: Uint8Array, zlib: Zlib): DocxPackage {
  refuseOtherFormats(bytes);
  const archive = readArchive(bytes);
  const byName = new Map(archive.entries.map((entry) => [entry.name.toLowerCase(), entry]));
  const unpacked = new Map<string, Uint8Array | undefined>();
  const scanned = new Map<string, XmlDocument | undefined>();
  const related = new Map<string, readonly Relationship[]>();

  const readBytes = (name: string): Uint8Array | undefined => {
    const key = name.toLowerCase();
    if (!unpacked.has(key)) {
      const entry = byName.get(key);
      unpacked.set(key, entry === undefined ? undefined : readEntry(archive, entry, zlib));
    }
    return unpacked.get(key);
  };
  const readXml = (name: string): XmlDocument | undefined => {
    const key = name.toLowerCase();
    if (!scanned.has(key)) {
      const entry = byName.get(key);
      if (entry !== undefined && entry.size > LIMITS.xmlPartBytes) {
        fail('docx.limits', `The file was not opened because ${name} is too large.`, 'A contract does not look like this. Ask the sender what the file is.');
      }
      const data = readBytes(name);
      scanned.set(key, data === undefined ? undefined : scanXml(decodeXml(data, name)));
    }
    return scanned.get(key);
  };
  const relationships = (source: string): readonly Relationship[] => {
    const known = related.get(source);
    if (known !== undefined) return known;
    const found = readRelationships(readXml(relationshipsPart(source)), source);
    related.set(source, found);
    return found;
  };

  const contentType = contentTypes(readXml('[Content_Types].xml'));
  const mainPart = findMainPart(relationships(''), contentType, archive);
  if (readXml(mainPart) === undefined) notWord('it has no document in it');
  return { archive, zlib, partNames: archive.entries.map((entry) => entry.name), mainPart, bytes: readBytes, xml: readXml, relationships, contentType };
}

const notWord = (detail: string): never =>
  fail('docx.not-word', `The file is not a Word document (${detail}).`, 'Choose a .docx file. Other formats can be saved as .docx in Word.');

const startsWith = (bytes: Uint8Array, ...codes: readonly number[]): boolean => codes.every((code, index) => bytes[index] === code);

function refuseOtherFormats(bytes: Uint8Array): void {
  if (bytes.length === 0) fail('docx.empty', 'The file is empty (0 bytes).', 'Ask for the file again; the transfer or the save failed.');
  if (startsWith(bytes, 0x50, 0x4b)) return;
  if (startsWith(bytes, 0x25, 0x50, 0x44, 0x46)) {
    fail('docx.pdf', 'The file is a PDF, whatever its name says.', 'Ask for the Word file the PDF was made from. Changes cannot be traced reliably in a PDF.');
  }
  if (startsWith(bytes, 0xd0, 0xcf, 0x11, 0xe0)) {
    // Encrypted OOXML is an OLE file with a stream of this name (MS-OFFCRYPTO 2.3.2), stored in UTF-16.
    const head = new TextDecoder('utf-16le').decode(bytes.subarray(0, Math.min(bytes.length - (bytes.length % 2), 1 << 20)));
    if (head.includes('EncryptedPackage') || head.includes('EncryptionInfo')) {
      fail('docx.encrypted', 'The file is protected by a password.', 'Ask for a copy without a password, or remove the password in Word and save again.');
    }
    fail('docx.legacy', 'The file is in the old .doc format of Word 97–2003.', 'Open it in Word and save it as .docx, then import that.');
  }
  if (startsWith(bytes, 0x7b, 0x5c, 0x72, 0x74, 0x66)) fail('docx.rtf', 'The file is in rich text format (RTF).', 'Open it in Word and save it as .docx, then import that.');
  notWord('its first bytes are those of something else');
}

/** XML in UTF-8 or UTF-16 (XML 1.0, 4.3.3), with or without a byte order mark. */
function decodeXml(bytes: Uint8Array, name: string): string {
  const wide = startsWith(bytes, 0xff, 0xfe) || startsWith(bytes, 0x3c, 0x00);
  const wideSwapped = startsWith(bytes, 0xfe, 0xff) || startsWith(bytes, 0x00, 0x3c);
  const declared = wide || wideSwapped ? '' : (/^(?:\uFEFF)?<\?xml[^>]*encoding\s*=\s*["']([A-Za-z0-9._-]+)["']/.exec(latin(bytes.subarray(0, 200)))?.[1] ?? '').toLowerCase();
  const label = wide ? 'utf-16le' : wideSwapped ? 'utf-16be' : declared === '' ? 'utf-8' : declared;
  if (WESTERN.has(label)) return western(bytes);
  try {
    return new TextDecoder(label, { fatal: true }).decode(bytes);
  } catch {
    return fail('docx.encoding', `The file is damaged: the characters of ${name} cannot be read.`, 'Open it in Word, save it under a new name, and import that.');
  }
}

/** Labels the Encoding Standard reads as windows-1252. Some releases of Node read its upper controls as Latin-1 does, so it is read here. */
const WESTERN: ReadonlySet<string> = new Set(['windows-1252', 'cp1252', 'iso-8859-1', 'latin1', 'us-ascii', 'ascii']);
const WESTERN_UPPER = '\u20AC\u0081\u201A\u0192\u201E\u2026\u2020\u2021\u02C6\u2030\u0160\u2039\u0152\u008D\u017D\u008F\u0090\u2018\u2019\u201C\u201D\u2022\u2013\u2014\u02DC\u2122\u0161\u203A\u0153\u009D\u017E\u0178';

function western(bytes: Uint8Array): string {
  let text = '';
  for (let at = 0; at < bytes.length; at += 8192) text += String.fromCharCode(...bytes.subarray(at, at + 8192));
  return text.replace(/[\u0080-\u009F]/g, (control) => WESTERN_UPPER.charAt(control.charCodeAt(0) - 0x80));
}

const latin = (bytes: Uint8Array): string => {
  const text = String.fromCharCode(...bytes);
  return text.startsWith('\u00EF\u00BB\u00BF') ? text.slice(3) : text;
};

/** Where the relationships of a part are stored (ECMA-376 part 2, 9.3.3); `''` is the package itself. */
export function relationshipsPart(source: string): string {
  const slash = source.lastIndexOf('/');
  return `${source.slice(0, slash + 1)}_rels/${source.slice(slash + 1)}.rels`;
}

/** Resolves a relationship target against the part it stands in. */
export function resolveTarget(source: string, target: string): string {
  const base = target.startsWith('/') ? [] : source.split('/').slice(0, -1);
  for (const segment of decodeURIComponentSafely(target).split('/')) {
    if (segment === '..') base.pop();
    else if (segment !== '' && segment !== '.') base.push(segment);
  }
  return base.join('/');
}

function decodeURIComponentSafely(text: string): string {
  try {
    return decodeURI(text);
  } catch {
    return text;
  }
}

function readRelationships(document: XmlDocument | undefined, source: string): readonly Relationship[] {
  if (document === undefined) return [];
  return document.root.children
    .filter((element) => element.name === 'rel:Relationship')
    .map((element) => {
      const read = (name: string): string => attribute(document.source, element, name) ?? '';
      const external = read('TargetMode').toLowerCase() === 'external';
      const type = read('Type');
      return {
        id: read('Id'),
        type: type.slice(type.lastIndexOf('/') + 1),
        target: external ? read('Target') : resolveTarget(source, read('Target').split('#')[0] ?? ''),
        external,
      };
    });
}

function contentTypes(document: XmlDocument | undefined): (name: string) => string {
  const overrides = new Map<string, string>();
  const defaults = new Map<string, string>();
  for (const element of document?.root.children ?? []) {
    const source = document?.source ?? '';
    const type = attribute(source, element, 'ContentType') ?? '';
    if (element.name === 'ct:Override') overrides.set((attribute(source, element, 'PartName') ?? '').replace(/^\//, '').toLowerCase(), type);
    else if (element.name === 'ct:Default') defaults.set((attribute(source, element, 'Extension') ?? '').toLowerCase(), type);
  }
  return (name) => overrides.get(name.toLowerCase()) ?? defaults.get(name.slice(name.lastIndexOf('.') + 1).toLowerCase()) ?? '';
}

function findMainPart(relationships: readonly Relationship[], contentType: (name: string) => string, archive: ZipArchive): string {
  const related = relationships.find((relationship) => relationship.type === 'officeDocument' && !relationship.external);
  const candidate = related?.target ?? archive.entries.find((entry) => entry.name === 'word/document.xml')?.name;
  if (candidate === undefined) return notWord(archive.entries.length === 0 ? 'it is an empty archive' : 'it is an archive of something else');
  const entry = archive.entries.find((other) => other.name.toLowerCase() === candidate.toLowerCase());
  if (entry === undefined) return notWord('its document part is missing');
  const type = contentType(entry.name);
  const short = type.slice(type.lastIndexOf('.', type.lastIndexOf('.main')) + 1);
  const isWord = type.includes('wordprocessingml') || type.includes('ms-word') || type === 'application/xml' || type === '';
  if (!isWord && !MAIN_TYPES.has(short)) notWord(type.includes('spreadsheet') ? 'it is a spreadsheet' : type.includes('presentation') ? 'it is a presentation' : `its content is ${type}`);
  return entry.name;
}
