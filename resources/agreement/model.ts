import type { PartyId } from '../../shared/contract/party.ts';

/**
 * The bundled agreement as data. Blanks are bracketed tokens inside the texts, e.g. `[DATE]`; the same token
 * names different blanks in different places, so a blank is identified by where it stands.
 */

/** How many options of a list may be ticked together. */
export type Selection = 'one' | 'any';

/** A run of body text under a clause heading. */
export type TextBlock = {
  readonly kind: 'text';
  readonly text: string;
  /** Set where the law expects the passage to stand out. */
  readonly conspicuous?: true;
};

/** A lettered list without boxes, each item a label and what it stands for. */
export type DetailBlock = {
  readonly kind: 'details';
  readonly leadIn: string;
  readonly items: readonly { readonly label: string; readonly text: string }[];
};

/** A list of tick boxes. Where the lead-in is missing, every option is a full sentence. */
export type OptionBlock = {
  readonly kind: 'options';
  /** Unique in the agreement, e.g. `3.2-permitted`. */
  readonly id: string;
  readonly selection: Selection;
  readonly leadIn?: string;
  readonly options: readonly string[];
};

/** The content of a table cell: text, or a row of tick boxes. */
export type Cell = string | { readonly choices: readonly string[] };

export type Column = {
  readonly title: string;
  /** Share of the table's width, in percent. */
  readonly share: number;
};

export type TableBlock = {
  readonly kind: 'table';
  readonly id: string;
  readonly leadIn: string;
  readonly columns: readonly Column[];
  readonly rows: readonly (readonly Cell[])[];
};

export type ClauseBlock = TextBlock | DetailBlock | OptionBlock | TableBlock;

/** A numbered clause, e.g. 10.2. */
export type NumberedClause = {
  readonly number: string;
  readonly heading: string;
  readonly blocks: readonly ClauseBlock[];
};

/** A provision of the last article: a caption and one sentence, without a printed number. */
export type CaptionedProvision = {
  /** Stable id for citing it, e.g. `13.3`; never printed. */
  readonly id: string;
  readonly caption: string;
  readonly text: string;
};

export type Article = {
  readonly number: number;
  readonly title: string;
  readonly clauses: readonly NumberedClause[];
  readonly provisions: readonly CaptionedProvision[];
};

export type PartyEntry = {
  readonly side: PartyId;
  readonly shortName: string;
  readonly caption: string;
  /** The blank for the legal name; filled when the parties are known. */
  readonly legalName: string;
  readonly address: string;
  readonly contact: string;
};

export type SignatureBlock = {
  readonly side: PartyId;
  readonly caption: string;
  readonly name: string;
  readonly title: string;
};

export type Schedule = {
  readonly letter: string;
  readonly title: string;
  readonly intro: string;
  /** The blank that stands for the whole body. */
  readonly body: string;
};

export type Agreement = {
  readonly title: string;
  readonly date: string;
  readonly number: string;
  readonly parties: readonly PartyEntry[];
  readonly partyDefinition: string;
  readonly recitals: readonly string[];
  readonly operativeWords: string;
  readonly articles: readonly Article[];
  readonly signatureIntro: string;
  readonly signatures: readonly SignatureBlock[];
  readonly schedules: readonly Schedule[];
};
