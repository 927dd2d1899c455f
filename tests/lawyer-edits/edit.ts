import type { Random } from '../support/random.ts';
import type { Line, Paper, Splice } from './paper.ts';

/** What a reader must be told of an edit. */
export type Expectation = {
  /** Any of these kinds of change tells it. */
  readonly kinds: readonly string[];
  /** Any of these classes; none given, any. */
  readonly classes?: readonly string[];
  /** One of these must be named in the details; none given, any. */
  readonly details?: readonly string[];
  /** The paragraph, row or note, as it was or as it is; empty for what has no text of its own. */
  readonly place: string;
  /** Another text it may be told at: the paragraph as it became, where nothing of the earlier one is left. */
  readonly newPlace?: string;
  readonly removed: string;
  readonly added: string;
  /** How many changes may tell it together; one where nothing is said. */
  readonly most?: number;
};

/** An edit a lawyer makes: the stretches of the file before and after it, and what was done. */
export type Edit = {
  /** What both versions hold although the file did not: a place to make the edit on. */
  readonly before: readonly Splice[];
  readonly after: readonly Splice[];
  readonly expected: readonly Expectation[];
  /** Kinds of change that may follow from it without being it, such as shifted numbers. */
  readonly consequences?: readonly string[];
  /** The lines of the body it needs for itself. */
  readonly lines: readonly number[];
  /** The fewest words a redline can mark for it. */
  readonly words: number;
};

/** Lines that other edits of the same draft leave free, and where chance comes from. */
export type Desk = { readonly paper: Paper; readonly random: Random; readonly isFree: (line: Line) => boolean };

export type EditKind = { readonly name: string; readonly draw: (desk: Desk) => Edit | undefined };

export const put = (line: Line, text: string): Splice => ({ part: line.part, start: line.start, end: line.end, text });

/** Whether no other line of the body says the same; a place must be one place. */
export const isOnly = (paper: Paper, line: Line): boolean => paper.lines.filter((other) => other.text.trim() === line.text.trim()).length === 1;
