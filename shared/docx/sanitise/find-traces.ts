import { isXmlPart } from '../package/xml-parts.ts';
import { attribute, walk } from '../xml/access.ts';
import type { XmlDocument } from '../xml/scan.ts';
import type { DocxPackage } from '../package/open-package.ts';
import { elementTrace, permissionTraces } from './element-traces.ts';
import { fieldTraces } from './field-traces.ts';
import { hiddenTraces, stylesOf } from './hidden-text.ts';
import { attributeTraces } from './mark-traces.ts';
import { namedParts, namedTraces, peopleOf } from './named-traces.ts';
import { pictureNameTraces } from './picture-name-traces.ts';
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
  const people = peopleOf(docx);
  const strays = docx.partNames.filter((part) => !reached.has(part.toLowerCase()));
  return [
    ...relationshipTraces(docx, plan),
    ...strays.map((part): Trace => ({ kind: 'stray-part', part, what: 'A part nothing leads to', names: true, removal: { type: 'part' } })),
    ...docx.partNames.filter((part) => isXmlPart(docx, part) && reached.has(part.toLowerCase())).flatMap((part) => partTraces(docx, part, plan, people)),
    ...docx.partNames.filter((part) => /\.rels$/i.test(part)).flatMap((part) => remarks(docx.xml(part), part)),
    ...strayTypes(docx),
    ...namedParts(docx, people),
    ...docx.partNames.filter((part) => docx.contentType(part) === INK).map((part): Trace => ({ kind: 'ink', part, what: 'Handwriting', names: false })),
    ...pictureTraces(docx),
  ];
}

function partTraces(docx: DocxPackage, part: string, plan: ScrubPlan, people: readonly string[]): Trace[] {
  const document = docx.xml(part);
  if (document === undefined) return [];
  const traces: Trace[] = remarks(document, part);
  walk(document.root, (element) => {
    const own = propertyTrace(document, part, element) ?? elementTrace(document, part, element, plan);
    if (own !== undefined) traces.push(own);
    traces.push(...attributeTraces(document, part, element, plan), ...pictureNameTraces(document, part, element));
    return true;
  });
  traces.push(...permissionTraces(document, part), ...fieldTraces(document, part), ...hiddenTraces(document, part, stylesOf(docx, part), plan));
  traces.push(...foreignTraces(document, part));
  const gone = traces.flatMap(({ removal }) => (removal?.type === 'splices' ? removal.splices : []));
  traces.push(...namedTraces(document, part, people, (at) => gone.some(({ start, end }) => start <= at && at < end)));
  return traces;
}

const remarks = (document: XmlDocument | undefined, part: string): Trace[] =>
  xmlComments(document?.source ?? '').map(({ start, end }) => ({
    kind: 'xml-comment', part, what: 'Remarks in the file’s own code', names: true, sample: (document?.source ?? '').slice(start, end).replace(/^<!--|-->$|^<\?|\?>$/g, ''), removal: { type: 'splices', splices: [{ start, end, text: '' }] },
  }));

/** The vocabularies of the format and of the programs that write it. */
const COMMON = /^(?:https?:\/\/(?:schemas\.(?:openxmlformats\.org|microsoft\.com)|purl\.(?:oclc\.org|org)|www\.w3\.org|www\.wps\.cn|(?:www\.)?openoffice\.org|[a-z.]*documentfoundation\.org|customooxmlschemas\.google\.com)\/|urn:schemas-microsoft-com:)/i;

/** Elements and attributes of other vocabularies may stand anywhere (part 3, 7.1) and tell anything. */
const foreignTraces = ({ root }: XmlDocument, part: string): Trace[] =>
  [...root.scope.namespaces.values()].filter((namespace) => namespace !== '' && !COMMON.test(namespace)).map((sample) => ({ kind: 'add-in-data', part, what: 'Data in the vocabulary of another program', names: true, sample }));

/** Types declared for parts the package does not hold tell what it once held. */
function strayTypes(docx: DocxPackage): Trace[] {
  const part = '[Content_Types].xml';
  const types = docx.xml(part);
  if (types === undefined) return [];
  const present = new Set(docx.partNames.map((name) => `/${name.toLowerCase()}`));
  return types.root.children.flatMap((element): Trace[] => {
    const name = attribute(types.source, element, 'PartName') ?? '';
    return element.name !== 'ct:Override' || present.has(name.toLowerCase()) ? [] : [{ kind: 'stray-part', part, what: 'Names of parts that are not there', names: false, sample: name, removal: { type: 'splices', splices: [{ start: element.start, end: element.end, text: '' }] } }];
  });
}

