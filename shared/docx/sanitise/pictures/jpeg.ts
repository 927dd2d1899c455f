import { join, latin } from './bytes.ts';
import { minimalExif, readExif } from './exif.ts';
import type { PictureReading } from './picture-reading.ts';

type Segment = { readonly marker: number; readonly start: number; readonly end: number };

const ORIENTATION_UPRIGHT = 1;
/** A JFIF header without a preview, its marker included. */
const JFIF_LENGTH = 18;

/**
 * A JPEG's segments (ITU-T T.81, annex B). Kept is what draws the picture: JFIF, the colour profile, Adobe's colour
 * transform, and the turn of the picture; the rest of the application segments, comments and whatever follows the end
 * tell about people and devices. `undefined` for a file that is not laid out like one.
 */
export function readJpeg(bytes: Uint8Array): PictureReading | undefined {
  const segments = jpegSegments(bytes);
  if (segments === undefined) return undefined;
  const tells: string[] = [];
  const kept: Uint8Array[] = [bytes.subarray(0, 2)];
  const drawn: Uint8Array[] = [];
  let orientation = ORIENTATION_UPRIGHT;
  for (const { marker, start, end } of segments) {
    const segment = bytes.subarray(start, end);
    const signature = latin(segment.subarray(4, 40));
    if (marker === 0xe1 && signature.startsWith('Exif\0\0')) {
      const exif = readExif(segment.subarray(10));
      orientation = exif.orientation;
      tells.push(...exif.tells);
    } else if (marker === 0xe1) tells.push(...(signature.startsWith('http://ns.adobe.com/') ? xmpTells(segment) : ['application data']));
    else if (marker === 0xed) tells.push('captions and credits (IPTC)');
    else if (marker === 0xfe) tells.push(`a comment: ${text(segment.subarray(4)).slice(0, 60)}`);
    else if (isApplication(marker) && !drawsPicture(marker, signature)) tells.push('application data');
    else {
      const draws = withoutPreview(segment, marker, tells);
      kept.push(draws);
      drawn.push(draws);
    }
  }
  const last = segments.at(-1);
  if (last !== undefined && last.end < bytes.length) tells.push('data behind the picture');
  if (tells.length > 0 && orientation !== ORIENTATION_UPRIGHT) kept.splice(firstBehindJfif(kept), 0, exifSegment(orientation));
  return { format: 'JPEG', tells, turned: orientation, stripped: tells.length === 0 ? bytes : join(kept), drawing: join(drawn) };
}

/** A JFIF header may hold a smaller picture (JFIF 1.02), which shows what was there before the picture was cut. */
function withoutPreview(segment: Uint8Array, marker: number, tells: string[]): Uint8Array {
  if (marker !== 0xe0 || segment.length <= JFIF_LENGTH) return segment;
  tells.push('a smaller picture of it');
  // A new array in any case: `slice` of a Node buffer is a view of the same bytes.
  const header = new Uint8Array(segment.subarray(0, JFIF_LENGTH));
  header.set([0, JFIF_LENGTH - 2], 2);
  header.set([0, 0], JFIF_LENGTH - 2);
  return header;
}

/** Marker segments in order; the entropy-coded data of a scan belongs to its SOS segment. */
function jpegSegments(bytes: Uint8Array): Segment[] | undefined {
  const segments: Segment[] = [];
  let at = 2;
  while (at + 1 < bytes.length) {
    if (bytes[at] !== 0xff) return undefined;
    const marker = bytes[at + 1] ?? 0;
    if (marker === 0xff) {
      at += 1;
      continue;
    }
    if (marker === 0xd9) {
      segments.push({ marker, start: at, end: at + 2 });
      return segments;
    }
    const length = (bytes[at + 2] ?? 0) * 256 + (bytes[at + 3] ?? 0);
    let end = at + 2 + length;
    if (length < 2 || end > bytes.length) return undefined;
    if (marker === 0xda) while (end < bytes.length && !(bytes[end] === 0xff && isMarker(bytes[end + 1] ?? 0))) end += 1;
    segments.push({ marker, start: at, end });
    at = end;
  }
  // Cut off before its end: it still draws, so it is kept as it is and looked into as far as it goes.
  return segments;
}

/** Inside a scan, FF 00 is a byte of data and FF D0 to D7 restart it. */
const isMarker = (code: number): boolean => code !== 0 && code !== 0xff && !(code >= 0xd0 && code <= 0xd7);
const isApplication = (marker: number): boolean => marker >= 0xe0 && marker <= 0xef;
const drawsPicture = (marker: number, signature: string): boolean =>
  (marker === 0xe0 && signature.startsWith('JFIF\0')) || (marker === 0xe2 && signature.startsWith('ICC_PROFILE\0')) || (marker === 0xee && signature.startsWith('Adobe'));

const firstBehindJfif = (kept: readonly Uint8Array[]): number => (kept[1]?.[1] === 0xe0 ? 2 : 1);

function exifSegment(orientation: number): Uint8Array {
  const exif = minimalExif(orientation);
  const length = exif.length + 8;
  return join([Uint8Array.of(0xff, 0xe1, length >> 8, length & 0xff, 0x45, 0x78, 0x69, 0x66, 0, 0), exif]);
}

/** Whom an XMP packet names, as far as plain search tells. */
function xmpTells(packet: Uint8Array): string[] {
  const creator = /<dc:creator>[\s\S]*?<rdf:li[^>]*>([^<]{1,80})</.exec(text(packet))?.[1];
  return ['a description (XMP)', ...(creator === undefined ? [] : [`author: ${creator}`])];
}

const text = (bytes: Uint8Array): string => new TextDecoder().decode(bytes);
