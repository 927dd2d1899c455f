import { attribute, walk } from '../../xml/access.ts';
import type { XmlDocument, XmlElement } from '../../xml/scan.ts';

/** A bookmark with the paragraphs it begins and ends in (17.13.6). */
export type Bookmark = { readonly name: string; readonly start: XmlElement; readonly end: XmlElement; readonly startsIn: XmlElement; readonly endsIn: XmlElement };

/**
 * The bookmarks that begin and end in these paragraphs (`w:p`). A tag between two blocks belongs to the paragraph it stands
 * directly before, or behind.
 */
export function bookmarksWithin({ source, root }: XmlDocument, paragraphs: ReadonlySet<XmlElement>): Bookmark[] {
  const open = new Map<string, { readonly name: string; readonly start: XmlElement; readonly startsIn: XmlElement }>();
  const found: Bookmark[] = [];
  if (paragraphs.size === 0) return found;
  walk(root, (element) => {
    if (element.name === 'w:bookmarkStart') {
      const startsIn = holderOf(element, paragraphs, 1);
      if (startsIn !== undefined) open.set(attribute(source, element, 'w:id') ?? '', { name: attribute(source, element, 'w:name') ?? '', start: element, startsIn });
    } else if (element.name === 'w:bookmarkEnd') {
      const id = attribute(source, element, 'w:id') ?? '';
      const begun = open.get(id);
      const endsIn = holderOf(element, paragraphs, -1);
      open.delete(id);
      if (begun !== undefined && endsIn !== undefined) found.push({ ...begun, end: element, endsIn });
    }
    return true;
  });
  return found;
}

/** Every name that a bookmark of these documents bears, in lower case: names differ in more than case (17.13.6.2). */
export function bookmarkNames(documents: Iterable<XmlDocument>): Set<string> {
  const names = new Set<string>();
  for (const { source, root } of documents) {
    walk(root, (element) => {
      if (element.name === 'w:bookmarkStart') names.add((attribute(source, element, 'w:name') ?? '').toLowerCase());
      return true;
    });
  }
  return names;
}

/** The paragraph a range tag stands in; for one between blocks, the paragraph in this direction with nothing but tags between. */
export function holderOf(tag: XmlElement, paragraphs: ReadonlySet<XmlElement>, direction: 1 | -1): XmlElement | undefined {
  for (let up = tag.parent; up !== undefined; up = up.parent) {
    if (paragraphs.has(up)) return up;
    if (up.name === 'w:p') return undefined;
  }
  const siblings = tag.parent?.children ?? [];
  for (let index = siblings.indexOf(tag) + direction; index >= 0 && index < siblings.length; index += direction) {
    const beside = siblings[index];
    if (beside === undefined || paragraphs.has(beside)) return beside;
    if (!/^w:(?:bookmark|commentRange|perm)(?:Start|End)$/.test(beside.name)) return undefined;
  }
  return undefined;
}
