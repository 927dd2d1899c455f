import { fail } from '../../base/app-error.ts';
import type { NewComment } from '../../contract/new-comment.ts';
import { paragraphsOf } from '../compare/paragraphs-of.ts';
import type { Token } from '../compare/tokens.ts';
import type { ParagraphUnit, Side, Unit } from '../compare/units.ts';
import { flattenSegments, type Segment } from '../segment/tree.ts';
import type { ViewBlock } from '../read/views.ts';

/** The words a comment is anchored to: tokens of one paragraph, in order, never none. */
export type CommentPlace = { readonly paragraph: ParagraphUnit; readonly first: number; readonly last: number };

/** Finds the words each comment on a clause is anchored to. Throws an `AppFailure` for a clause that is not there or holds no words. */
export function createPlaceFinder(side: Side, roots: readonly Segment[]): (on: Extract<NewComment['on'], { type: 'clause' }>) => CommentPlace {
  const unitOf = new Map<ViewBlock, Unit>(side.story.blocks.flatMap((block, index) => {
    const unit = side.units[index];
    return unit === undefined ? [] : [[block, unit] as const];
  }));
  const byId = new Map(flattenSegments(roots).map((node) => [node.id, node]));
  return ({ clauseId, quote }) => {
    const node = byId.get(clauseId) ?? fail('comment.no-clause', 'The clause to comment on is not in the file.', 'Reload the negotiation and try again.');
    const paragraphs = [node, ...flattenSegments(node.children)].flatMap((part) => part.blocks).map((block) => unitOf.get(block)).filter((unit) => unit !== undefined).flatMap(paragraphsOf).filter((unit) => unit.text.trim() !== '');
    const [fallback] = paragraphs;
    if (fallback === undefined) return fail('comment.no-place', 'The clause to comment on holds no words.', 'Comment on the clause above or below it.');
    const wanted = quote.trim();
    const quoted = wanted === '' ? undefined : paragraphs.map((paragraph) => quotedTokens(paragraph, wanted)).find((place) => place !== undefined);
    return quoted ?? { paragraph: fallback, first: 0, last: fallback.tokens.length - 1 };
  };
}

/** An anchor never cuts a word: it holds every token the quoted characters touch. */
function quotedTokens(paragraph: ParagraphUnit, quote: string): CommentPlace | undefined {
  const from = paragraph.text.indexOf(quote);
  if (from < 0) return undefined;
  const to = from + quote.length;
  let at = 0;
  let first = -1;
  let last = -1;
  paragraph.tokens.forEach((token: Token, index) => {
    const end = at + token.text.length;
    if (end > from && at < to) {
      if (first < 0) first = index;
      last = index;
    }
    at = end;
  });
  return first < 0 ? undefined : { paragraph, first, last };
}
