import { nodeZlib } from '../../../electron/worker/node-zlib.ts';
import { openPackage } from '../../../shared/docx/package/open-package.ts';
import { attribute, walk } from '../../../shared/docx/xml/access.ts';

/** Marks whose ids must be unique among themselves (17.13.5); bookmarks and comments count on their own. */
const MARKS = /^w:(?:ins|del|moveFrom|moveTo|[a-zA-Z]+Change|cellIns|cellDel|cellMerge|moveFromRangeStart|moveToRangeStart)$/;
const PAIRS: Readonly<Record<string, string>> = { 'w:bookmarkStart': 'w:bookmarkEnd', 'w:commentRangeStart': 'w:commentRangeEnd', 'w:moveFromRangeStart': 'w:moveFromRangeEnd', 'w:moveToRangeStart': 'w:moveToRangeEnd', 'w:permStart': 'w:permEnd' };

/** What is out of balance in the main document, as sorted sentences: fields, ranges, ids used twice (W4). */
export function imbalances(bytes: Uint8Array): readonly string[] {
  const docx = openPackage(bytes, nodeZlib);
  const document = docx.xml(docx.mainPart);
  if (document === undefined) return [];
  const found = new Set<string>();
  const open = new Map<string, number>();
  const ids = new Set<string>();
  let depth = 0;
  walk(document.root, (element) => {
    const id = attribute(document.source, element, 'w:id') ?? '';
    if (element.name === 'w:fldChar') {
      const type = attribute(document.source, element, 'w:fldCharType');
      if (type === 'begin') depth += 1;
      else if (type === 'end') depth -= 1;
      if (depth < 0) found.add('a field ends that never began');
    }
    for (const [start, end] of Object.entries(PAIRS)) {
      if (element.name === start) open.set(`${start} ${id}`, (open.get(`${start} ${id}`) ?? 0) + 1);
      else if (element.name === end) open.set(`${start} ${id}`, (open.get(`${start} ${id}`) ?? 0) - 1);
    }
    if (MARKS.test(element.name)) {
      if (ids.has(id)) found.add(`two marks have the id ${id}`);
      ids.add(id);
    }
    return true;
  });
  if (depth > 0) found.add('a field begins that never ends');
  for (const [range, count] of open) if (count !== 0) found.add(`${range} is ${count > 0 ? 'never closed' : 'closed and never opened'}`);
  return [...found].sort();
}
