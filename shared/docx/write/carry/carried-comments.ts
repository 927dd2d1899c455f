import type { DocxPackage } from '../../package/open-package.ts';
import { attribute, descendants, walk } from '../../xml/access.ts';
import { insertBeforeEnd } from '../../xml/insert-before-end.ts';
import type { XmlDocument, XmlElement } from '../../xml/scan.ts';
import { withValues } from '../../xml/with-values.ts';
import { holderOf } from './bookmarks.ts';
import { freeParagraphIds } from './paragraph-ids.ts';
import type { RangeTag } from './range-tags.ts';

/** Comments on paragraphs that are written a second time. */
export type CarriedComments = {
  /** The number of the second copy of a comment, by the reference to the first. */
  readonly idOf: ReadonlyMap<XmlElement, string>;
  readonly tags: readonly RangeTag[];
  /** New sources of the comment parts. */
  readonly parts: ReadonlyMap<string, string>;
};

/**
 * A comment on a clause that moves stands at both places (17.13.4): whichever of the two is left when the move is accepted or
 * rejected, the comment is there once, with its thread (MS-DOCX 2.5.3.1).
 */
export function carriedComments(docx: DocxPackage, document: XmlDocument, moved: ReadonlySet<XmlElement>, nextId: () => number): CarriedComments {
  const { source } = document;
  const idOf = new Map<XmlElement, string>();
  const copyOf = new Map<string, string>();
  for (const reference of [...moved].flatMap((paragraph) => descendants(paragraph, 'w:commentReference'))) {
    const copy = String(nextId());
    idOf.set(reference, copy);
    copyOf.set(attribute(source, reference, 'w:id') ?? '', copy);
  }
  return copyOf.size === 0 ? { idOf, tags: [], parts: new Map() } : { idOf, tags: copiedRanges(document, moved, copyOf), parts: copiedParts(docx, copyOf) };
}

/** The ranges that begin and end in what moves; a comment whose range reaches beyond stands at its reference alone. */
function copiedRanges({ source, root }: XmlDocument, moved: ReadonlySet<XmlElement>, copyOf: ReadonlyMap<string, string>): RangeTag[] {
  const starts = new Map<string, RangeTag>();
  const tags: RangeTag[] = [];
  walk(root, (tag) => {
    const isStart = tag.name === 'w:commentRangeStart';
    if (!isStart && tag.name !== 'w:commentRangeEnd') return true;
    const id = attribute(source, tag, 'w:id') ?? '';
    const copy = copyOf.get(id);
    const paragraph = copy === undefined ? undefined : holderOf(tag, moved, isStart ? 1 : -1);
    if (copy === undefined || paragraph === undefined) return true;
    const own = { tag, paragraph, xml: withValues(source, tag, (_, { name }) => (name === 'w:id' ? copy : undefined)) };
    const start = starts.get(id);
    if (isStart) starts.set(id, own);
    else if (start !== undefined) tags.push(start, own);
    return true;
  });
  return tags;
}

function copiedParts(docx: DocxPackage, copyOf: ReadonlyMap<string, string>): Map<string, string> {
  const parts = new Map<string, string>();
  const related = (type: string): string | undefined => docx.relationships(docx.mainPart).find((relationship) => relationship.type === type && !relationship.external)?.target;
  const part = related('comments');
  const comments = part === undefined ? undefined : docx.xml(part);
  if (part === undefined || comments === undefined) return parts;
  const nextParagraphId = freeParagraphIds(docx.partNames.filter((name) => name.endsWith('.xml')).map((name) => docx.xml(name)?.source ?? ''));
  const paragraphIds = new Map<string, string>();
  const copies = comments.root.children.map((comment): string => {
    const copy = copyOf.get(attribute(comments.source, comment, 'w:id') ?? '');
    if (copy === undefined) return '';
    return withValues(comments.source, comment, (holder, { name, value }) => {
      if (name === 'w14:paraId') {
        const fresh = nextParagraphId();
        paragraphIds.set(value, fresh);
        return fresh;
      }
      return holder === comment && name === 'w:id' ? copy : undefined;
    });
  });
  parts.set(part, insertBeforeEnd(comments.source, copies.join('')));
  const extendedPart = related('commentsExtended');
  const extended = extendedPart === undefined ? undefined : docx.xml(extendedPart);
  if (extendedPart === undefined || extended === undefined) return parts;
  const lines = extended.root.children.map((line): string => {
    if (!paragraphIds.has(attribute(extended.source, line, 'w15:paraId') ?? '')) return '';
    return withValues(extended.source, line, (_, { name, value }) => (name === 'w15:paraId' || name === 'w15:paraIdParent' ? paragraphIds.get(value) : undefined));
  });
  parts.set(extendedPart, insertBeforeEnd(extended.source, lines.join('')));
  return parts;
}
