import { crc32, deflateRawSync, inflateRawSync } from 'node:zlib';
import type { Zlib } from '../../shared/docx/zlib-port.ts';

/** zlib refuses to fill less than this at a time. */
const LEAST_CHUNK = 64;
/** A part comes out in a few pieces, which need not be put together from hundreds; no more is taken on the word of a directory. */
const MOST_CHUNK = 1024 * 1024;

/** Node's DEFLATE. `maxOutputLength` makes a bomb stop at the bound instead of in the memory. */
export const nodeZlib: Zlib = {
  // zlib refuses a bound of 0, and an empty entry has nothing to inflate to.
  inflate: (data, maxOutput) => inflateRawSync(data, { maxOutputLength: Math.max(1, maxOutput), chunkSize: Math.min(MOST_CHUNK, Math.max(LEAST_CHUNK, maxOutput)) }),
  crc32: (data) => crc32(data),
  deflate: (data) => deflateRawSync(data, { level: 6 }),
};
