import type { XmlElement } from '../xml/scan.ts';
import type { DocumentModel } from './document.ts';

/** The source an element of the document is a slice of, whichever of its parts it stands in; empty for a stranger. */
export function createSourceOf(model: DocumentModel): (element: XmlElement) => string {
  const sources = new Map<XmlElement, string>(model.stories.map((story) => [story.document.root, story.document.source]));
  return (element) => {
    let root = element;
    while (root.parent !== undefined) root = root.parent;
    return sources.get(root) ?? '';
  };
}
