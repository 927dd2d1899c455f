import { AlignmentType, BorderStyle, Document, Footer, HeadingLevel, PageNumber, PageOrientation, Packer, Paragraph, Table, TableCell, TableLayoutType, TableRow, TextRun, WidthType } from 'docx';

/** A4 across, in twentieths of a point, and what is left of it between the margins. */
const PAGE = { width: 11_906, height: 16_838, margin: 1_000 } as const;
const TEXT_WIDTH = PAGE.height - 2 * PAGE.margin;
const SMALL = 17;
const RULE = { style: BorderStyle.SINGLE, size: 4, color: 'B8B2A6' } as const;
const BORDERS = { top: RULE, bottom: RULE, left: RULE, right: RULE } as const;

/** Word takes no control characters; everything else is written as it is. */
const clean = (text: string): string => text.replace(/[^\P{Cc}\t\n]|[\ufffe\uffff]/gu, '');

const cell = (text: string, width: number, head = false): TableCell =>
  new TableCell({
    width: { size: width, type: WidthType.DXA },
    borders: BORDERS,
    margins: { top: 40, bottom: 40, left: 80, right: 80 },
    ...(head ? { shading: { fill: 'EFECE6' } } : {}),
    children: clean(text).split('\n').map((line) => new Paragraph({ children: [new TextRun({ text: line, bold: head, size: SMALL })] })),
  });

/** A table whose columns share the page as given, its head repeated on every page. */
export function table(shares: readonly number[], head: readonly string[], rows: readonly (readonly string[])[]): Table {
  const whole = shares.reduce((sum, share) => sum + share, 0);
  const widths = shares.map((share) => Math.floor((share / whole) * TEXT_WIDTH));
  const line = (texts: readonly string[], isHead: boolean): TableRow => new TableRow({ tableHeader: isHead, cantSplit: true, children: widths.map((width, index) => cell(texts[index] ?? '', width, isHead)) });
  return new Table({ width: { size: TEXT_WIDTH, type: WidthType.DXA }, columnWidths: widths, layout: TableLayoutType.FIXED, rows: [line(head, true), ...rows.map((row) => line(row, false))] });
}

export const heading = (text: string): Paragraph => new Paragraph({ heading: HeadingLevel.HEADING_2, spacing: { before: 280, after: 120 }, keepNext: true, children: [new TextRun(text)] });
export const line = (text: string): Paragraph => new Paragraph({ spacing: { after: 60 }, children: [new TextRun({ text: clean(text), size: 20 })] });

export const titleLine = (text: string): Paragraph => new Paragraph({ heading: HeadingLevel.TITLE, children: [new TextRun(clean(text))] });

/** A Word file of our own making, A4 across, its title on every page. It names nobody. */
export async function wordFile(title: string, children: readonly (Paragraph | Table)[]): Promise<Uint8Array> {
  const footer = new Footer({ children: [new Paragraph({ alignment: AlignmentType.RIGHT, children: [new TextRun({ size: SMALL, children: [`${clean(title)} – `, PageNumber.CURRENT, ' / ', PageNumber.TOTAL_PAGES] })] })] });
  const { width, height, margin } = PAGE;
  const size = { width, height, orientation: PageOrientation.LANDSCAPE };
  const document = new Document({
    title: clean(title), creator: 'Parley', lastModifiedBy: 'Parley',
    styles: { default: { document: { run: { font: 'Calibri', size: 20 } } } },
    sections: [{ properties: { page: { size, margin: { top: margin, bottom: margin, left: margin, right: margin } } }, footers: { default: footer }, children: [...children] }],
  });
  return new Uint8Array(await Packer.toBuffer(document));
}
