import type { DocxPackage } from '../../package/open-package.ts';
import { attribute, descendants } from '../../xml/access.ts';
import { insertBeforeEnd } from '../../xml/insert-before-end.ts';
import type { XmlDocument, XmlElement } from '../../xml/scan.ts';
import { withValues } from '../../xml/with-values.ts';
import { withoutParagraphIds } from './paragraph-ids.ts';
import { withoutRanges } from './transfer.ts';

/** Notes of paragraphs that are written a second time. */
export type CarriedNotes = {
  /** The number of the second copy of a note, by its first reference. */
  readonly idOf: ReadonlyMap<XmlElement, string>;
  /** New sources of the note parts. */
  readonly parts: ReadonlyMap<string, string>;
};

/**
 * A note has one reference (17.11.14): one that is referred to from where its clause stood and from where it moved to is
 * written twice, each with its own number, as Word does.
 */
export function carriedNotes(docx: DocxPackage, document: XmlDocument, moved: ReadonlySet<XmlElement>): CarriedNotes {
  const idOf = new Map<XmlElement, string>();
  const parts = new Map<string, string>();
  for (const kind of ['footnote', 'endnote'] as const) {
    const references = [...moved].flatMap((paragraph) => descendants(paragraph, `w:${kind}Reference`));
    const part = docx.relationships(docx.mainPart).find((relationship) => relationship.type === `${kind}s` && !relationship.external)?.target;
    const notes = part === undefined ? undefined : docx.xml(part);
    if (references.length === 0 || part === undefined || notes === undefined) continue;
    const byId = new Map(notes.root.children.map((element) => [attribute(notes.source, element, 'w:id') ?? '', element]));
    let next = 1 + Math.max(0, ...[...byId.keys()].map(Number).filter(Number.isInteger));
    const copies = references.map((reference): string => {
      const note = byId.get(attribute(document.source, reference, 'w:id') ?? '');
      if (note === undefined) return '';
      const id = String(next);
      next += 1;
      idOf.set(reference, id);
      return withoutParagraphIds(withoutRanges(withValues(notes.source, note, (holder, { name }) => (holder === note && name === 'w:id' ? id : undefined))));
    });
    parts.set(part, insertBeforeEnd(notes.source, copies.join('')));
  }
  return { idOf, parts };
}
