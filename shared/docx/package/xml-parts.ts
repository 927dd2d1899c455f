import type { DocxPackage } from './open-package.ts';
import { reachableParts } from './reachable-parts.ts';

/**
 * Whether a part is XML of the document: by its content type, or by its name where that says so. A package may name its
 * parts as it likes (ECMA-376 part 2, 9.1). Relationships and drawn pictures are other things in the same notation; a
 * chunk Word brings in on opening is a file of its own, whatever its type says (17.17.2.1); and what lies in the package
 * with nothing leading to it is no part of the document, and may be anything.
 */
export function isXmlPart(docx: DocxPackage, part: string): boolean {
  const type = docx.contentType(part);
  if (/\.rels$/i.test(part) || type.startsWith('image/') || !(/\.xml$/i.test(part) || /(?:\+|\/)xml$/i.test(type))) return false;
  return part === '[Content_Types].xml' || (isReached(docx, part) && !isChunk(docx, part));
}

/** Every part of a package is asked for in turn. */
const reached = new WeakMap<DocxPackage, ReadonlySet<string>>();
const chunks = new WeakMap<DocxPackage, ReadonlySet<string>>();

function isChunk(docx: DocxPackage, part: string): boolean {
  const known = chunks.get(docx) ?? new Set(docx.relationships(docx.mainPart).filter(({ type }) => type === 'aFChunk').map(({ target }) => target));
  chunks.set(docx, known);
  return known.has(part);
}

function isReached(docx: DocxPackage, part: string): boolean {
  const known = reached.get(docx) ?? reachableParts(docx, () => true);
  reached.set(docx, known);
  return known.has(part.toLowerCase());
}
