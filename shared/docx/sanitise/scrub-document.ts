import type { MetadataItem, ScrubbedCopy, ScrubOptions } from '../../contract/metadata.ts';
import { openPackage } from '../package/open-package.ts';
import { writeArchive } from '../package/zip-write.ts';
import type { Zlib } from '../zlib-port.ts';
import { findTraces } from './find-traces.ts';
import { authorsInOrder, newNames } from './neutral-names.ts';
import { proveScrubbed } from './prove-scrubbed.ts';
import { withoutTraces } from './scrub.ts';
import { itemsOf, type Trace } from './traces.ts';

/**
 * A copy of a file without anything that names people, machines or sessions, re-opened and proven from its bytes (rules
 * W5, W6). Comments go with it, unless redlines are kept: then every mark and comment stays under a neutral name. Marks
 * are never resolved here. Throws an `AppFailure` for a file that cannot be read or a proof that fails.
 */
export function scrubDocument(bytes: Uint8Array, zlib: Zlib, options: ScrubOptions = {}): ScrubbedCopy {
  const { keepRedlines = false, removeHidden = false, names = {} } = options;
  const before = openPackage(bytes, zlib);
  const authors = authorsInOrder(before);
  const named = newNames(authors, names);
  const traces = findTraces(before, { keepComments: keepRedlines, removeHidden, newName: (author) => named.get(author) ?? '' });
  // Written and packed afresh even where nothing goes: an archive tells times and remarks of its own, and anything may lie behind the end of a packed part.
  const scrubbed = writeArchive(before.archive, new Map([...before.partNames.map((part) => [part, before.bytes(part)] as const), ...withoutTraces(before, traces)]), zlib);
  const removed = itemsOf(traces.filter(goes));
  const after = openPackage(scrubbed, zlib);
  const present = new Set(after.partNames.map((part) => part.toLowerCase()));
  proveScrubbed({ before, after, keepComments: keepRedlines, removeHidden, removed, authors, allowed: new Set(Object.values(names)) });
  return { bytes: scrubbed, removed, kept: stays(traces.filter(({ part }) => part === '' || present.has(part.toLowerCase()))) };
}

const goes = ({ kind, removal }: Trace): boolean => removal !== undefined && kind !== 'shown-property';
const stays = (traces: readonly Trace[]): readonly MetadataItem[] => itemsOf(traces.filter((trace) => !goes(trace)));
