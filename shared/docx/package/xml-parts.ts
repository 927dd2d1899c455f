import type { DocxPackage } from './open-package.ts';

/**
 * Whether a part is XML of the document: by its content type, or by its name where that says so. A package may name its
 * parts as it likes (ECMA-376 part 2, 9.1). Relationships and drawn pictures are other things in the same notation.
 */
export function isXmlPart(docx: DocxPackage, part: string): boolean {
  if (/\.rels$/i.test(part)) return false;
  const type = docx.contentType(part);
  return !type.startsWith('image/') && (/\.xml$/i.test(part) || /(?:\+|\/)xml$/i.test(type));
}
