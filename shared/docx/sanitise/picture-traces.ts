import type { DocxPackage } from '../package/open-package.ts';
import { readPicture } from './pictures/picture.ts';
import type { Trace } from './traces.ts';

/** What the pictures of a package tell; kinds that are not looked into are named as such. */
export function pictureTraces(docx: DocxPackage): Trace[] {
  const traces: Trace[] = [];
  const shown = new Set(docx.partNames.flatMap((part) => (part.endsWith('.rels') ? [] : docx.relationships(part).filter(({ type, external }) => type === 'image' && !external).map(({ target }) => target.toLowerCase()))));
  for (const part of docx.partNames) {
    const contentType = docx.contentType(part);
    if (!contentType.startsWith('image/') && !shown.has(part.toLowerCase())) continue;
    const bytes = docx.bytes(part);
    if (bytes === undefined) continue;
    const reading = readPicture(bytes, contentType, docx.zlib);
    if (reading === undefined) traces.push({ kind: 'picture-unread', part, what: `A picture that was not looked into (${contentType.replace(/^image\//, '') || 'of no declared kind'})`, names: false });
    else for (const sample of reading.tells) traces.push({ kind: 'picture-metadata', part, what: `What a ${reading.format} picture tells about its making`, names: true, sample, removal: { type: 'bytes', bytes: reading.stripped } });
  }
  return traces;
}
