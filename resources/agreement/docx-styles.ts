import { AlignmentType, BorderStyle, LevelFormat, LevelSuffix, LineRuleType, convertMillimetersToTwip } from 'docx';
import type { INumberingOptions, IStylesOptions } from 'docx';

const SERIF = 'Cambria';
const INK = '1A1A1A';
const QUIET = '595959';
const RULE = 'A6A6A6';

/** A4 with margins of 25 mm, in twips. */
export const PAGE = {
  width: 11906,
  height: 16838,
  margin: convertMillimetersToTwip(25),
} as const;

export const TEXT_WIDTH = PAGE.width - 2 * PAGE.margin;

/** Where clause text starts, right of the clause number. */
export const CLAUSE_INDENT = 720;

/** Where the box of a list item stands, between its letter and its text. */
export const ITEM_BOX = CLAUSE_INDENT + 520;
const ITEM_TEXT = ITEM_BOX + 380;

/** Style ids; every paragraph of the document uses one of them, or a built-in heading. */
export const STYLE = {
  reference: 'ReferenceLine',
  part: 'PartHeading',
  body: 'BodyText',
  partyCaption: 'PartyCaption',
  partyDetail: 'PartyDetail',
  recital: 'Recital',
  clauseText: 'ClauseText',
  clauseLeadIn: 'ClauseLeadIn',
  clauseList: 'ClauseList',
  provision: 'CaptionedProvision',
  tableHeading: 'TableHeading',
  tableText: 'TableText',
  signatureCaption: 'SignatureCaption',
  signatureLine: 'SignatureLine',
  schedule: 'ScheduleHeading',
  header: 'Header',
  footer: 'Footer',
} as const;

export const NUMBERING = { articles: 'articles', recitals: 'recitals' } as const;

/** ARTICLE 1 / 1.1 / (a), each level bound to its paragraph style; and (A), (B), (C) for the recitals. */
export const numbering: INumberingOptions = {
  config: [
    {
      reference: NUMBERING.articles,
      levels: [
        {
          level: 0,
          format: LevelFormat.DECIMAL,
          text: 'ARTICLE %1',
          suffix: LevelSuffix.TAB,
          style: { style: 'Heading1', paragraph: { indent: { left: 1760, hanging: 1760 } } },
        },
        {
          level: 1,
          format: LevelFormat.DECIMAL,
          text: '%1.%2',
          suffix: LevelSuffix.TAB,
          style: { style: 'Heading2', paragraph: { indent: { left: CLAUSE_INDENT, hanging: CLAUSE_INDENT } } },
        },
        {
          level: 2,
          format: LevelFormat.LOWER_LETTER,
          text: '(%3)',
          suffix: LevelSuffix.TAB,
          style: {
            style: STYLE.clauseList,
            paragraph: { indent: { left: ITEM_TEXT, hanging: ITEM_TEXT - CLAUSE_INDENT } },
          },
        },
      ],
    },
    {
      reference: NUMBERING.recitals,
      levels: [
        {
          level: 0,
          format: LevelFormat.UPPER_LETTER,
          text: '(%1)',
          suffix: LevelSuffix.TAB,
          style: { style: STYLE.recital, paragraph: { indent: { left: CLAUSE_INDENT, hanging: CLAUSE_INDENT } } },
        },
      ],
    },
  ],
};

const HEADING_FONT = { font: SERIF, color: INK, bold: true } as const;
const BODY_SPACING = { before: 0, after: 120, line: 276, lineRule: LineRuleType.AUTO } as const;

