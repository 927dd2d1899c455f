import { AppFailure } from '../../../base/app-error.ts';
import { attributes, walk } from '../../xml/access.ts';
import { scanXml, type XmlDocument } from '../../xml/scan.ts';
import { applySplices, type Splice } from '../../xml/splice.ts';
import { namesPlace } from '../places.ts';
import { xmlComments } from '../xml-comments.ts';
import type { PictureReading } from './picture-reading.ts';

const TELLING_ELEMENTS = /^(?:metadata|namedview|title|desc)$/;
const TELLING_ATTRIBUTES = /:(?:docname|docbase|export-filename|absref|label)$|^data-name$/;

/** An SVG's metadata element, editor settings, file names and comments tell (SVG 2, 5.8); `undefined` when it cannot be read safely. */
export function readSvg(bytes: Uint8Array): PictureReading | undefined {
  const document = scan(bytes);
  if (document === undefined) return undefined;
  const { source } = document;
  const tells: string[] = [];
  const splices: Splice[] = xmlComments(source).map(({ start, end }) => ({ start, end, text: '' }));
  if (splices.length > 0) tells.push('comments');
  walk(document.root, (element) => {
    if (TELLING_ELEMENTS.test(localName(element.name))) {
      tells.push(localName(element.name) === 'namedview' ? 'settings of its editor' : 'a description');
      splices.push({ start: element.start, end: element.end, text: '' });
      return false;
    }
    if (!/docname|docbase|export-filename|absref|label|data-name|href/.test(source.slice(element.start, element.openEnd))) return true;
    for (const entry of attributes(source, element)) {
      if (!TELLING_ATTRIBUTES.test(entry.rawName) && !(/(?:^|:)href$/.test(entry.rawName) && namesPlace(entry.value))) continue;
      tells.push(`${/label|data-name/.test(entry.rawName) ? 'the name of a layer' : 'a file name'}: ${entry.value.slice(0, 60)}`);
      splices.push({ start: entry.start - 1, end: entry.valueEnd + 1, text: '' });
    }
    return true;
  });
  const outermost = splices.filter((splice) => !splices.some((other) => other !== splice && other.start <= splice.start && splice.end <= other.end));
  const stripped = tells.length === 0 ? bytes : new TextEncoder().encode(applySplices(source, outermost));
  return { format: 'SVG', tells, turned: 1, stripped, drawing: stripped };
}

const localName = (name: string): string => name.slice(name.indexOf(':') + 1);

function scan(bytes: Uint8Array): XmlDocument | undefined {
  try {
    return scanXml(new TextDecoder('utf-8', { fatal: true }).decode(bytes));
  } catch (error) {
    if (error instanceof AppFailure || error instanceof TypeError) return undefined;
    throw error;
  }
}
