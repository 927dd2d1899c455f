import { isXmlPart } from '../package/xml-parts.ts';
import { fail } from '../../base/app-error.ts';
import type { DocxPackage } from '../package/open-package.ts';
import { attributes, walk } from '../xml/access.ts';

/** Relationships that lead to nothing of the contract; every other one stays. */
const MAY_GO = /^(?:comments(?:Extended|Ids|Extensible)?|people|documenttasks|custom-?[pP]roperties|thumbnail|attachedTemplate|customXml|keyMapCustomizations|printerSettings|mailMerge(?:Header)?Source|recipientData|extensibility|userCustomization|webextensiontaskpanes|classificationlabels|origin|transform)$/;

/**
 * Every part of a scrubbed package still leads where it led, but for what tells about people and machines, and nothing in
 * it refers to what is gone (ECMA-376 part 2, 9.3). Throws an `AppFailure` for a link that is lost.
 */
export function proveParts(before: DocxPackage, after: DocxPackage): void {
  const had = new Set(before.partNames.map((part) => part.toLowerCase()));
  const has = new Set(after.partNames.map((part) => part.toLowerCase()));
  for (const owner of ['', ...after.partNames.filter((part) => !part.endsWith('.rels'))]) {
    const all = after.relationships(owner);
    const kept = new Map(all.map((relationship) => [relationship.id, relationship]));
    // Some programs write two links under one id.
    const exact = new Map(all.map((relationship) => [`${relationship.id} ${relationship.target}`, relationship]));
    for (const { id, type, target, external } of before.relationships(owner)) {
      const now = exact.get(`${id} ${target}`) ?? kept.get(id);
      const leads = now === undefined ? MAY_GO.test(type) && !refersTo(after, owner, id) : now.target === target && (external || !had.has(target.toLowerCase()) || has.has(target.toLowerCase()));
      if (!leads) fail('scrub.not-verified', `The copy was not written: ${owner === '' ? 'the file' : owner} would no longer lead to ${target}.`, 'Nothing was changed. Please report this with the document, if you may share it.');
    }
  }
}

function refersTo(docx: DocxPackage, part: string, id: string): boolean {
  const document = isXmlPart(docx, part) ? docx.xml(part) : undefined;
  if (!document?.source.includes(`"${id}"`)) return false;
  let found = false;
  walk(document.root, (element) => {
    if (document.source.slice(element.start, element.openEnd).includes(id)) found ||= attributes(document.source, element).some(({ name, value }) => name.startsWith('r:') && value === id);
    return !found;
  });
  return found;
}
