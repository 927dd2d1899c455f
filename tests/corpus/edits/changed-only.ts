import { nodeZlib } from '../../../electron/worker/node-zlib.ts';
import { openPackage } from '../../../shared/docx/package/open-package.ts';
import { writeArchive } from '../../../shared/docx/package/zip-write.ts';
import { child } from '../../../shared/docx/xml/access.ts';

/**
 * The written file with only those paragraphs and tables of its body that are not in the base character by character. What is
 * left out was judged with the base, and what it must not share with others (ids, ends of ranges) is checked apart; so the
 * validator, which takes most of the time, need not read a whole agreement for one changed word.
 */
export function changedOnly(base: Uint8Array, written: Uint8Array): Uint8Array {
  const [before, after] = [openPackage(base, nodeZlib), openPackage(written, nodeZlib)];
  const blocks = (docx: typeof before): { readonly source: string; readonly open: number; readonly close: number; readonly children: readonly { readonly name: string; readonly xml: string }[] } | undefined => {
    const document = docx.xml(docx.mainPart);
    const body = child(document?.root, 'w:body');
    return document === undefined || body === undefined ? undefined : { source: document.source, open: body.openEnd, close: body.closeStart, children: body.children.map((element) => ({ name: element.name, xml: document.source.slice(element.start, element.end) })) };
  };
  const [mine, theirs] = [blocks(before), blocks(after)];
  if (mine === undefined || theirs === undefined) return written;
  const known = new Set(mine.children.map(({ xml }) => xml));
  const kept = theirs.children.filter(({ name, xml }) => name === 'w:sectPr' || !known.has(xml));
  // A body that holds nothing else still holds a paragraph.
  const content = kept.some(({ name }) => name !== 'w:sectPr') ? kept : theirs.children;
  const source = theirs.source.slice(0, theirs.open) + content.map(({ xml }) => xml).join('') + theirs.source.slice(theirs.close);
  return writeArchive(after.archive, new Map([[after.mainPart, new TextEncoder().encode(source)]]), nodeZlib);
}
