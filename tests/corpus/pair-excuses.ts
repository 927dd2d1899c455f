/** Pairs whose difference includes something Word's marks cannot express in the text itself, with the reason. */
export const NOT_MARKABLE: Readonly<Record<string, string>> = {
  'OA-openagreements-board-consent-safe-3': 'the last line of a section goes, and a section end cannot be marked',
  'SX-empty-to-content': 'the body of the earlier file holds no paragraph at all; rejecting leaves one',
  'WC-2050': 'a note element without any paragraph, which Word does not write, is one side of the pair',
  'WC-2060': 'a note element without any paragraph, which Word does not write, is one side of the pair',
};

const JOINED_INSERTIONS = 'Words inserted at the end of a line and a whole inserted line behind it are two marks with an unmarked paragraph end between (17.13.5.18, 17.13.5.20); LibreOffice joins them to one and takes that end out as well. Docxodus agrees with us.';

/** Where LibreOffice resolves our redline otherwise than ECMA-376 part 1 says, and why we do not follow. Docxodus agrees on every pair. */
export const LIBREOFFICE_DIFFERS: Readonly<Record<string, string>> = {
  'OA-openagreements-board-consent-safe-2 reject': JOINED_INSERTIONS,
  'MD-github__balanced-employee-ip-agreement__Balanced_Employee_IP_Agreement-3 reject': JOINED_INSERTIONS,
  'OA-common-paper-cloud-service-agreement-2 accept': 'A tab typed as a character inside a text element is written as a tab element; LibreOffice shows the character as a space.',
};

/** Pairs on which our redline marks over a quarter more words than Docxodus's, and why that is right. */
export const MARKS_MORE: Readonly<Record<string, string>> = {
  'SX-complete-rewrite': 'three short lines that share one word with the new ones are replaced as lines, which reads better',
};
