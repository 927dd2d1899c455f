import { scanXml } from './scan.ts';
import { applySplices } from './splice.ts';

/** A document with XML added as the last content of its root; a root that was an empty-element tag is opened. */
export function insertBeforeEnd(text: string, xml: string): string {
  const { source, root } = scanXml(text);
  if (root.end === root.openEnd) {
    const tag = /^<([^\s/>]+)/.exec(source.slice(root.start))?.[1] ?? '';
    return `${source.slice(0, root.end - 2)}>${xml}</${tag}>${source.slice(root.end)}`;
  }
  return applySplices(source, [{ start: root.closeStart, end: root.closeStart, text: xml }]);
}
