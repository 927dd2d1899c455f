import { blocksText, type Block } from '../../contract/content.ts';
import { alignSequences } from '../../text/align.ts';

/**
 * Where the second part of a split begins in another version of the text: where paragraphs known from it begin, or
 * behind those known from the first part. `undefined` when one of the parts is gone or both are mixed.
 */
export function boundary(before: readonly Block[], after: readonly Block[], at: number): number | undefined {
  const pairs = alignSequences(before.map(entry), after.map(entry));
  const behindFirst = Math.max(-1, ...pairs.filter((pair) => pair.before < at).map((pair) => pair.after)) + 1;
  const second = Math.min(after.length, ...pairs.filter((pair) => pair.before >= at).map((pair) => pair.after));
  const found = second < after.length ? second : behindFirst;
  return found > 0 && found < after.length && behindFirst <= found ? found : undefined;
}

/** The words of some blocks, for likeness. */
export const wordsOf = (blocks: readonly Block[]): readonly string[] => blocksText(blocks).toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? [];

const entry = (block: Block): { readonly key: string; readonly words: readonly string[] } => ({ key: blocksText([block]), words: wordsOf([block]) });
