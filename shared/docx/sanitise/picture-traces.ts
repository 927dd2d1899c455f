import type { DocxPackage } from '../package/open-package.ts';
import { readPicture } from './pictures/picture.ts';
import type { Trace } from './traces.ts';

/** What the pictures of a package tell; kinds that are not looked into are named as such. */
export function pictureTraces(docx: DocxPackage): Trace[] {
  const traces: Trace[] = [];
  for (const part of docx.partNames) {
    const contentType = docx.contentType(part);
    if (!contentType.startsWith('image/')) continue;
    const bytes = docx.bytes(part);
    if (bytes === undefined) continue;
    const reading = readPicture(bytes, contentType, docx.zlib);
    if (reading === undefined) traces.push({ kind: 'picture-unread', part, what: `A picture that was not looked into (${contentType.slice(6)})`, names: false });
    else for (const sample of reading.tells) traces.push({ kind: 'picture-metadata', part, what: `What a ${reading.format} picture tells about its making`, names: true, sample, removal: { type: 'bytes', bytes: reading.stripped } });
  }
  return traces;
}
