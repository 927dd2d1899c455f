import * as v from 'valibot';
import type { Block, Inline } from '../../contract/content.ts';
import { list } from './primitives.ts';

const flag = v.exactOptional(v.literal(true));

const inlineSchema: v.GenericSchema<Inline> = v.variant('type', [
  v.object({
    type: v.literal('text'),
    text: v.string(),
    bold: flag,
    italic: flag,
    underline: flag,
    strike: flag,
    superscript: flag,
    subscript: flag,
    hidden: flag,
    link: v.exactOptional(v.string()),
  }),
  v.object({ type: v.literal('checkbox'), checked: v.boolean() }),
  v.object({ type: v.literal('field'), instruction: v.string(), text: v.string() }),
  v.object({ type: v.literal('note'), kind: v.picklist(['footnote', 'endnote']), text: v.string() }),
  v.object({ type: v.literal('object'), description: v.string() }),
]);

/** One paragraph or table of a clause, as it stands in the log and crosses the process boundary. Made once: only the way back to itself is lazy. */
const blockSchema: v.GenericSchema<Block> = v.variant('type', [
  v.object({ type: v.literal('paragraph'), label: v.string(), level: v.number(), inlines: list(inlineSchema) }),
  v.object({
    type: v.literal('table'),
    rows: list(v.object({ cells: list(v.object({ blocks: list(v.lazy((): v.GenericSchema<Block> => blockSchema)) })) })),
  }),
]);

export const blocksSchema = list(blockSchema);

/** What a party stands on for a clause; `null` means: this clause should not be in the contract. */
export const wordingSchema = v.nullable(blocksSchema);

export type Wording = v.InferOutput<typeof wordingSchema>;

export const clauseKindSchema = v.picklist(['title', 'parties', 'recitals', 'definitions', 'article', 'clause', 'item', 'schedule', 'signature', 'text']);
