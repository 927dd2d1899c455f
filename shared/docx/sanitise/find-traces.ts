import { isXmlPart } from '../package/xml-parts.ts';
import { walk } from '../xml/access.ts';
import type { DocxPackage } from '../package/open-package.ts';
import { elementTrace, permissionTraces, pictureNameTraces } from './element-traces.ts';
import { fieldTraces } from './field-traces.ts';
import { hiddenTraces, stylesOf } from './hidden-text.ts';
import { attributeTraces } from './mark-traces.ts';
import { pictureTraces } from './picture-traces.ts';
import { propertyTrace } from './property-traces.ts';
import { reachableParts } from '../package/reachable-parts.ts';
import { relationshipTraces } from './relationship-traces.ts';
import type { ScrubPlan, Trace } from './traces.ts';
import { xmlComments } from './xml-comments.ts';

const INK = 'application/inkml+xml';

/** Everything a package tells beside its contract, each with how it goes under this plan (rule W5). */
export function findTraces(docx: DocxPackage, plan: ScrubPlan): Trace[] {
  const reached = reachableParts(docx, () => true);
  const strays = docx.partNames.filter((part) => !reached.has(part.toLowerCase()));
  return [
    ...relationshipTraces(docx, plan),
    ...strays.map((part): Trace => ({ kind: 'stray-part', part, what: 'A part nothing leads to', names: true, removal: { type: 'part' } })),
    ...docx.partNames.filter((part) => isXmlPart(docx, part) && !strays.includes(part)).flatMap((part) => partTraces(docx, part, plan)),
    ...docx.partNames.filter((part) => docx.contentType(part) === INK).map((part): Trace => ({ kind: 'ink', part, what: 'Handwriting', names: false })),
    ...pictureTraces(docx),
  ];
}

function partTraces(docx: DocxPackage, part: string, plan: ScrubPlan): Trace[] {
  const document = docx.xml(part);
  if (document === undefined) return [];
  const traces: Trace[] = xmlComments(document.source).map(({ start, end }) => ({
    kind: 'xml-comment', part, what: 'Remarks in the file’s own code', names: true, sample: document.source.slice(start, end).replace(/^<!--|-->$|^<\?|\?>$/g, ''), removal: { type: 'splices', splices: [{ start, end, text: '' }] },
  }));
  walk(document.root, (element) => {
    const own = propertyTrace(document, part, element) ?? elementTrace(document, part, element, plan);
    if (own !== undefined) traces.push(own);
    traces.push(...attributeTraces(document, part, element, plan), ...pictureNameTraces(document, part, element));
    return true;
  });
  traces.push(...permissionTraces(document, part), ...fieldTraces(document, part), ...hiddenTraces(document, part, stylesOf(docx, part), plan));
  return traces;
}
