import type { DocxPackage } from '../package/open-package.ts';
import { boundControlsIn } from '../read/bound-controls.ts';
import { child, descendants } from '../xml/access.ts';
import { scanXml } from '../xml/scan.ts';
import { applySplices, type Splice } from '../xml/splice.ts';

/**
 * Takes from every content control whose words an edit changed what would undo the edit: Word fills a bound control from its data
 * on opening (17.5.2.6) and would put the old words back over the new ones, tracked or not; and it takes the words of a control
 * that shows its placeholder (17.5.2.39) for none. `source` is the part as it is about to be written onto `docx`; controls nobody
 * edited stay as they are.
 */
export function releaseEditedControls(docx: DocxPackage, part: string, source: string): string {
  return withoutPlaceholders(withoutBindings(docx, part, source));
}

function withoutBindings(docx: DocxPackage, part: string, source: string): string {
  const base = docx.xml(part);
  if (base === undefined || !base.names.has('w:dataBinding')) return source;
  const known = new Map<string, string[]>();
  for (const { key, shown } of boundControlsIn(docx, part, base)) known.set(key, [...(known.get(key) ?? []), shown]);
  const splices = boundControlsIn(docx, part, scanXml(source)).flatMap(({ key, shown, element }): Splice[] => {
    const edited = known.has(key) && known.get(key)?.includes(shown) === false;
    const properties = child(element, 'w:sdtPr');
    return edited && properties !== undefined ? descendants(properties, 'w:dataBinding', 'w15:dataBinding').map(({ start, end }) => ({ start, end, text: '' })) : [];
  });
  return applySplices(source, splices);
}

/** A control that came as a whole may show its placeholder; one that words were written into does not. */
function withoutPlaceholders(source: string): string {
  if (!source.includes('showingPlcHdr')) return source;
  const splices = descendants(scanXml(source).root, 'w:sdt').flatMap((element): Splice[] => {
    const content = child(element, 'w:sdtContent');
    const flag = child(child(element, 'w:sdtPr'), 'w:showingPlcHdr');
    const isNew = /^w:customXml(?:Ins|MoveTo)RangeEnd$/.test(content?.children[0]?.name ?? '');
    return content === undefined || flag === undefined || isNew || descendants(content, 'w:ins').every((mark) => descendants(mark, 'w:t').length === 0) ? [] : [{ start: flag.start, end: flag.end, text: '' }];
  });
  return applySplices(source, splices);
}
