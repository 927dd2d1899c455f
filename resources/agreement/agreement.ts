import { ARTICLES_1_TO_3 } from './articles-1-3.ts';
import { ARTICLES_10_TO_13 } from './articles-10-13.ts';
import { ARTICLES_4_TO_6 } from './articles-4-6.ts';
import { ARTICLES_7_TO_9 } from './articles-7-9.ts';
import { SCHEDULES, SIGNATURES, SIGNATURE_INTRO } from './closing.ts';
import {
  AGREEMENT_DATE,
  OPERATIVE_WORDS,
  PARTIES,
  PARTNERSHIP_NUMBER,
  PARTY_DEFINITION,
  RECITALS,
  TITLE,
} from './front-matter.ts';
import type { Agreement, Cell, ClauseBlock } from './model.ts';

/** The AI Integration Partnership Agreement that Parley brings along. */
export const AGREEMENT: Agreement = {
  title: TITLE,
  date: AGREEMENT_DATE,
  number: PARTNERSHIP_NUMBER,
  parties: PARTIES,
  partyDefinition: PARTY_DEFINITION,
  recitals: RECITALS,
  operativeWords: OPERATIVE_WORDS,
  articles: [...ARTICLES_1_TO_3, ...ARTICLES_4_TO_6, ...ARTICLES_7_TO_9, ...ARTICLES_10_TO_13],
  signatureIntro: SIGNATURE_INTRO,
  signatures: SIGNATURES,
  schedules: SCHEDULES,
};

const cellTexts = (cell: Cell): readonly string[] => (typeof cell === 'string' ? [cell] : cell.choices);

function blockTexts(block: ClauseBlock): readonly string[] {
  switch (block.kind) {
    case 'text':
      return [block.text];
    case 'details':
      return [block.leadIn, ...block.items.map((item) => `${item.label}: ${item.text}`)];
    case 'options':
      return [...(block.leadIn === undefined ? [] : [block.leadIn]), ...block.options];
    case 'table':
      return [block.leadIn, ...block.columns.map((column) => column.title), ...block.rows.flat().flatMap(cellTexts)];
  }
}

/** Every text of an agreement in reading order, one entry per paragraph (numbers and fixed labels excluded). */
export function agreementTexts(agreement: Agreement): readonly string[] {
  return [
    agreement.title,
    agreement.date,
    agreement.number,
    ...agreement.parties.flatMap((party) => [party.caption, party.legalName, party.address, party.contact]),
    agreement.partyDefinition,
    ...agreement.recitals,
    agreement.operativeWords,
    ...agreement.articles.flatMap((article) => [
      article.title,
      ...article.clauses.flatMap((clause) => [clause.heading, ...clause.blocks.flatMap(blockTexts)]),
      ...article.provisions.flatMap((provision) => [provision.caption, provision.text]),
    ]),
    agreement.signatureIntro,
    ...agreement.signatures.flatMap((signature) => [signature.caption, signature.name, signature.title]),
    ...agreement.schedules.flatMap((schedule) => [schedule.title, schedule.intro, schedule.body]),
  ];
}
