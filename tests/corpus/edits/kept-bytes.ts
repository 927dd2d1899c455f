import { nodeZlib } from '../../../electron/worker/node-zlib.ts';
import { openPackage, type DocxPackage } from '../../../shared/docx/package/open-package.ts';
import type { XmlElement } from '../../../shared/docx/xml/scan.ts';

/** What an edit changed in the stored bytes. */
export type ByteChanges = {
  /** Parts other than the main document that are not what they were. */
  readonly parts: readonly string[];
  /** Paragraphs of the base that do not stand in the written file byte for byte. */
  readonly paragraphs: readonly string[];
};

/** Compares a written file with its base, part by part and paragraph by paragraph. */
export function byteChanges(base: Uint8Array, written: Uint8Array): ByteChanges {
  const before = openPackage(base, nodeZlib);
  const after = openPackage(written, nodeZlib);
  const names = [...new Set([...before.partNames, ...after.partNames])].filter((name) => name !== before.mainPart);
  const left = new Map<string, number>();
  for (const paragraph of paragraphsOf(after)) left.set(paragraph, (left.get(paragraph) ?? 0) + 1);
  const paragraphs = paragraphsOf(before).filter((paragraph) => {
    const count = left.get(paragraph) ?? 0;
    left.set(paragraph, count - 1);
    return count <= 0;
  });
  return { parts: names.filter((name) => !Buffer.from(before.bytes(name) ?? []).equals(Buffer.from(after.bytes(name) ?? []))), paragraphs };
}

/** How many paragraphs the main document stores. */
export const storedParagraphs = (bytes: Uint8Array): number => paragraphsOf(openPackage(bytes, nodeZlib)).length;

/** The source of every paragraph of the main document; one inside a text box belongs to the paragraph that anchors it. */
function paragraphsOf(docx: DocxPackage): readonly string[] {
  const document = docx.xml(docx.mainPart);
  if (document === undefined) return [];
  const find = (element: XmlElement): string[] => (element.name === 'w:p' ? [document.source.slice(element.start, element.end)] : element.children.flatMap(find));
  return find(document.root);
}
