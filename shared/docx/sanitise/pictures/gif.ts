import { join, latin } from './bytes.ts';
import type { PictureReading } from './picture-reading.ts';

/** Application extensions that draw: how often an animation repeats, and colours. */
const DRAWING = /^(?:NETSCAPE2\.0|ANIMEXTS1\.0|ICCRGBG1012)$/;

/** A GIF's blocks (GIF89a, appendix A): comments and the data of applications tell. `undefined` when it is not laid out like one. */
export function readGif(bytes: Uint8Array): PictureReading | undefined {
  const tells: string[] = [];
  let at = 13 + colours(bytes[10] ?? 0);
  const kept: Uint8Array[] = [bytes.subarray(0, at)];
  const drawn: Uint8Array[] = [bytes.subarray(0, at)];
  for (;;) {
    const introducer = bytes[at];
    if (introducer === 0x3b) break;
    const label = bytes[at + 1] ?? 0;
    const first = introducer === 0x21 ? at + 2 : introducer === 0x2c ? at + 11 + colours(bytes[at + 9] ?? 0) : -1;
    const end = first < 0 ? -1 : endOfBlocks(bytes, first);
    if (end < 0) return undefined;
    const application = label === 0xff ? latin(bytes.subarray(at + 3, at + 14)) : '';
    if (introducer === 0x21 && label === 0xfe) tells.push(`a comment: ${latin(bytes.subarray(at + 3, Math.min(end - 1, at + 63)))}`);
    else if (introducer === 0x21 && label === 0xff && !DRAWING.test(application)) tells.push(application.startsWith('XMP') ? 'a description (XMP)' : 'application data');
    else {
      kept.push(bytes.subarray(at, end));
      drawn.push(bytes.subarray(at, end));
    }
    at = end;
  }
  kept.push(bytes.subarray(at, at + 1));
  if (at + 1 < bytes.length) tells.push('data behind the picture');
  return { format: 'GIF', tells, turned: 1, stripped: tells.length === 0 ? bytes : join(kept), drawing: join(drawn) };
}

/** Size of the colour table the packed byte announces. */
const colours = (packed: number): number => ((packed & 0x80) === 0 ? 0 : 3 * 2 ** ((packed & 7) + 1));

/** Just behind the empty block that ends a row of data blocks. */
function endOfBlocks(bytes: Uint8Array, from: number): number {
  let at = from;
  for (;;) {
    const size = bytes[at];
    if (size === undefined) return -1;
    at += size + 1;
    if (size === 0) return at;
  }
}
