import type { DiffSpan } from '../../text/diff-span.ts';
import { slideEdits, toLooks } from '../../text/slide-edits.ts';
import { diffTokens, joinSame, presentable } from '../../text/token-diff.ts';
import { child } from '../xml/access.ts';
import { PARAGRAPH_MARK, type Region } from './ops.ts';
import type { Token } from './tokens.ts';
import { typedNumber } from './typed-numbers.ts';
import { isSameSource, type ParagraphUnit } from './units.ts';

/** Diffs the token streams of a region, once asked for. Its last paragraph marks always belong together. */
export const planRegion = (befores: readonly ParagraphUnit[], afters: readonly ParagraphUnit[]): Region => new PlannedRegion(befores, afters);

/** A class for the same reason as the units: there are as many regions as paragraphs. */
class PlannedRegion implements Region {
  readonly type = 'region';
  readonly befores: readonly ParagraphUnit[];
  readonly afters: readonly ParagraphUnit[];
  readonly isUnchanged: boolean;
  private knownBefore: readonly Token[] | undefined;
  private knownAfter: readonly Token[] | undefined;
  private knownSpans: readonly DiffSpan[] | undefined;

  constructor(befores: readonly ParagraphUnit[], afters: readonly ParagraphUnit[]) {
    this.befores = befores;
    this.afters = afters;
    this.isUnchanged = befores.length === 1 && afters.length === 1 && isSameSource(befores[0], afters[0]);
  }

  /** Whether two tokens are set in the very same properties, as they are stored. */
  private isStoredAlike(beforeIndex: number, afterIndex: number): boolean {
    return storedLook(this.befores[0], this.beforeTokens[beforeIndex]) === storedLook(this.afters[0], this.afterTokens[afterIndex]);
  }

  get beforeTokens(): readonly Token[] {
    return (this.knownBefore ??= markedTokens(this.befores));
  }

  get afterTokens(): readonly Token[] {
    return (this.knownAfter ??= markedTokens(this.afters));
  }

  get spans(): readonly DiffSpan[] {
    return (this.knownSpans ??= regionSpans(this.beforeTokens, this.afterTokens, numbersInFront(this.befores[0], this.afters[0]), (one, two) => this.isStoredAlike(one, two)));
  }
}

/** The properties a token's runs are stored with, one after the other. */
function storedLook(unit: ParagraphUnit | undefined, token: Token | undefined): string {
  const looks = (token?.slices ?? []).map(({ piece }) => {
    const properties = child(piece.run, 'w:rPr');
    return properties === undefined ? '' : unit?.source.slice(properties.start, properties.end);
  });
  return [...new Set(looks)].join();
}

const markedTokens = (units: readonly ParagraphUnit[]): Token[] => units.flatMap((unit) => unit.tokens.concat(PARAGRAPH_MARK));

/** How many tokens the numbers typed in front of both paragraphs take, where they differ. */
function numbersInFront(one: ParagraphUnit | undefined, two: ParagraphUnit | undefined): readonly [number, number] | undefined {
  const [was, is] = [one && typedNumber(one.text, one.tokens), two && typedNumber(two.text, two.tokens)];
  return was === undefined || is === undefined || was.text === is.text ? undefined : [was.tokens, is.tokens];
}

/** Numbers typed in front of the first line are compared by themselves: "2. Fees" → "3. Fees" is no word more than the figure (C11). */
function regionSpans(beforeTokens: readonly Token[], afterTokens: readonly Token[], numbers: readonly [number, number] | undefined, isStoredAlike: (beforeIndex: number, afterIndex: number) => boolean): DiffSpan[] {
  const compared = (beforeFrom: number, beforeTo: number, afterFrom: number, afterTo: number): DiffSpan[] => {
    const beforeKeys = beforeTokens.slice(beforeFrom, beforeTo).map((token) => token.key);
    const afterKeys = afterTokens.slice(afterFrom, afterTo).map((token) => token.key);
    const spans = presentable(diffTokens(beforeKeys, afterKeys), beforeKeys, afterKeys);
    return slideEdits(spans, beforeKeys, afterKeys, toLooks(beforeKeys, afterKeys, (one, two) => isStoredAlike(one + beforeFrom, two + afterFrom))).map(({ same, ...span }) => ({
      same, beforeStart: span.beforeStart + beforeFrom, beforeEnd: span.beforeEnd + beforeFrom, afterStart: span.afterStart + afterFrom, afterEnd: span.afterEnd + afterFrom,
    }));
  };
  const [beforeFrom, afterFrom] = numbers ?? [0, 0];
  const spans = joinSame([...compared(0, beforeFrom, 0, afterFrom), ...compared(beforeFrom, beforeTokens.length - 1, afterFrom, afterTokens.length - 1)]);
  return [...spans, { same: true, beforeStart: beforeTokens.length - 1, beforeEnd: beforeTokens.length, afterStart: afterTokens.length - 1, afterEnd: afterTokens.length }];
}
