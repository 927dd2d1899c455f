import type { Zlib } from '../zlib-port.ts';
import type { ZipArchive, ZipEntry } from './zip-read.ts';

/** New content of a part, or `undefined` to leave it out. */
export type PartChanges = ReadonlyMap<string, Uint8Array | undefined>;

type Packed = { readonly name: string; readonly method: number; readonly crc: number; readonly size: number; readonly data: Uint8Array };

/** 1 January 1980 00:00, the earliest date ZIP can hold: equal content gives equal bytes on every machine and day. */
const DOS_DATE = 0x0021;

/**
 * Writes the archive again with some parts changed, removed or added. Unchanged entries keep their packed bytes, in
 * their old order; added parts follow. Deterministic.
 */
export function writeArchive(archive: ZipArchive, changes: PartChanges, zlib: Zlib): Uint8Array {
  const packed: Packed[] = [];
  const seen = new Set<string>();
  for (const entry of archive.entries) {
    seen.add(entry.name);
    if (!changes.has(entry.name)) packed.push(keep(archive, entry));
    else {
      const data = changes.get(entry.name);
      if (data !== undefined) packed.push(pack(entry.name, data, zlib));
    }
  }
  for (const [name, data] of changes) if (!seen.has(name) && data !== undefined) packed.push(pack(name, data, zlib));
  return assemble(packed);
}

const keep = (archive: ZipArchive, entry: ZipEntry): Packed => ({
  name: entry.name,
  method: entry.method,
  crc: entry.crc,
  size: entry.size,
  data: archive.bytes.subarray(entry.dataStart, entry.dataStart + entry.compressedSize),
});

function pack(name: string, data: Uint8Array, zlib: Zlib): Packed {
  const deflated = zlib.deflate(data);
  const smaller = deflated.length < data.length;
  return { name, method: smaller ? 8 : 0, crc: zlib.crc32(data), size: data.length, data: smaller ? deflated : data };
}

function assemble(entries: readonly Packed[]): Uint8Array {
  const names = entries.map((entry) => new TextEncoder().encode(entry.name));
  const total = entries.reduce((sum, entry, index) => sum + entry.data.length + 2 * (names[index]?.length ?? 0) + 30 + 46, 22);
  const out = new Uint8Array(total);
  const view = new DataView(out.buffer);
  const starts: number[] = [];
  let at = 0;
  entries.forEach((entry, index) => {
    const name = names[index] ?? new Uint8Array();
    starts.push(at);
    view.setUint32(at, 0x04034b50, true);
    writeCommon(view, at + 4, entry, name.length);
    out.set(name, at + 30);
    out.set(entry.data, at + 30 + name.length);
    at += 30 + name.length + entry.data.length;
  });
  const directoryStart = at;
  entries.forEach((entry, index) => {
    const name = names[index] ?? new Uint8Array();
    view.setUint32(at, 0x02014b50, true);
    view.setUint16(at + 4, 20, true);
    writeCommon(view, at + 6, entry, name.length);
    view.setUint32(at + 42, starts[index] ?? 0, true);
    out.set(name, at + 46);
    at += 46 + name.length;
  });
  view.setUint32(at, 0x06054b50, true);
  view.setUint16(at + 8, entries.length, true);
  view.setUint16(at + 10, entries.length, true);
  view.setUint32(at + 12, at - directoryStart, true);
  view.setUint32(at + 16, directoryStart, true);
  return out;
}

/** The 26 bytes that the local header and the directory entry share (APPNOTE 4.3.7, 4.3.12). */
function writeCommon(view: DataView, at: number, entry: Packed, nameLength: number): void {
  view.setUint16(at, 20, true);
  // Bit 11: names are UTF-8.
  view.setUint16(at + 2, 0x0800, true);
  view.setUint16(at + 4, entry.method, true);
  view.setUint16(at + 8, DOS_DATE, true);
  view.setUint32(at + 10, entry.crc, true);
  view.setUint32(at + 14, entry.data.length, true);
  view.setUint32(at + 18, entry.size, true);
  view.setUint16(at + 22, nameLength, true);
}
