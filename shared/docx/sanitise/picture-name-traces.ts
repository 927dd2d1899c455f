import { attribute, attributes, descendants, type XmlAttribute } from '../xml/access.ts';
import { encodeAttribute } from '../xml/entities.ts';
import type { XmlDocument, XmlElement } from '../xml/scan.ts';
import { namesFile, namesPlace } from './places.ts';
import type { Trace } from './traces.ts';

/** What programs call a picture nobody named: a word and a number, in any language. */
const UNNAMED = /^(?:\p{L}+ ?\d+)?$/u;
const PLACE_INSIDE = /(?:^|[\s"'(])(?:file:|\\\\|[A-Za-z]:[\\/]|\/(?:Users|home)\/)/i;
const DESCRIBES: ReadonlySet<string> = new Set(['descr', 'title', 'alt']);

/** Whether an element names or describes a drawing (20.1.2.2.8, 20.4.2.5), or draws in the older form (part 4, 19.1). */
export const describesDrawing = ({ name }: XmlElement): boolean => /:(?:docPr|cNvPr)$/.test(name) || name.startsWith('v:');

/** What is said to readers who do not see a picture, as opposed to the name of the file it was. */
export const isForReaders = (value: string): boolean => !namesPlace(value) && !namesFile(value) && !/^[a-z][a-z0-9+.-]*:\/\/\S+$/i.test(value.trim());

/**
 * Pictures remember the file they were, as their name, their title or their description: such a name goes. A description in words is
 * for readers who do not see the picture; it stays and is told.
 */
export function pictureNameTraces({ source }: XmlDocument, part: string, element: XmlElement): Trace[] {
  if (!describesDrawing(element)) return element.name === 'a:srcRect' ? cropTraces(source, part, element, ['l', 't', 'r', 'b']) : [];
  const traces: Trace[] = element.name === 'v:imagedata' ? cropTraces(source, part, element, ['cropleft', 'croptop', 'cropright', 'cropbottom']) : [];
  const entries = attributes(source, element);
  const instead = ({ value, valueStart, valueEnd }: XmlAttribute, text: string): Trace => ({
    kind: 'picture-name', part, what: 'Pictures named by the file they were', names: true, sample: value, removal: { type: 'splices', splices: [{ start: valueStart, end: valueEnd, text: encodeAttribute(text) }] },
  });
  for (const entry of entries) {
    const { name, value } = entry;
    if (value.trim() === '') continue;
    if (name === 'name' && !element.name.startsWith('v:')) {
      if (namesPlace(value) || namesFile(value) || (isPicture(element) && !UNNAMED.test(value))) traces.push(instead(entry, `Picture ${/^\d+$/.exec(attribute(source, element, 'id') ?? '')?.[0] ?? '0'}`));
    } else if (name === 'o:href' || (name === 'o:title' && element.name === 'v:imagedata')) traces.push(instead(entry, ''));
    else if (DESCRIBES.has(name) || name === 'o:title') {
      traces.push(isForReaders(value) ? { kind: 'picture-description', part, what: 'Descriptions of pictures, in words for readers', names: PLACE_INSIDE.test(value), sample: value } : instead(entry, ''));
    } else if (name === 'href') traces.push({ kind: 'external-link', part, what: namesPlace(value) ? 'Links to a person or to a file on a computer' : 'Links to web pages', names: namesPlace(value), sample: value });
    else if (name === 'o:gfxdata') traces.push({ kind: 'embedded-file', part, what: 'Drawings kept a second time in a form of their program', names: true });
  }
  return traces;
}

const isPicture = (element: XmlElement): boolean =>
  element.name === 'pic:cNvPr' || (element.name === 'wp:docPr' && element.parent !== undefined && descendants(element.parent, 'pic:pic').length > 0 && descendants(element.parent, 'wps:wsp', 'wpg:wgp', 'wpc:wpc').length === 0);

/** A picture that was cut to a part of itself (20.1.8.55) keeps the rest in its file. */
function cropTraces(source: string, part: string, element: XmlElement, sides: readonly string[]): Trace[] {
  const isCut = sides.some((side) => /^\+?0*\.?0*[1-9]/.test(attribute(source, element, side) ?? ''));
  return isCut ? [{ kind: 'picture-crop', part, what: 'Pictures of which a part was cut off; the file still holds it', names: false }] : [];
}
