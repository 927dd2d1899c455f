import { attributes, walk, type XmlAttribute } from './access.ts';
import { encodeAttribute } from './entities.ts';
import type { XmlElement } from './scan.ts';
import { applySplices, type Splice } from './splice.ts';

/** An element as it stands, with other values for some attributes in it and below it; `undefined` leaves a value alone. */
export function withValues(source: string, element: XmlElement, valueOf: (holder: XmlElement, attribute: XmlAttribute) => string | undefined): string {
  const splices: Splice[] = [];
  walk(element, (holder) => {
    for (const attribute of attributes(source, holder)) {
      const value = valueOf(holder, attribute);
      if (value !== undefined) splices.push({ start: attribute.valueStart - element.start, end: attribute.valueEnd - element.start, text: encodeAttribute(value) });
    }
    return true;
  });
  return applySplices(source.slice(element.start, element.end), splices);
}
