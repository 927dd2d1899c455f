import { encodeAttribute } from '../xml/entities.ts';
import { insertBeforeEnd } from '../xml/insert-before-end.ts';
import { relationshipsPart, type DocxPackage } from './open-package.ts';

/** A part to be added to a package, related to its main part. */
export type NewPart = { readonly name: string; readonly xml: string; readonly contentType: string; readonly relationshipType: string };

/** The relationships of a part that has none yet. */
export const NO_RELATIONSHIPS = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"></Relationships>';

/** The sources of everything that changes when parts join a package: themselves, the relationships, the content types (ECMA-376 part 2, 9 and 10). */
export function addParts(docx: DocxPackage, parts: readonly NewPart[]): Map<string, string> {
  const changes = new Map<string, string>();
  if (parts.length === 0) return changes;
  const taken = new Set(docx.relationships(docx.mainPart).map((relationship) => relationship.id));
  const freeId = (): string => {
    let count = 1;
    while (taken.has(`rIdParley${count}`)) count += 1;
    taken.add(`rIdParley${count}`);
    return `rIdParley${count}`;
  };
  const relationships = parts.map((part) => `<Relationship Id="${freeId()}" Type="${part.relationshipType}" Target="/${encodeAttribute(part.name)}"/>`);
  const overrides = parts.map((part) => `<Override PartName="/${encodeAttribute(part.name)}" ContentType="${part.contentType}"/>`);
  for (const part of parts) changes.set(part.name, part.xml);
  const rels = relationshipsPart(docx.mainPart);
  changes.set(rels, insertBeforeEnd(docx.xml(rels)?.source ?? NO_RELATIONSHIPS, relationships.join('')));
  const types = docx.xml('[Content_Types].xml')?.source;
  if (types !== undefined) changes.set('[Content_Types].xml', insertBeforeEnd(types, overrides.join('')));
  return changes;
}

/** A name beside the main part. */
export const besideMain = (docx: DocxPackage, file: string): string => `${docx.mainPart.slice(0, docx.mainPart.lastIndexOf('/') + 1)}${file}`;

/** A name that no part bears yet, however it is written, and none of those about to be made: `word/comments.xml`, else `word/comments-1.xml`. */
export function freePartName(docx: DocxPackage, wanted: string, taken: ReadonlyMap<string, unknown> = new Map()): string {
  const dot = wanted.lastIndexOf('.');
  for (let count = 0; ; count += 1) {
    const name = count === 0 ? wanted : `${wanted.slice(0, dot)}-${count}${wanted.slice(dot)}`;
    if (!taken.has(name) && !docx.partNames.some((part) => part.toLowerCase() === name.toLowerCase())) return name;
  }
}
