import { createCipheriv, createDecipheriv, createHmac, hkdfSync, randomBytes } from 'node:crypto';
import type { Sha256 } from '../../shared/base/branded.ts';

/**
 * What stands between records and the disk. Without a passphrase it hands them through; with one each record – a line of
 * a log, a document, a small file – is encrypted by itself (rule S14). `place` says where a record belongs; a record moved
 * to another place does not open.
 */
export type Seal = {
  readonly active: boolean;
  readonly close: (plain: Uint8Array, place: string) => Uint8Array;
  /** The record, or `null` when these bytes were not sealed with this key for this place. */
  readonly open: (stored: Uint8Array, place: string) => Uint8Array | null;
  /** The same for a line of a log, without its newline; what is stored never contains one. */
  readonly closeLine: (plain: Uint8Array, place: string) => Uint8Array;
  readonly openLine: (stored: Uint8Array, place: string) => Uint8Array | null;
  /** What a document's file is called: its hash would tell whoever holds the same document that we have it. */
  readonly fileNameOf: (sha256: Sha256) => string;
};

/** Where a document belongs: to any negotiation, as its name is its content. */
export const DOCUMENT_PLACE = 'document';
/** Where the lines of a negotiation's log belong. */
export const logPlace = (id: string): string => `log ${id}`;
/** Where a file belongs that is sealed as a whole: its path in the data folder; a deleted negotiation's files are still its own. */
export const filePlace = (path: readonly string[]): string => `file ${path.slice(path.length > 1 ? 1 : 0).join('/')}`;

/** No passphrase: everything is stored as it is. */
export const noSeal: Seal = {
  active: false,
  close: (plain) => plain,
  open: (stored) => stored,
  closeLine: (plain) => plain,
  openLine: (stored) => stored,
  fileNameOf: (sha256) => `${sha256}.docx`,
};

export const KEY_BYTES = 32;
const NONCE_BYTES = 12;
const TAG_BYTES = 16;
/** How a sealed file begins, so that it is never taken for a damaged plain one. */
const MAGIC = new TextEncoder().encode('PARLEY-SEALED-1\n');

export const isSealedFile = (bytes: Uint8Array): boolean => bytes.length >= MAGIC.length && MAGIC.every((byte, at) => bytes[at] === byte);

/**
 * Seals with AES-256-GCM under keys derived from the data key (HKDF-SHA-256; one for records, one for names). Every record
 * has a random nonce of 96 bits; one workspace would have to save some four billion records before that is too few.
 */
export function createSeal(dataKey: Uint8Array): Seal {
  const derived = (purpose: string): Buffer => Buffer.from(hkdfSync('sha256', dataKey, new Uint8Array(), purpose, KEY_BYTES));
  const recordKey = derived('parley records 1');
  const nameKey = derived('parley names 1');
  const close = (plain: Uint8Array, place: string): Buffer => encrypt(recordKey, plain, place);
  const open = (stored: Uint8Array, place: string): Uint8Array | null => decrypt(recordKey, stored, place);
  return {
    active: true,
    close: (plain, place) => Buffer.concat([MAGIC, close(plain, place)]),
    open: (stored, place) => (isSealedFile(stored) ? open(stored.subarray(MAGIC.length), place) : null),
    closeLine: (plain, place) => Buffer.from(close(plain, place).toString('base64'), 'latin1'),
    openLine: (stored, place) => {
      const text = Buffer.from(stored.buffer, stored.byteOffset, stored.byteLength).toString('latin1');
      const bytes = Buffer.from(text, 'base64');
      // Base64 is read leniently: only its one proper spelling counts, so that every changed byte is noticed.
      return bytes.toString('base64') === text ? open(bytes, place) : null;
    },
    fileNameOf: (sha256) => `${createHmac('sha256', nameKey).update(sha256).digest('hex')}.sealed`,
  };
}

/** Nonce, ciphertext, tag. */
export function encrypt(key: Uint8Array, plain: Uint8Array, place: string): Buffer {
  const nonce = randomBytes(NONCE_BYTES);
  const cipher = createCipheriv('aes-256-gcm', key, nonce).setAAD(Buffer.from(place, 'utf8'));
  return Buffer.concat([nonce, cipher.update(plain), cipher.final(), cipher.getAuthTag()]);
}

/** What `encrypt` was given, or `null` for another key, another place, or changed bytes. */
export function decrypt(key: Uint8Array, sealed: Uint8Array, place: string): Uint8Array | null {
  if (sealed.length < NONCE_BYTES + TAG_BYTES) return null;
  const decipher = createDecipheriv('aes-256-gcm', key, sealed.subarray(0, NONCE_BYTES), { authTagLength: TAG_BYTES }).setAAD(Buffer.from(place, 'utf8'));
  decipher.setAuthTag(sealed.subarray(sealed.length - TAG_BYTES));
  try {
    return Buffer.concat([decipher.update(sealed.subarray(NONCE_BYTES, sealed.length - TAG_BYTES)), decipher.final()]);
  } catch {
    return null;
  }
}
