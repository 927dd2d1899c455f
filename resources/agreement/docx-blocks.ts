import { HeightRule, Paragraph, Tab, Table, TableCell, TableLayoutType, TableRow, TabStopType, TextRun, VerticalAlign, WidthType } from 'docx';
import type { ParagraphChild } from 'docx';
import { CLAUSE_INDENT, ITEM_BOX, STYLE, TABLE_HEADING_FILL, TABLE_RULE, TEXT_WIDTH } from './docx-styles.ts';
import type { Cell, ClauseBlock, DetailBlock, OptionBlock, TableBlock } from './model.ts';
import { TickBox } from './tick-box.ts';

/** What the body of a Word document is made of. */
export type BodyElement = Paragraph | Table;

/** Draws one tick box after the other, each with its own id. */
export type BoxSource = (tag: string) => TickBox;

/** A fresh source of tick boxes for one document. */
export function boxSource(): BoxSource {
  let drawn = 0;
  return (tag) => {
    drawn += 1;
    return new TickBox(1_000_000 + drawn, tag);
  };
}

/** A paragraph of plain text in a named style. */
export const styled = (style: string, text: string): Paragraph => new Paragraph({ style, children: [new TextRun(text)] });

/** A text behind a tab stop. */
const tabbed = (text: string): TextRun => new TextRun({ children: [new Tab(), text] });

const letter = (index: number): string => String.fromCharCode('a'.charCodeAt(0) + index);

function optionParagraphs(block: OptionBlock, box: BoxSource): BodyElement[] {
  const leadIn = block.leadIn === undefined ? [] : [styled(STYLE.clauseLeadIn, block.leadIn)];
  const last = block.options.length - 1;
  return [
    ...leadIn,
    ...block.options.map(
      (option, index) =>
        new Paragraph({
          style: STYLE.clauseList,
          tabStops: [{ type: TabStopType.LEFT, position: ITEM_BOX }],
          ...(index < last && (index === 0 || index === last - 1) ? { keepNext: true } : {}),
          children: [box(`option:${block.id}.${letter(index)}`), tabbed(option)],
        }),
    ),
  ];
}

function detailParagraphs(block: DetailBlock): BodyElement[] {
  return [
    styled(STYLE.clauseLeadIn, block.leadIn),
    ...block.items.map(
      (item) =>
        new Paragraph({
          style: STYLE.clauseList,
          indent: { left: ITEM_BOX, hanging: ITEM_BOX - CLAUSE_INDENT },
          children: [new TextRun(`${item.label}: ${item.text}`)],
        }),
    ),
  ];
}

function cellChildren(cell: Cell, tag: string, box: BoxSource): readonly ParagraphChild[] {
  if (typeof cell === 'string') return [new TextRun(cell)];
  return cell.choices.flatMap((choice, index) => [
    box(`option:${tag}.${letter(index)}`),
    new TextRun(index < cell.choices.length - 1 ? `\u00A0${choice}   ` : `\u00A0${choice}`),
  ]);
}

function table(block: TableBlock, box: BoxSource): Table {
  const full = TEXT_WIDTH - CLAUSE_INDENT;
  const widths = block.columns.map((column) => Math.round((full * column.share) / 100));
  const cellOf = (children: readonly ParagraphChild[], index: number, heading: boolean, keepNext: boolean): TableCell =>
    new TableCell({
      width: { size: widths[index] ?? 0, type: WidthType.DXA },
      verticalAlign: VerticalAlign.CENTER,
      ...(heading ? { shading: { fill: TABLE_HEADING_FILL } } : {}),
      children: [new Paragraph({ style: heading ? STYLE.tableHeading : STYLE.tableText, ...(keepNext ? { keepNext } : {}), children })],
    });
  const last = block.rows.length - 1;
  return new Table({
    layout: TableLayoutType.FIXED,
    indent: { size: CLAUSE_INDENT, type: WidthType.DXA },
    width: { size: widths.reduce((sum, width) => sum + width, 0), type: WidthType.DXA },
    columnWidths: widths,
    margins: { left: 110, right: 110, top: 0, bottom: 0, marginUnitType: WidthType.DXA },
    borders: {
      top: TABLE_RULE,
      bottom: TABLE_RULE,
      left: TABLE_RULE,
      right: TABLE_RULE,
      insideHorizontal: TABLE_RULE,
      insideVertical: TABLE_RULE,
    },
    rows: [
      new TableRow({
        tableHeader: true,
        cantSplit: true,
        height: { value: 340, rule: HeightRule.ATLEAST },
        children: block.columns.map((column, index) => cellOf([new TextRun(column.title)], index, true, true)),
      }),
      ...block.rows.map(
        (row, rowIndex) =>
          new TableRow({
            cantSplit: true,
            height: { value: 340, rule: HeightRule.ATLEAST },
            children: row.map((cell, index) =>
              cellOf(cellChildren(cell, `${block.id}.r${rowIndex + 1}`, box), index, false, rowIndex < last),
            ),
          }),
      ),
    ],
  });
}

/** The paragraphs and tables that set one block of a clause. */
export function blockElements(block: ClauseBlock, box: BoxSource): readonly BodyElement[] {
  switch (block.kind) {
    case 'text':
      return [
        new Paragraph({
          style: STYLE.clauseText,
          children: [new TextRun({ text: block.text, ...(block.conspicuous ? { bold: true } : {}) })],
        }),
      ];
    case 'details':
      return detailParagraphs(block);
    case 'options':
      return optionParagraphs(block, box);
    case 'table':
      return [styled(STYLE.clauseLeadIn, block.leadIn), table(block, box)];
  }
}
