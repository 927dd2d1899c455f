import { fail } from '../../base/app-error.ts';
import { LIMITS } from '../limits.ts';
import type { Zlib } from '../zlib-port.ts';

/** One entry of the central directory (ZIP APPNOTE 4.3.12) with where its data starts. */
export type ZipEntry = {
  readonly name: string;
  readonly method: number;
  readonly crc: number;
  readonly compressedSize: number;
  readonly size: number;
  readonly dataStart: number;
};

export type ZipArchive = { readonly bytes: Uint8Array; readonly entries: readonly ZipEntry[] };

const END_OF_DIRECTORY = 0x06054b50;
const DIRECTORY_ENTRY = 0x02014b50;
const LOCAL_HEADER = 0x04034b50;

const damaged = (detail: string): never =>
  fail('docx.damaged', `The file is damaged and cannot be read (${detail}).`, 'Ask for the file again, or open it in Word and save it under a new name.');

const tooLarge = (detail: string): never =>
  fail('docx.limits', `The file was not opened because it would take too much memory (${detail}).`, 'A contract does not look like this. Ask the sender what the file is.');

/** Reads the directory and checks it against the limits, without inflating anything. Throws an `AppFailure`. */
export function readArchive(bytes: Uint8Array): ZipArchive {
  if (bytes.length > LIMITS.fileBytes) tooLarge(`${Math.round(bytes.length / 1048576)} MB`);
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const end = findEnd(view);
  const count = view.getUint16(end + 10, true);
  const directorySize = view.getUint32(end + 12, true);
  const directoryStart = view.getUint32(end + 16, true);
  if (count === 0xffff || directoryStart === 0xffffffff) tooLarge('a 64-bit archive');
  if (count > LIMITS.entries) tooLarge(`${count} parts`);
  if (directoryStart + directorySize > end) damaged('its directory points outside the file');
  // Two archives one behind the other: programs disagree which of them is meant, and so which contract.
  const behind = directoryStart + directorySize;
  if (behind < end && view.getUint32(behind, true) === END_OF_DIRECTORY) damaged('it holds two archives');
  const entries = readDirectory(view, bytes, directoryStart, end, count);
  checkTotals(entries);
  return { bytes, entries };
}

function findEnd(view: DataView): number {
  const lowest = Math.max(0, view.byteLength - 22 - 0xffff);
  for (let at = view.byteLength - 22; at >= lowest; at -= 1) {
    if (view.getUint32(at, true) === END_OF_DIRECTORY) return at;
  }
  return damaged('it ends too early');
}

function readDirectory(view: DataView, bytes: Uint8Array, start: number, limit: number, count: number): ZipEntry[] {
  const entries: ZipEntry[] = [];
  const names = new Set<string>();
  let at = start;
  for (let index = 0; index < count; index += 1) {
    if (at + 46 > limit || view.getUint32(at, true) !== DIRECTORY_ENTRY) damaged('its directory is broken');
    const flags = view.getUint16(at + 8, true);
    const nameLength = view.getUint16(at + 28, true);
    const next = at + 46 + nameLength + view.getUint16(at + 30, true) + view.getUint16(at + 32, true);
    if (next > limit) damaged('its directory is broken');
    const name = new TextDecoder('utf-8').decode(bytes.subarray(at + 46, at + 46 + nameLength)).replaceAll('\\', '/');
    if (flags & 1) fail('docx.encrypted', 'The file is protected by a password.', 'Ask for a copy without a password, or remove the password in Word and save again.');
    if (!name.endsWith('/')) {
      // Part names are compared without case (ECMA-376 part 2, 6.2.2.2); two equal names make it unclear which is meant.
      const key = name.toLowerCase();
      if (names.has(key)) damaged(`it holds two parts called ${name}`);
      names.add(key);
      const entry = readEntryHeader(view, at, name);
      if (!isNamedAlike(bytes, view, at)) damaged(`${name} has another name where it is stored`);
      entries.push(entry);
    }
    at = next;
  }
  return entries;
}

/** Some programs go by the directory and some by what stands before each part: a part with two names is one thing here and another there. */
function isNamedAlike(bytes: Uint8Array, view: DataView, at: number): boolean {
  const [length, local] = [view.getUint16(at + 28, true), view.getUint32(at + 42, true)];
  if (view.getUint16(local + 26, true) !== length) return false;
  for (let index = 0; index < length; index += 1) if (bytes[at + 46 + index] !== bytes[local + 30 + index]) return false;
  return true;
}

function readEntryHeader(view: DataView, at: number, name: string): ZipEntry {
  const localStart = view.getUint32(at + 42, true);
  const compressedSize = view.getUint32(at + 20, true);
  const size = view.getUint32(at + 24, true);
  if (localStart + 30 > view.byteLength || view.getUint32(localStart, true) !== LOCAL_HEADER) damaged(`${name} is not where it should be`);
  const dataStart = localStart + 30 + view.getUint16(localStart + 26, true) + view.getUint16(localStart + 28, true);
  if (dataStart + compressedSize > view.byteLength) damaged(`${name} is cut off`);
  const method = view.getUint16(at + 10, true);
  if (method !== 0 && method !== 8) damaged(`${name} is packed in a way Word does not use`);
  return { name, method, crc: view.getUint32(at + 16, true), compressedSize, size, dataStart };
}

function checkTotals(entries: readonly ZipEntry[]): void {
  let declared = 0;
  for (const entry of entries) {
    declared += entry.size;
    if (declared > LIMITS.declaredBytes) tooLarge(`it unpacks to more than ${LIMITS.declaredBytes / 1048576} MB`);
    if (entry.size > LIMITS.ratioFromBytes && entry.size > entry.compressedSize * LIMITS.ratio) {
      tooLarge(`${entry.name} unpacks to ${Math.round(entry.size / 1048576)} MB`);
    }
  }
  const ordered = [...entries].sort((one, two) => one.dataStart - two.dataStart);
  ordered.forEach((entry, index) => {
    const next = ordered[index + 1];
    if (next !== undefined && entry.dataStart + entry.compressedSize > next.dataStart) damaged(`${entry.name} and ${next.name} overlap`);
  });
}

/** The bytes of one entry, checked against its declared size and CRC. Throws an `AppFailure`. */
export function readEntry(archive: ZipArchive, entry: ZipEntry, zlib: Zlib): Uint8Array {
  const packed = archive.bytes.subarray(entry.dataStart, entry.dataStart + entry.compressedSize);
  let data: Uint8Array;
  if (entry.method === 0) {
    data = packed;
  } else {
    try {
      // One byte more than declared: a stream that lies about its size is cut off there instead of filling memory.
      data = zlib.inflate(packed, entry.size + 1);
    } catch {
      return damaged(`${entry.name} cannot be unpacked`);
    }
  }
  if (data.length !== entry.size) damaged(`${entry.name} has another size than declared`);
  if (zlib.crc32(data) !== entry.crc) damaged(`the check sum of ${entry.name} is wrong`);
  return data;
}
