import type { DocumentModel } from '../read/document.ts';
import { sectionProperties } from '../read/sections.ts';
import { attribute, toggle } from '../xml/access.ts';

/**
 * Parts of headers and footers some page shows, by their place: `section/headerReference/type`. Those of the first page are printed
 * only where a section has a title page (17.10.6), those of even pages only where the settings tell odd and even apart (17.10.1); a
 * section without a reference of its own shows that of the section before (17.10.5, 17.10.2).
 */
export function printedPlaces(model: DocumentModel): ReadonlyMap<string, string> {
  const printed = new Map<string, string>();
  const { docx } = model;
  const main = docx.xml(docx.mainPart);
  if (main === undefined) return printed;
  const related = docx.relationships(docx.mainPart);
  const targets = new Map(related.map((relationship) => [relationship.id, relationship.target]));
  const settings = docx.xml(related.find(({ type, external }) => type === 'settings' && !external)?.target ?? '');
  const tellsEven = settings !== undefined && toggle(settings.source, settings.root, 'w:evenAndOddHeaders') === true;
  const current = new Map<string, string>();
  sectionProperties(docx).forEach((section, index) => {
    for (const reference of section.children) {
      if (reference.name !== 'w:headerReference' && reference.name !== 'w:footerReference') continue;
      const part = targets.get(attribute(main.source, reference, 'r:id') ?? '');
      if (part !== undefined) current.set(`${reference.name}/${attribute(main.source, reference, 'w:type') ?? 'default'}`, part);
    }
    const hasTitle = toggle(main.source, section, 'w:titlePg') === true;
    for (const [use, part] of current) {
      if ((use.endsWith('/first') && !hasTitle) || (use.endsWith('/even') && !tellsEven)) continue;
      printed.set(`${index}/${use}`, part);
    }
  });
  return printed;
}
