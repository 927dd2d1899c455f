/** Raw DEFLATE (RFC 1951) and its check sum, supplied by the worker so that this folder stays free of Node. */
export type Zlib = {
  /** Inflates `data`; throws when the output would exceed `maxOutput` bytes or the stream is damaged. */
  readonly inflate: (data: Uint8Array, maxOutput: number) => Uint8Array;
  /** CRC-32 as used by ZIP (APPNOTE 4.4.7), unsigned. */
  readonly crc32: (data: Uint8Array) => number;
  readonly deflate: (data: Uint8Array) => Uint8Array;
};
