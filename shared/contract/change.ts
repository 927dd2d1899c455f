/** Every way one version of a contract can differ from another, as the reader is told of it. */
export type ChangeKind =
  | 'replaced'
  | 'inserted'
  | 'deleted'
  | 'moved'
  | 'moved-edited'
  | 'split'
  | 'merged'
  | 'renumbered'
  | 'row-inserted'
  | 'row-deleted'
  | 'row-moved'
  | 'cell'
  | 'formatting'
  | 'header-footer'
  | 'note'
  | 'comment'
  | 'field'
  | 'link'
  | 'style'
  | 'object'
  | 'section';

/** How much a change matters, most first. */
export type ChangeClass = 'substantive' | 'wording' | 'typographic' | 'formatting' | 'numbering';

/** Changes a reader wants counted and kept out of the way: they move no word. */
export const isNoise = (change: ChangeClass): boolean => change === 'typographic' || change === 'formatting' || change === 'numbering';

/** The named kinds of substance (rule C6). */
export type SubstanceKind =
  | 'amount'
  | 'date'
  | 'duration'
  | 'percentage'
  | 'number'
  | 'negation'
  | 'modal'
  /** "and" for "or". */
  | 'conjunction'
  /** "if", "subject to", "when" for "if". */
  | 'condition'
  /** "sole", "non-exclusive", "only". */
  | 'exclusivity'
  /** "all" for "any", "e.g." for "i.e.". */
  | 'scope'
  /** "at least" for "at most", "before" for "after", "minimum". */
  | 'limit'
  /** "best efforts", "material", "gross negligence". */
  | 'standard'
  | 'party'
  | 'defined-term'
  | 'name'
  | 'reference'
  | 'option'
  | 'blank'
  | 'hidden-text'
  | 'look-alike';

export type StoryKind = 'body' | 'header' | 'footer' | 'footnote' | 'endnote' | 'comment' | 'textbox';

/** One difference between a before and an after. */
export type Change = {
  readonly id: string;
  readonly story: StoryKind;
  /** Package path of the part that holds it, e.g. `word/document.xml`. */
  readonly part: string;
  /** Label and heading of the clause it stands in, e.g. `10.2 Limitation of liability`; empty outside the body, but for a note that came or went. */
  readonly clause: string;
  /** `ClauseNode.id` in the after document (in the before document for a deletion), or empty. */
  readonly clauseId: string;
  readonly kind: ChangeKind;
  readonly class: ChangeClass;
  /** Named substance kinds, or a short plain description for non-text changes. */
  readonly detail: readonly string[];
  /** The changed words with their paragraph; empty for an insertion. Never more than one paragraph, cell or row. */
  readonly before: string;
  readonly after: string;
  /** The changed words alone. */
  readonly removed: string;
  readonly added: string;
  /** True when Word's marks cannot express it (C10). */
  readonly notMarkable?: true;
};

export type Comparison = {
  readonly changes: readonly Change[];
  readonly counts: Readonly<Record<string, number>>;
  /** What was not compared, by name (C7). */
  readonly notCompared: readonly string[];
  /** True when an input carried tracked changes and its accepted view was compared (C9). */
  readonly marksPresent: { readonly before: boolean; readonly after: boolean };
};
