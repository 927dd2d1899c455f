import type { ClauseNode } from './clause.ts';
import type { StoryKind } from './change.ts';
import type { Finding } from './finding.ts';

/** What became of one part of the package on reading (rule R2). */
export type PartReport = {
  readonly part: string;
  readonly fate: 'read' | 'kept' | 'notUnderstood';
  /** What it is, or why it was not read. */
  readonly note: string;
};

export type ImportReport = {
  readonly read: readonly string[];
  readonly kept: readonly string[];
  readonly notUnderstood: readonly string[];
  readonly parts: readonly PartReport[];
};

/** One author of marks or comments in a file, with how much is theirs. */
export type MarkAuthor = { readonly name: string; readonly insertions: number; readonly deletions: number; readonly other: number; readonly comments: number };

/** A comment in the file. */
export type ContractComment = {
  readonly id: string;
  readonly author: string;
  readonly date: string;
  readonly text: string;
  /** The words it is anchored to. */
  readonly anchor: string;
  readonly clauseId: string;
  readonly parent: string;
  readonly resolved: boolean;
};

/** Text outside the body: a header, a footer, a note, a text box. */
export type SideStory = { readonly story: StoryKind; readonly part: string; readonly text: string };

/** A contract as read from one file, in one view. */
export type ContractDocument = {
  readonly clauses: readonly ClauseNode[];
  readonly sideStories: readonly SideStory[];
  readonly authors: readonly MarkAuthor[];
  readonly comments: readonly ContractComment[];
  readonly findings: readonly Finding[];
  readonly report: ImportReport;
  readonly messages: readonly string[];
  readonly hasMarks: boolean;
  readonly words: number;
};