export const styles: IStylesOptions = {
  default: {
    document: {
      run: { font: SERIF, size: 21, color: INK, language: { value: 'en-US' } },
      paragraph: { spacing: BODY_SPACING },
    },
    title: {
      next: STYLE.reference,
      run: { font: SERIF, color: INK, size: 32, bold: true },
      paragraph: { alignment: AlignmentType.CENTER, spacing: { before: 480, after: 240 }, keepNext: true },
    },
    heading1: {
      next: 'Heading2',
      run: { ...HEADING_FONT, size: 23 },
      paragraph: {
        outlineLevel: 0,
        keepNext: true,
        keepLines: true,
        spacing: { before: 400, after: 140 },
        numbering: { reference: NUMBERING.articles, level: 0 },
        border: { bottom: { style: BorderStyle.SINGLE, size: 4, space: 3, color: RULE } },
      },
    },
    heading2: {
      next: STYLE.clauseText,
      run: { ...HEADING_FONT, size: 21 },
      paragraph: {
        outlineLevel: 1,
        keepNext: true,
        keepLines: true,
        spacing: { before: 220, after: 60 },
        numbering: { reference: NUMBERING.articles, level: 1 },
      },
    },
  },
  paragraphStyles: [
    {
      id: STYLE.reference,
      name: 'Reference Line',
      basedOn: 'Normal',
      quickFormat: true,
      paragraph: { alignment: AlignmentType.CENTER, spacing: { after: 60 } },
    },
    {
      id: STYLE.part,
      name: 'Part Heading',
      basedOn: 'Normal',
      next: STYLE.body,
      quickFormat: true,
      run: { bold: true, size: 23 },
      paragraph: {
        outlineLevel: 0,
        keepNext: true,
        keepLines: true,
        spacing: { before: 400, after: 140 },
        border: { bottom: { style: BorderStyle.SINGLE, size: 4, space: 3, color: RULE } },
      },
    },
    { id: STYLE.body, name: 'Body Text', basedOn: 'Normal', quickFormat: true },
    {
      id: STYLE.partyCaption,
      name: 'Party Caption',
      basedOn: 'Normal',
      next: STYLE.partyDetail,
      quickFormat: true,
      run: { bold: true },
      paragraph: { keepNext: true, spacing: { before: 180, after: 60 } },
    },
    {
      id: STYLE.partyDetail,
      name: 'Party Detail',
      basedOn: 'Normal',
      quickFormat: true,
      paragraph: { indent: { left: CLAUSE_INDENT }, spacing: { after: 40 }, keepLines: true },
    },
    {
      id: STYLE.recital,
      name: 'Recital',
      basedOn: 'Normal',
      quickFormat: true,
      paragraph: { numbering: { reference: NUMBERING.recitals, level: 0 } },
    },
    {
      id: STYLE.clauseText,
      name: 'Clause Text',
      basedOn: 'Normal',
      quickFormat: true,
      paragraph: { indent: { left: CLAUSE_INDENT } },
    },
    {
      id: STYLE.clauseLeadIn,
      name: 'Clause Lead-in',
      basedOn: STYLE.clauseText,
      next: STYLE.clauseList,
      quickFormat: true,
      paragraph: { keepNext: true, spacing: { before: 100, after: 80 } },
    },
    {
      id: STYLE.clauseList,
      name: 'Clause List',
      basedOn: 'Normal',
      quickFormat: true,
      paragraph: { keepLines: true, spacing: { after: 70 }, numbering: { reference: NUMBERING.articles, level: 2 } },
    },
    {
      id: STYLE.provision,
      name: 'Captioned Provision',
      basedOn: 'Normal',
      quickFormat: true,
      paragraph: { keepLines: true, spacing: { before: 60, after: 140 } },
    },
    {
      id: STYLE.tableHeading,
      name: 'Table Heading',
      basedOn: 'Normal',
      quickFormat: true,
      run: { bold: true, size: 19 },
      paragraph: { keepNext: true, spacing: { before: 60, after: 60, line: 240, lineRule: LineRuleType.AUTO } },
    },
    {
      id: STYLE.tableText,
      name: 'Table Text',
      basedOn: 'Normal',
      quickFormat: true,
      run: { size: 19 },
      paragraph: { spacing: { before: 60, after: 60, line: 240, lineRule: LineRuleType.AUTO } },
    },
    {
      id: STYLE.signatureCaption,
      name: 'Signature Caption',
      basedOn: 'Normal',
      next: STYLE.signatureLine,
      quickFormat: true,
      run: { bold: true },
      paragraph: { keepNext: true, keepLines: true, spacing: { before: 360, after: 60 } },
    },
    {
      id: STYLE.signatureLine,
      name: 'Signature Line',
      basedOn: 'Normal',
      quickFormat: true,
      paragraph: { keepLines: true, spacing: { before: 200, after: 40 } },
    },
    {
      id: STYLE.schedule,
      name: 'Schedule Heading',
      basedOn: 'Normal',
      next: STYLE.body,
      quickFormat: true,
      run: { bold: true, size: 26 },
      paragraph: {
        outlineLevel: 0,
        keepNext: true,
        keepLines: true,
        alignment: AlignmentType.CENTER,
        spacing: { before: 0, after: 280 },
      },
    },
    {
      id: STYLE.header,
      name: 'header',
      basedOn: 'Normal',
      run: { size: 17, color: QUIET },
      paragraph: {
        spacing: { after: 0, line: 240, lineRule: LineRuleType.AUTO },
        border: { bottom: { style: BorderStyle.SINGLE, size: 4, space: 4, color: RULE } },
      },
    },
    {
      id: STYLE.footer,
      name: 'footer',
      basedOn: 'Normal',
      run: { size: 17, color: QUIET },
      paragraph: { alignment: AlignmentType.CENTER, spacing: { after: 0, line: 240, lineRule: LineRuleType.AUTO } },
    },
  ],
};

/** Hairlines for the agreement's tables. */
export const TABLE_RULE = { style: BorderStyle.SINGLE, size: 4, color: RULE } as const;
export const TABLE_HEADING_FILL = 'EDEDED';
