import { REVISION_ELEMENTS } from '../read/stories.ts';
import { attributes } from '../xml/access.ts';
import { encodeAttribute } from '../xml/entities.ts';
import type { XmlDocument, XmlElement } from '../xml/scan.ts';
import type { Splice } from '../xml/splice.ts';
import { initialsOf, isNeutralName } from './neutral-names.ts';
import type { ScrubPlan, Trace } from './traces.ts';

/** The ends of a move must carry a date (CT_MoveBookmark, annex A.1); this one says nothing about anybody. */
const DATED: ReadonlySet<string> = new Set(['w:moveFromRangeStart', 'w:moveToRangeStart']);
const NO_DATE = '2000-01-01T00:00:00Z';

/** Marks of two people who edited at once (MS-DOCX 2.5.1.5): they carry names and dates as tracked changes do. */
export const isConflict = (name: string): boolean => /^w14:(?:conflict|customXmlConflict)/.test(name);

const PERSONAL = /author|initials|date|rsid/i;

/**
 * What the attributes of an element tell: who made a mark or comment and when (CT_TrackChange, 17.13.5; the date is
 * optional there but for moves), and in which session (`w:rsidR` and its kin, 17.15.1.72). Paragraph ids (`w14:paraId`) tell nothing:
 * Word numbers paragraphs with them inside one file, and threads of comments hang on them.
 */
export function attributeTraces(document: XmlDocument, part: string, element: XmlElement, plan: ScrubPlan): Trace[] {
  const { source } = document;
  if (!PERSONAL.test(source.slice(element.start, element.openEnd))) return [];
  const traces: Trace[] = [];
  const isComment = element.name === 'w:comment';
  const isMark = isComment || REVISION_ELEMENTS.has(element.name) || isConflict(element.name);
  const thing = isComment ? 'comments' : 'tracked changes';
  const all = attributes(source, element);
  const author = all.find((entry) => entry.name === 'w:author')?.value ?? '';
  for (const { name, value, start, valueStart, valueEnd } of all) {
    const without: Splice = { start: start - 1, end: valueEnd + 1, text: '' };
    const instead = (text: string): readonly Splice[] => (text === value ? [] : [{ start: valueStart, end: valueEnd, text: encodeAttribute(text) }]);
    if (name === 'w:author') {
      const sample = value;
      traces.push({ kind: 'mark-author', part, what: `Authors of ${thing}`, names: value !== '' && !isNeutralName(value), sample, removal: { type: 'splices', splices: instead(plan.newName(value)) } });
    } else if (isComment && name === 'w:initials') {
      traces.push({ kind: 'mark-author', part, what: 'Initials of commenters', names: value !== '' && !isNeutralName(author), sample: value, removal: { type: 'splices', splices: instead(initialsOf(plan.newName(author))) } });
    } else if (name === 'w:date' && DATED.has(element.name)) {
      if (value !== NO_DATE) traces.push({ kind: 'mark-date', part, what: `Times of ${thing}`, names: true, sample: value, removal: { type: 'splices', splices: instead(NO_DATE) } });
    } else if ((isMark && name === 'w:date') || name.endsWith(':dateUtc')) traces.push({ kind: 'mark-date', part, what: `Times of ${thing}`, names: true, sample: value, removal: { type: 'splices', splices: [without] } });
    else if (name.startsWith('w:rsid')) traces.push({ kind: 'session-number', part, what: 'Numbers of editing sessions', names: true, removal: { type: 'splices', splices: [without] } });
  }
  return traces;
}
