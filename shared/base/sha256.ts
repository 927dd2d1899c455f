import type { Sha256 } from './branded.ts';
import { utf8Bytes, writeUtf8 } from './utf8.ts';

/** The first 32 bits of the fractional parts of the cube roots of the first 64 primes (FIPS 180-4, 4.2.2). */
const ROUND_CONSTANTS = new Int32Array([
  0x428a2f98, 0x71374491, 0xb5c0fbcf, 0xe9b5dba5, 0x3956c25b, 0x59f111f1, 0x923f82a4, 0xab1c5ed5, 0xd807aa98, 0x12835b01,
  0x243185be, 0x550c7dc3, 0x72be5d74, 0x80deb1fe, 0x9bdc06a7, 0xc19bf174, 0xe49b69c1, 0xefbe4786, 0x0fc19dc6, 0x240ca1cc,
  0x2de92c6f, 0x4a7484aa, 0x5cb0a9dc, 0x76f988da, 0x983e5152, 0xa831c66d, 0xb00327c8, 0xbf597fc7, 0xc6e00bf3, 0xd5a79147,
  0x06ca6351, 0x14292967, 0x27b70a85, 0x2e1b2138, 0x4d2c6dfc, 0x53380d13, 0x650a7354, 0x766a0abb, 0x81c2c92e, 0x92722c85,
  0xa2bfe8a1, 0xa81a664b, 0xc24b8b70, 0xc76c51a3, 0xd192e819, 0xd6990624, 0xf40e3585, 0x106aa070, 0x19a4c116, 0x1e376c08,
  0x2748774c, 0x34b0bcb5, 0x391c0cb3, 0x4ed8aa4a, 0x5b9cca4f, 0x682e6ff3, 0x748f82ee, 0x78a5636f, 0x84c87814, 0x8cc70208,
  0x90befffa, 0xa4506ceb, 0xbef9a3f7, 0xc67178f2,
]);

const INITIAL_HASH = [
  0x6a09e667, 0xbb67ae85, 0x3c6ef372, 0xa54ff53a, 0x510e527f, 0x9b05688c, 0x1f83d9ab, 0x5be0cd19,
] as const;

const BLOCK = 64;

/**
 * Working memory of one call, kept between calls: opening a long negotiation hashes ten thousand short texts, and a new
 * buffer for each costs more than the hashing. Nothing in here outlives the synchronous call that fills it.
 */
const hash = new Int32Array(8);
const w = new Int32Array(BLOCK);
const scratch = new Uint8Array(16 * 1024);

/** UTF-8 of a text, in the working memory where it fits. */
const scratchUtf8 = (text: string): Uint8Array => (text.length * 3 > scratch.length ? utf8Bytes(text) : scratch.subarray(0, writeUtf8(text, scratch)));

/** Lower-case hexadecimal SHA-256 (FIPS 180-4) of bytes, or of the UTF-8 form of a string. Pure and synchronous. */
export function sha256Hex(input: string | Uint8Array): Sha256 {
  const bytes = typeof input === 'string' ? scratchUtf8(input) : input;
  hash.set(INITIAL_HASH);
  const whole = bytes.length - (bytes.length % BLOCK);
  for (let offset = 0; offset < whole; offset += BLOCK) mixBlock(bytes, offset);
  const tail = paddedTail(bytes, whole);
  for (let offset = 0; offset < tail.length; offset += BLOCK) mixBlock(tail, offset);
  let hex = '';
  for (let i = 0; i < hash.length; i += 1) hex += ((hash[i] ?? 0) >>> 0).toString(16).padStart(8, '0');
  return hex as Sha256;
}

/** What is left after the whole blocks, with the 1 bit, the zeroes and the length in bits the standard asks for. */
function paddedTail(bytes: Uint8Array, whole: number): Uint8Array {
  const rest = bytes.length - whole;
  const tail = new Uint8Array(rest < BLOCK - 8 ? BLOCK : BLOCK * 2);
  tail.set(bytes.subarray(whole));
  tail[rest] = 0x80;
  const view = new DataView(tail.buffer);
  view.setUint32(tail.length - 8, Math.floor(bytes.length / 0x2000_0000));
  view.setUint32(tail.length - 4, (bytes.length << 3) >>> 0);
  return tail;
}

// Typed arrays are only ever read inside their length here; the `| 0` turns the checker's `undefined` into the number it is.
function mixBlock(bytes: Uint8Array, offset: number): void {
  for (let i = 0; i < 16; i += 1) {
    const at = offset + i * 4;
    w[i] = ((bytes[at] ?? 0) << 24) | ((bytes[at + 1] ?? 0) << 16) | ((bytes[at + 2] ?? 0) << 8) | (bytes[at + 3] ?? 0);
  }
  for (let i = 16; i < 64; i += 1) {
    const x = (w[i - 15] ?? 0) | 0;
    const y = (w[i - 2] ?? 0) | 0;
    const s0 = ((x >>> 7) | (x << 25)) ^ ((x >>> 18) | (x << 14)) ^ (x >>> 3);
    const s1 = ((y >>> 17) | (y << 15)) ^ ((y >>> 19) | (y << 13)) ^ (y >>> 10);
    w[i] = (((w[i - 16] ?? 0) + s0) | 0) + (((w[i - 7] ?? 0) + s1) | 0);
  }
  let a = (hash[0] ?? 0) | 0;
  let b = (hash[1] ?? 0) | 0;
  let c = (hash[2] ?? 0) | 0;
  let d = (hash[3] ?? 0) | 0;
  let e = (hash[4] ?? 0) | 0;
  let f = (hash[5] ?? 0) | 0;
  let g = (hash[6] ?? 0) | 0;
  let h = (hash[7] ?? 0) | 0;
  for (let i = 0; i < 64; i += 1) {
    const s1 = ((e >>> 6) | (e << 26)) ^ ((e >>> 11) | (e << 21)) ^ ((e >>> 25) | (e << 7));
    const t1 = (h + s1 + ((e & f) ^ (~e & g)) + (((ROUND_CONSTANTS[i] ?? 0) + (w[i] ?? 0)) | 0)) | 0;
    const s0 = ((a >>> 2) | (a << 30)) ^ ((a >>> 13) | (a << 19)) ^ ((a >>> 22) | (a << 10));
    const t2 = (s0 + ((a & b) ^ (a & c) ^ (b & c))) | 0;
    h = g;
    g = f;
    f = e;
    e = (d + t1) | 0;
    d = c;
    c = b;
    b = a;
    a = (t1 + t2) | 0;
  }
  hash[0] = (hash[0] ?? 0) + a;
  hash[1] = (hash[1] ?? 0) + b;
  hash[2] = (hash[2] ?? 0) + c;
  hash[3] = (hash[3] ?? 0) + d;
  hash[4] = (hash[4] ?? 0) + e;
  hash[5] = (hash[5] ?? 0) + f;
  hash[6] = (hash[6] ?? 0) + g;
  hash[7] = (hash[7] ?? 0) + h;
}
