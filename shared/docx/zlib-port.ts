/** Raw DEFLATE (RFC 1951), supplied by the worker so that this folder stays free of Node. */
export type Zlib = {
  /** Inflates `data`; throws when the output would exceed `maxOutput` bytes or the stream is damaged. */
  readonly inflate: (data: Uint8Array, maxOutput: number) => Uint8Array;
  readonly deflate: (data: Uint8Array) => Uint8Array;
};
