import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { nodeZlib } from '../../../../electron/worker/node-zlib.ts';
import { GIF, JPEG, PNG } from '../../../../tests/support/telling-docx.ts';
import { readPicture } from './picture.ts';
import type { PictureReading } from './picture-reading.ts';

const read = (bytes: Uint8Array, type = 'image/png'): PictureReading => {
  const reading = readPicture(bytes, type, nodeZlib);
  if (reading === undefined) throw new Error('not looked into');
  return reading;
};
const text = (bytes: Uint8Array): string => String.fromCharCode(...bytes);

describe('W5: pictures tell nothing but what they show', () => {
  it('a JPEG loses what camera and editor wrote; its turn, colours and every byte that draws it stay', () => {
    const { tells, stripped, drawing } = read(JPEG);
    expect(tells).toEqual(['author: Jan', 'the place it was taken (GPS)', 'a description (XMP)', 'author: Jane Roe', 'captions and credits (IPTC)', 'a comment: by Jane Roe', 'data behind the picture']);
    expect(text(stripped)).not.toMatch(/Jan|GPS|Photoshop|film/);
    for (const kept of ['JFIF', 'ICC_PROFILE', 'Adobe']) expect(text(stripped)).toContain(kept);
    const again = read(stripped);
    expect(again).toMatchObject({ tells: [], turned: 6 });
    expect(again.stripped).toBe(stripped);
    expect(again.drawing).toEqual(drawing);
    expect(text(drawing)).toContain('\x12\xff\x004\xff\xd0V\xff\xd9');
  });

  it('a PNG loses texts, times and private chunks', () => {
    const { tells, stripped, drawing } = read(PNG);
    expect(tells).toEqual(['Author: Jane Roe', 'the time of its last change', 'private data (prVW)']);
    expect(text(stripped).match(/IHDR|gAMA|IDAT|IEND|tEXt|tIME|prVW/g)).toEqual(['IHDR', 'gAMA', 'IDAT', 'IEND']);
    expect(read(stripped)).toMatchObject({ tells: [], drawing });
  });

  it('a GIF loses comments and keeps how it repeats', () => {
    const { tells, stripped, drawing } = read(GIF);
    expect(tells).toEqual(['a comment: Jane Roe']);
    expect(text(stripped)).toContain('NETSCAPE2.0');
    expect(read(stripped)).toMatchObject({ tells: [], drawing });
  });

  it('an SVG loses its description, its remarks and the names of files', () => {
    const svg = new TextEncoder().encode('<svg xmlns="http://www.w3.org/2000/svg" xmlns:s="urn:s" s:docname="jane.svg"><!-- by Jane --><metadata>Jane Roe</metadata><path d="M0 0"/></svg>');
    const { tells, stripped } = read(svg, 'image/svg+xml');
    expect(tells).toEqual(['comments', 'a file name: jane.svg', 'a description']);
    expect(text(stripped)).toBe('<svg xmlns="http://www.w3.org/2000/svg" xmlns:s="urn:s"><path d="M0 0"/></svg>');
  });

  it('what is damaged or of another kind is not looked into, and never cut', () => {
    for (const bytes of [PNG.subarray(0, 40), GIF.subarray(0, 30), Uint8Array.of(0xff, 0xd8, 0xff, 0xe1, 0, 99), Uint8Array.of(1, 0, 0, 0), new TextEncoder().encode('<!DOCTYPE svg><svg/>')]) expect(readPicture(bytes, 'image/svg+xml', nodeZlib)).toBeUndefined();
  });

  it('whatever is done to a picture, nothing is thrown, and a second look at what is left finds nothing and the same drawing', () => {
    const wounds = fc.array(fc.tuple(fc.nat(500), fc.nat(255)), { maxLength: 6 });
    fc.assert(
      fc.property(fc.constantFrom(JPEG, PNG, GIF), wounds, fc.integer({ min: 20, max: 500 }), (picture, changes, length) => {
        const bytes = picture.slice(0, length);
        for (const [at, byte] of changes) if (at >= 8 && at < bytes.length) bytes[at] = byte;
        const reading = readPicture(bytes, 'image/x', nodeZlib);
        if (reading === undefined) return;
        expect(readPicture(reading.stripped, 'image/x', nodeZlib)).toMatchObject({ tells: [], turned: reading.turned, drawing: reading.drawing });
      }),
      { numRuns: 500, seed: 7 },
    );
  });
});
