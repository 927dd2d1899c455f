/** Pairs whose difference includes something Word's marks cannot express in the text itself, with the reason. */
export const NOT_MARKABLE: Readonly<Record<string, string>> = {
  'OA-openagreements-board-consent-safe-3': 'the last line of a section goes, and a section end cannot be marked',
  'SX-empty-to-content': 'the body of the earlier file holds no paragraph at all; rejecting leaves one',
  'WC-2050': 'a note element without any paragraph, which Word does not write, is one side of the pair',
  'WC-2060': 'a note element without any paragraph, which Word does not write, is one side of the pair',
};

/** Where Docxodus resolves our redline otherwise than ECMA-376 part 1 says, and why we do not follow. */
export const DOCXODUS_DIFFERS: Readonly<Record<string, string>> = {};

/** Where LibreOffice does. */
export const LIBREOFFICE_DIFFERS: Readonly<Record<string, string>> = {};

/** Pairs on which our redline marks over a quarter more words than Docxodus's, and why that is right. */
export const MARKS_MORE: Readonly<Record<string, string>> = {
  'OA-closing-checklist-2': 'columns came and went; rows are replaced as rows, as no mark for a cell is written',
  'OA-closing-checklist-3': 'columns came and went; rows are replaced as rows, as no mark for a cell is written',
  'SX-complete-rewrite': 'three short lines that share one word with the new ones are replaced as lines, which reads better',
};
