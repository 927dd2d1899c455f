import { join, latin } from './bytes.ts';
import { minimalExif, readExif } from './exif.ts';
import type { PictureReading } from './picture-reading.ts';

/** Ancillary chunks that say how to draw the picture (PNG, third edition, 4.7 and 11.3, and its registered extensions). */
const DRAWING: ReadonlySet<string> = new Set([
  'tRNS', 'cHRM', 'gAMA', 'iCCP', 'sBIT', 'sRGB', 'cICP', 'mDCV', 'cLLI', 'bKGD', 'hIST', 'pHYs', 'sPLT', 'acTL', 'fcTL', 'fdAT', 'oFFs', 'pCAL', 'sCAL', 'sTER', 'CgBI',
]);
const TEXTS: ReadonlySet<string> = new Set(['tEXt', 'iTXt', 'zTXt']);

/** A PNG's chunks (third edition, 5.3): text, EXIF, time and private ones tell; the rest draws. `undefined` when it is not laid out like one. */
export function readPng(bytes: Uint8Array, crc32: (data: Uint8Array) => number): PictureReading | undefined {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const tells: string[] = [];
  const kept: Uint8Array[] = [bytes.subarray(0, 8)];
  const drawn: Uint8Array[] = [];
  let at = 8;
  let type = '';
  let turned = 1;
  while (type !== 'IEND') {
    if (at + 12 > bytes.length) return undefined;
    const length = view.getUint32(at);
    const end = at + 12 + length;
    if (end > bytes.length) return undefined;
    type = latin(bytes.subarray(at + 4, at + 8));
    const data = bytes.subarray(at + 8, end - 4);
    const isAncillary = /^[a-z]/.test(type);
    if (TEXTS.has(type)) tells.push(textTells(type, data));
    else if (type === 'eXIf') {
      const exif = readExif(data);
      tells.push(...exif.tells);
      turned = exif.orientation;
      if (turned !== 1) kept.push(exifChunk(turned, crc32));
    } else if (type === 'tIME') tells.push('the time of its last change');
    else if (isAncillary && !DRAWING.has(type)) tells.push(`private data (${type.replace(/[^A-Za-z]/g, '?')})`);
    else {
      kept.push(bytes.subarray(at, end));
      drawn.push(bytes.subarray(at, end));
    }
    at = end;
  }
  if (at < bytes.length) tells.push('data behind the picture');
  return { format: 'PNG', tells, turned, stripped: tells.length === 0 ? bytes : join(kept), drawing: join(drawn) };
}

function textTells(type: string, data: Uint8Array): string {
  const zero = data.indexOf(0);
  const keyword = latin(data.subarray(0, Math.max(0, Math.min(zero, 79))));
  const value = type === 'tEXt' ? latin(data.subarray(zero + 1, zero + 61)) : '';
  return `${keyword === '' ? 'text' : keyword}${value === '' ? '' : `: ${value}`}`;
}

function exifChunk(orientation: number, crc32: (data: Uint8Array) => number): Uint8Array {
  const data = minimalExif(orientation);
  const body = join([Uint8Array.of(0x65, 0x58, 0x49, 0x66), data]);
  const frame = new Uint8Array(body.length + 8);
  const view = new DataView(frame.buffer);
  view.setUint32(0, data.length);
  frame.set(body, 4);
  view.setUint32(4 + body.length, crc32(body));
  return frame;
}
