import type { Zlib } from '../../zlib-port.ts';
import { readGif } from './gif.ts';
import { readJpeg } from './jpeg.ts';
import { readPng } from './png.ts';
import type { PictureReading } from './picture-reading.ts';
import { readSvg } from './svg.ts';

const startsWith = (bytes: Uint8Array, ...codes: readonly number[]): boolean => codes.every((code, index) => bytes[index] === code);

/** Looks into a picture by its first bytes, whatever its name says; `undefined` for a kind, or a damage, that is not looked into. */
export function readPicture(bytes: Uint8Array, contentType: string, zlib: Zlib): PictureReading | undefined {
  if (startsWith(bytes, 0xff, 0xd8, 0xff)) return readJpeg(bytes);
  if (startsWith(bytes, 0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a)) return readPng(bytes, zlib.crc32);
  if (startsWith(bytes, 0x47, 0x49, 0x46, 0x38)) return readGif(bytes);
  return contentType.startsWith('image/svg') ? readSvg(bytes) : undefined;
}
