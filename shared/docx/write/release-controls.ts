import type { DocxPackage } from '../package/open-package.ts';
import { boundControlsIn } from '../read/bound-controls.ts';
import { child, descendants } from '../xml/access.ts';
import { scanXml } from '../xml/scan.ts';
import { applySplices, type Splice } from '../xml/splice.ts';

/**
 * Takes the binding off every content control whose words an edit changed (17.5.2.6): Word fills a bound control from its
 * data on opening, and would put the old words back over the new ones, tracked or not. `source` is the part as it is about
 * to be written onto `docx`; controls nobody edited stay bound.
 */
export function releaseEditedControls(docx: DocxPackage, part: string, source: string): string {
  const base = docx.xml(part);
  if (base === undefined || !base.source.includes('dataBinding')) return source;
  const known = new Map<string, string[]>();
  for (const { key, shown } of boundControlsIn(docx, part, base)) known.set(key, [...(known.get(key) ?? []), shown]);
  const splices = boundControlsIn(docx, part, scanXml(source)).flatMap(({ key, shown, element }): Splice[] => {
    const edited = known.has(key) && known.get(key)?.includes(shown) === false;
    const properties = child(element, 'w:sdtPr');
    return edited && properties !== undefined ? descendants(properties, 'w:dataBinding', 'w15:dataBinding').map(({ start, end }) => ({ start, end, text: '' })) : [];
  });
  return applySplices(source, splices);
}
