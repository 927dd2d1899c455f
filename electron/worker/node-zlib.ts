import { crc32, deflateRawSync, inflateRawSync } from 'node:zlib';
import type { Zlib } from '../../shared/docx/zlib-port.ts';

/** Node's DEFLATE. `maxOutputLength` makes a bomb stop at the bound instead of in the memory. */
export const nodeZlib: Zlib = {
  // zlib refuses a bound of 0, and an empty entry has nothing to inflate to.
  inflate: (data, maxOutput) => inflateRawSync(data, { maxOutputLength: Math.max(1, maxOutput) }),
  crc32: (data) => crc32(data),
  deflate: (data) => deflateRawSync(data, { level: 6 }),
};
