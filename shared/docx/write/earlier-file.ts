import type { ClauseCorrection } from '../../contract/clause-correction.ts';
import { readSide, type Side } from '../compare/units.ts';
import { createBlockReader } from '../read/contract-blocks.ts';
import { viewStories, readDocument } from '../read/document.ts';
import { resolvedModel } from '../resolve/resolve-revisions.ts';
import { correctSegments } from '../segment/correct-segments.ts';
import { segment } from '../segment/segment.ts';
import { flattenSegments, withItems } from '../segment/tree.ts';
import type { Zlib } from '../zlib-port.ts';
import { createBaseWording, type BaseWording } from './base-wording.ts';

/** A file of the same negotiation that holds clauses the base lacks, and how a person corrected its clauses. */
export type EarlierFile = { readonly bytes: Uint8Array; readonly corrections: readonly ClauseCorrection[] };

/** An earlier file, opened: everything in it accepted. */
export type Earlier = {
  readonly side: Side;
  /** The wording of a clause with its items, each time anew; `undefined` for an id the file does not have. */
  readonly wordingOf: (clauseId: string) => BaseWording | undefined;
};

/** Opens an earlier file to take clauses from. Throws an `AppFailure` where it cannot be read. */
export function openEarlier({ bytes, corrections }: EarlierFile, zlib: Zlib): Earlier | undefined {
  const model = resolvedModel(readDocument(bytes, zlib), 'accept');
  const body = viewStories(model, 'accepted').find((story) => story.story.kind === 'body');
  if (body === undefined) return undefined;
  const side = readSide(model, body);
  const unitOf = new Map(body.blocks.map((block, index) => [block, side.units[index]]));
  const byId = new Map(flattenSegments(correctSegments(segment(model, body), corrections)).map((node) => [node.id, node]));
  const read = createBlockReader(model, body);
  return {
    side,
    wordingOf: (clauseId) => {
      const node = byId.get(clauseId);
      if (node === undefined) return undefined;
      return createBaseWording(withItems(node).flatMap((part) => part.blocks.map((block) => unitOf.get(block))).filter((unit) => unit !== undefined), read);
    },
  };
}
