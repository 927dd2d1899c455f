import { fail } from '../../base/app-error.ts';
import { openPackage, type DocxPackage } from '../package/open-package.ts';
import { writeArchive } from '../package/zip-write.ts';
import { readText } from '../read/read-text.ts';
import type { Zlib } from '../zlib-port.ts';
import { scrub, type Scrubbed } from './scrub.ts';

/**
 * A copy of a file without anything that names people, machines or sessions, re-opened and proven from its bytes
 * (rules W5, W6): every story but the comments reads the same, and nothing that was to go is left. Throws an
 * `AppFailure` for a file that cannot be read or a proof that fails.
 */
export function scrubDocument(bytes: Uint8Array, zlib: Zlib): { readonly bytes: Uint8Array; readonly removed: readonly Scrubbed[] } {
  const docx = openPackage(bytes, zlib);
  const { changes, removed } = scrub(docx);
  const scrubbed = changes.size === 0 ? bytes : writeArchive(docx.archive, changes, zlib);
  if (contractText(scrubbed, zlib) !== contractText(bytes, zlib)) refuse('the contract would not read the same');
  const left = namesLeft(openPackage(scrubbed, zlib));
  if (left !== undefined) refuse(`${left} would still name somebody`);
  return { bytes: scrubbed, removed };
}

const refuse = (reason: string): never => fail('scrub.not-verified', `The copy was not written: ${reason}.`, 'Nothing was changed. Please report this with the document, if you may share it.');

const contractText = (bytes: Uint8Array, zlib: Zlib): string =>
  JSON.stringify(readText(bytes, zlib, 'accepted').filter((story) => story.story !== 'comment'));

const TRACES = /\bw:rsid[A-Za-z]*="|<w:(?:comment|commentReference|rsids|docVars|trackRevisions|attachedTemplate)\b|<(?:dc:creator|cp:lastModifiedBy|Company|Manager)>[^<]/;

function namesLeft(docx: DocxPackage): string | undefined {
  return docx.partNames.find((part) => {
    if (!/\.xml$/i.test(part)) return false;
    const document = docx.xml(part);
    return document !== undefined && TRACES.test(document.source);
  });
}
