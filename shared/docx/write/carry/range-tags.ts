import type { XmlElement } from '../../xml/scan.ts';

/** Bookmarks and ranges of comments that come along with copied paragraphs, as XML: those inside them, and those between blocks by the paragraph beside them. */
export type RangeTags = {
  readonly at: (tag: XmlElement) => string;
  readonly before: (paragraph: XmlElement) => string;
  readonly behind: (paragraph: XmlElement) => string;
  /** All of a paragraph, in order. */
  readonly of: (paragraph: XmlElement) => readonly RangeTag[];
};

/** One tag as it is written again, with the paragraph it belongs to. */
export type RangeTag = { readonly tag: XmlElement; readonly paragraph: XmlElement; readonly xml: string };

export function rangeTags(tags: readonly RangeTag[]): RangeTags {
  const inside = new Map<XmlElement, string>();
  const before = new Map<XmlElement, string>();
  const behind = new Map<XmlElement, string>();
  const own = new Map<XmlElement, RangeTag[]>();
  for (const entry of tags) {
    const { tag, paragraph, xml } = entry;
    own.set(paragraph, [...(own.get(paragraph) ?? []), entry]);
    if (tag.end <= paragraph.start) before.set(paragraph, (before.get(paragraph) ?? '') + xml);
    else if (tag.start >= paragraph.end) behind.set(paragraph, (behind.get(paragraph) ?? '') + xml);
    else inside.set(tag, xml);
  }
  return { at: (tag) => inside.get(tag) ?? '', before: (paragraph) => before.get(paragraph) ?? '', behind: (paragraph) => behind.get(paragraph) ?? '', of: (paragraph) => own.get(paragraph) ?? [] };
}

/** Nothing comes along. */
export const NO_RANGE_TAGS: RangeTags = rangeTags([]);
