import { encodeAttribute } from '../../xml/entities.ts';
import type { XmlDocument } from '../../xml/scan.ts';
import type { Splice } from '../../xml/splice.ts';
import { bookmarksWithin } from './bookmarks.ts';
import type { MarkWriter } from '../marks.ts';
import { storedParagraphs, type PlannedParagraphs } from './planned-paragraphs.ts';
import { rangeTags, type RangeTags } from './range-tags.ts';

/** Bookmarks of the later version on their way into the file that is written. */
export type CarriedBookmarks = {
  readonly rangeTags: RangeTags;
  /** Takes names from where they cannot stay. */
  readonly splices: readonly Splice[];
};

export type BookmarksToCarry = {
  readonly before: XmlDocument;
  readonly after: XmlDocument;
  readonly planned: PlannedParagraphs;
  readonly marks: MarkWriter;
  /** Every name of the file that is written, in lower case; those brought are added. */
  readonly taken: Set<string>;
  /** The names cross-references of the later version lead to. */
  readonly referenced: ReadonlySet<string>;
};

/**
 * New paragraphs bring their bookmarks, and paragraphs that stay get those that cross-references of the later version lead to: a new
 * reference to an old clause puts a bookmark there. A name can be in a file once (17.13.6.2): one that stands in a
 * paragraph which goes is taken from there, one that stands in a paragraph which stays is left where it is.
 */
export function carryBookmarks({ before, after, planned, marks, taken, referenced }: BookmarksToCarry): CarriedBookmarks {
  const going = new Map(bookmarksWithin(before, storedParagraphs(planned.deleted)).map((bookmark) => [bookmark.name.toLowerCase(), bookmark]));
  const inserted = storedParagraphs(planned.inserted);
  const candidates = bookmarksWithin(after, new Set([...inserted, ...storedParagraphs(planned.kept)]));
  // Some programs write a name twice, against the rule; the first one counts.
  const seen = new Set<string>();
  const brought = candidates.filter(({ name, startsIn, endsIn }) => {
    const isWhole = inserted.has(startsIn) ? inserted.has(endsIn) : startsIn === endsIn && referenced.has(name);
    const key = name.toLowerCase();
    const isFree = name !== '' && isWhole && !seen.has(key) && (going.has(key) || !taken.has(key));
    if (isFree) {
      taken.add(key);
      seen.add(key);
    }
    return isFree;
  });
  return {
    rangeTags: rangeTags(brought.flatMap(({ name, start, end, startsIn, endsIn }) => {
      const id = marks.nextId();
      return [
        { tag: start, paragraph: startsIn, xml: `<${marks.w}bookmarkStart ${marks.w}id="${id}" ${marks.w}name="${encodeAttribute(name)}"/>` },
        { tag: end, paragraph: endsIn, xml: `<${marks.w}bookmarkEnd ${marks.w}id="${id}"/>` },
      ];
    })),
    splices: brought.flatMap(({ name }) => {
      const gone = going.get(name.toLowerCase());
      return gone === undefined ? [] : [gone.start, gone.end].map((tag) => ({ start: tag.start, end: tag.end, text: '' }));
    }),
  };
}
