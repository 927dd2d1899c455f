import type { DocxPackage } from '../../package/open-package.ts';
import type { XmlDocument, XmlElement } from '../../xml/scan.ts';
import type { Splice } from '../../xml/splice.ts';
import { bookmarksWithin } from './bookmarks.ts';
import { carriedComments } from './carried-comments.ts';
import { carriedNotes } from './carried-notes.ts';
import type { PlannedParagraphs } from './planned-paragraphs.ts';
import { storedParagraphs } from './planned-paragraphs.ts';
import { rangeTags, type RangeTags } from './range-tags.ts';

/** What goes along with paragraphs that move within a file. */
export type Carried = {
  readonly rangeTags: RangeTags;
  /** The new number of a note or comment, by the reference to the first. */
  readonly idOf: ReadonlyMap<XmlElement, string>;
  /** Takes away what is at the new place now and may be in a file once only. */
  readonly splices: readonly Splice[];
  /** New sources of other parts. */
  readonly parts: ReadonlyMap<string, string>;
};

/**
 * Comments and notes of a clause that moves stand at both places, so that either can go. A bookmark can stand at one only (17.13.6.2):
 * it goes with the words, as it does when they are cut and pasted, and cross-references lead to them there.
 */
export function carryAlong(docx: DocxPackage, document: XmlDocument, planned: PlannedParagraphs, nextId: () => number): Carried {
  const gone = storedParagraphs(planned.deleted);
  const moved = new Set([...storedParagraphs(planned.inserted)].filter((element) => gone.has(element)));
  const bookmarks = bookmarksWithin(document, moved);
  const comments = carriedComments(docx, document, moved, nextId);
  const notes = carriedNotes(docx, document, moved);
  const own = bookmarks.flatMap(({ start, end, startsIn, endsIn }) => [{ tag: start, paragraph: startsIn }, { tag: end, paragraph: endsIn }]);
  return {
    rangeTags: rangeTags([...own.map(({ tag, paragraph }) => ({ tag, paragraph, xml: document.source.slice(tag.start, tag.end) })), ...comments.tags]),
    idOf: new Map([...comments.idOf, ...notes.idOf]),
    splices: own.map(({ tag }) => ({ start: tag.start, end: tag.end, text: '' })),
    parts: new Map([...comments.parts, ...notes.parts]),
  };
}
