import type { DocumentModel } from '../read/document.ts';
import { isInView, textRevision, type Revision, type View } from '../read/revisions.ts';
import { attribute } from '../xml/access.ts';
import type { XmlElement } from '../xml/scan.ts';

const RANGES: Readonly<Record<string, string>> = { 'w:bookmarkStart': 'w:bookmarkEnd', 'w:commentRangeStart': 'w:commentRangeEnd', 'w:permStart': 'w:permEnd', 'w:moveFromRangeStart': 'w:moveFromRangeEnd', 'w:moveToRangeStart': 'w:moveToRangeEnd' };
const STARTS = new Map(Object.entries(RANGES).map(([start, end]) => [end, start]));

/**
 * What is out of balance in one view of the text (W4): a field that begins and never ends (17.16.18), a bookmark or a
 * comment range with one end. Sentences in a stable order; empty when all is well.
 */
export function imbalances(model: DocumentModel, view: View): readonly string[] {
  const found = new Set<string>();
  for (const document of new Set(model.stories.filter((story) => story.kind !== 'comment').map((story) => story.document))) {
    const open = new Map<string, number>();
    let depth = 0;
    const visit = (element: XmlElement, revisions: readonly Revision[]): void => {
      const own = textRevision(document.source, element);
      const around = own === undefined ? revisions : [...revisions, own];
      if (element.name === 'w:fldChar' && isInView(around, view)) {
        const type = attribute(document.source, element, 'w:fldCharType');
        depth += type === 'begin' ? 1 : type === 'end' ? -1 : 0;
        if (depth < 0) found.add('a field ends that never began');
      }
      const start = RANGES[element.name] === undefined ? STARTS.get(element.name) : element.name;
      if (start !== undefined) {
        const key = `${start} ${attribute(document.source, element, 'w:id') ?? ''}`;
        open.set(key, (open.get(key) ?? 0) + (start === element.name ? 1 : -1));
      }
      for (const inner of element.children) visit(inner, around);
    };
    visit(document.root, []);
    if (depth > 0) found.add('a field begins that never ends');
    for (const [range, count] of open) if (count !== 0) found.add(`${range} has one end only`);
  }
  return [...found].sort();
}
