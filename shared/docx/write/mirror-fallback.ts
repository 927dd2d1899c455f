import { descendants } from '../xml/access.ts';
import type { XmlElement } from '../xml/scan.ts';
import { applySplices, type Splice } from '../xml/splice.ts';

/**
 * A text box stands twice in the file: once for new programs, once for old ones (`mc:Choice`, `mc:Fallback`). What is
 * written to the one is written to the other (W1), or two readers would read two contracts.
 */
export function mirrorToFallback(source: string, container: XmlElement, splices: readonly Splice[]): Splice[] {
  const choice = ancestor(container, 'mc:Choice');
  const fallback = choice?.parent?.children.find((element) => element.name === 'mc:Fallback');
  if (choice === undefined || fallback === undefined || splices.length === 0) return [];
  const place = descendants(choice, 'w:txbxContent').indexOf(container);
  const twin = descendants(fallback, 'w:txbxContent')[place];
  if (twin === undefined || twin.end === twin.openEnd) return [];
  const inside = splices.map((splice) => ({ start: splice.start - container.openEnd, end: splice.end - container.openEnd, text: splice.text }));
  const content = applySplices(source.slice(container.openEnd, container.closeStart), inside);
  return [{ start: twin.openEnd, end: twin.closeStart, text: content }];
}

function ancestor(element: XmlElement, name: string): XmlElement | undefined {
  let up = element.parent;
  while (up !== undefined && up.name !== name) up = up.parent;
  return up;
}
