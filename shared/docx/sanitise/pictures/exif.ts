/** What EXIF data (CIPA DC-008, a TIFF structure) tells, and how the picture is to be turned (tag 0112). */
export type Exif = { readonly tells: readonly string[]; readonly orientation: number };

const ORIENTATION = 0x0112;
const EXIF_DIRECTORY = 0x8769;
const GPS_DIRECTORY = 0x8825;
const ASCII = 2;
const MOST_ENTRIES = 512;

const NAMES: ReadonlyMap<number, string> = new Map([
  [0x010f, 'maker of the camera'], [0x0110, 'camera'], [0x0131, 'software'], [0x0132, 'time'], [0x013b, 'author'], [0x013c, 'computer'], [0x8298, 'copyright'],
  [0x9003, 'taken'], [0x9004, 'digitised'], [0xa430, 'owner of the camera'], [0xa431, 'number of the camera'], [0xa434, 'lens'], [0xa435, 'number of the lens'],
]);

/** Reads the directories of EXIF data; damaged data tells that it is there and nothing more. */
export function readExif(bytes: Uint8Array): Exif {
  const tells: string[] = [];
  let orientation = 1;
  let others = 0;
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const little = bytes[0] === 0x49;
  const readDirectory = (start: number, depth: number): void => {
    if (start < 8 || start + 2 > bytes.length) return;
    const count = Math.min(view.getUint16(start, little), MOST_ENTRIES);
    for (let index = 0; index < count; index += 1) {
      const at = start + 2 + index * 12;
      if (at + 12 > bytes.length) return;
      const tag = view.getUint16(at, little);
      if (tag === ORIENTATION) orientation = view.getUint16(at + 8, little);
      else if (tag === GPS_DIRECTORY) tells.push('the place it was taken (GPS)');
      else if (tag === EXIF_DIRECTORY && depth === 0) readDirectory(view.getUint32(at + 8, little), 1);
      else {
        const name = NAMES.get(tag);
        const value = name === undefined || view.getUint16(at + 2, little) !== ASCII ? '' : ascii(bytes, view, at, little);
        if (name !== undefined && value !== '') tells.push(`${name}: ${value}`);
        else others += 1;
      }
    }
    const next = start + 2 + count * 12;
    if (depth === 0 && next + 4 <= bytes.length && view.getUint32(next, little) !== 0) tells.push('a smaller picture of it');
  };
  if (bytes.length >= 8) readDirectory(view.getUint32(4, little), 0);
  const turned = orientation >= 2 && orientation <= 8 ? orientation : 1;
  // What only turns the picture tells nothing.
  if (tells.length === 0 && (others > 0 || turned === 1)) tells.push('details of how it was made (EXIF)');
  return { tells, orientation: turned };
}

function ascii(bytes: Uint8Array, view: DataView, at: number, little: boolean): string {
  const length = view.getUint32(at + 4, little);
  const start = length <= 4 ? at + 8 : view.getUint32(at + 8, little);
  return new TextDecoder().decode(bytes.subarray(start, Math.min(start + length, start + 80, bytes.length))).replace(/\0[\s\S]*$/, '').trim();
}

/** EXIF data that says how to turn the picture and nothing else. */
export function minimalExif(orientation: number): Uint8Array {
  const bytes = new Uint8Array(26);
  const view = new DataView(bytes.buffer);
  view.setUint16(0, 0x4d4d);
  view.setUint16(2, 42);
  view.setUint32(4, 8);
  view.setUint16(8, 1);
  view.setUint16(10, ORIENTATION);
  view.setUint16(12, 3);
  view.setUint32(14, 1);
  view.setUint16(18, orientation);
  return bytes;
}
