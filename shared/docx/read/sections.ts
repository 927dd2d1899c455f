import type { DocxPackage } from '../package/open-package.ts';
import { child } from '../xml/access.ts';
import type { XmlElement } from '../xml/scan.ts';

/** The section properties of the main document in order (17.6.17–18): in the last paragraph of a section, or at the body's end. */
export function sectionProperties(docx: DocxPackage): XmlElement[] {
  const body = child(docx.xml(docx.mainPart)?.root, 'w:body');
  const found: XmlElement[] = [];
  const visit = (container: XmlElement): void => {
    for (const element of container.children) {
      if (element.name === 'w:sectPr') found.push(element);
      else if (element.name === 'w:p') {
        const section = child(child(element, 'w:pPr'), 'w:sectPr');
        if (section !== undefined) found.push(section);
      } else if (element.name === 'w:sdt' || element.name === 'w:sdtContent' || element.name === 'w:customXml') visit(element);
    }
  };
  if (body !== undefined) visit(body);
  return found;
}
