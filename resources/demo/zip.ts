import { deflateRawSync, inflateRawSync } from 'node:zlib';

/**
 * The least zip handling the demo needs, kept apart from the one the product ships: what stands in for the
 * counterpart's Word must not share code with what reads its files.
 */
export type ZipEntry = { readonly name: string; readonly bytes: Uint8Array };

const END_OF_DIRECTORY = 0x06054b50;
const DIRECTORY_ENTRY = 0x02014b50;
const LOCAL_ENTRY = 0x04034b50;
const DEFLATED = 8;
const UTF8_NAMES = 0x0800;
/** 1 January 2025, midnight, in DOS form. */
const DOS_DATE = ((2025 - 1980) << 9) | (1 << 5) | 1;

const CRC_TABLE: readonly number[] = Array.from({ length: 256 }, (_, start) => {
  let value = start;
  for (let bit = 0; bit < 8; bit += 1) value = value & 1 ? 0xedb88320 ^ (value >>> 1) : value >>> 1;
  return value >>> 0;
});

function crc32(bytes: Uint8Array): number {
  let crc = 0xffffffff;
  for (const byte of bytes) crc = (CRC_TABLE[(crc ^ byte) & 0xff] ?? 0) ^ (crc >>> 8);
  return (crc ^ 0xffffffff) >>> 0;
}

/** The entries of a zip file in directory order. */
export function readZip(file: Uint8Array): readonly ZipEntry[] {
  const view = new DataView(file.buffer, file.byteOffset, file.byteLength);
  let end = file.byteLength - 22;
  while (end >= 0 && view.getUint32(end, true) !== END_OF_DIRECTORY) end -= 1;
  if (end < 0) throw new Error('This is not a zip file.');
  const count = view.getUint16(end + 10, true);
  let at = view.getUint32(end + 16, true);
  const entries: ZipEntry[] = [];
  for (let index = 0; index < count; index += 1) {
    if (view.getUint32(at, true) !== DIRECTORY_ENTRY) throw new Error('The zip directory is damaged.');
    const method = view.getUint16(at + 10, true);
    const packedSize = view.getUint32(at + 20, true);
    const nameLength = view.getUint16(at + 28, true);
    const local = view.getUint32(at + 42, true);
    const name = new TextDecoder().decode(file.subarray(at + 46, at + 46 + nameLength));
    const data = local + 30 + view.getUint16(local + 26, true) + view.getUint16(local + 28, true);
    const packed = file.subarray(data, data + packedSize);
    entries.push({ name, bytes: method === DEFLATED ? new Uint8Array(inflateRawSync(packed)) : packed.slice() });
    at += 46 + nameLength + view.getUint16(at + 30, true) + view.getUint16(at + 32, true);
  }
  return entries;
}

type Field = readonly [size: 2 | 4, value: number];

function record(fields: readonly Field[], ...tail: readonly Uint8Array[]): Uint8Array {
  const head = new DataView(new ArrayBuffer(fields.reduce((size, [width]) => size + width, 0)));
  let at = 0;
  for (const [width, value] of fields) {
    if (width === 2) head.setUint16(at, value, true);
    else head.setUint32(at, value, true);
    at += width;
  }
  return Buffer.concat([new Uint8Array(head.buffer), ...tail]);
}

/** A zip file of the entries, in their order; equal entries give equal bytes. */
export function writeZip(entries: readonly ZipEntry[]): Uint8Array {
  const locals: Uint8Array[] = [];
  const directory: Uint8Array[] = [];
  let offset = 0;
  for (const entry of entries) {
    const name = new TextEncoder().encode(entry.name);
    const packed = deflateRawSync(entry.bytes);
    const shared: readonly Field[] = [
      [2, 20],
      [2, UTF8_NAMES],
      [2, DEFLATED],
      [2, 0],
      [2, DOS_DATE],
      [4, crc32(entry.bytes)],
      [4, packed.byteLength],
      [4, entry.bytes.byteLength],
      [2, name.byteLength],
      [2, 0],
    ];
    const local = record([[4, LOCAL_ENTRY], ...shared], name, packed);
    locals.push(local);
    directory.push(record([[4, DIRECTORY_ENTRY], [2, 20], ...shared, [2, 0], [2, 0], [2, 0], [4, 0], [4, offset]], name));
    offset += local.byteLength;
  }
  const size = directory.reduce((sum, part) => sum + part.byteLength, 0);
  const end = record([
    [4, END_OF_DIRECTORY],
    [2, 0],
    [2, 0],
    [2, entries.length],
    [2, entries.length],
    [4, size],
    [4, offset],
    [2, 0],
  ]);
  return new Uint8Array(Buffer.concat([...locals, ...directory, end]));
}
