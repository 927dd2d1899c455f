import type { MetadataItem } from '../../contract/metadata.ts';
import { openPackage, type DocxPackage } from '../package/open-package.ts';
import type { Zlib } from '../zlib-port.ts';
import { findTraces } from './find-traces.ts';
import { itemsOf } from './traces.ts';

/** What a package tells about people, machines and its own past, in plain words (rule W5). Nothing is changed. */
export const reportMetadata = (docx: DocxPackage): MetadataItem[] => itemsOf(findTraces(docx, { keepComments: true, removeHidden: false, newName: (author) => author }));

/** The same for the bytes of a file. Throws an `AppFailure` for one that cannot be read. */
export const metadataReport = (bytes: Uint8Array, zlib: Zlib): MetadataItem[] => reportMetadata(openPackage(bytes, zlib));
