import { AlignmentType, BorderStyle, Document, Footer, HeadingLevel, PageNumber, PageOrientation, Packer, Paragraph, Table, TableCell, TableLayoutType, TableRow, TextRun, WidthType } from 'docx';
import type { RecordedEvent } from '../../shared/negotiation/schema/events.ts';
import { recordRows, type RecordRow } from '../../shared/negotiation/select/record-rows.ts';
import { timelineOf } from '../../shared/negotiation/select/timeline.ts';
import type { NegotiationState, Round } from '../../shared/negotiation/state.ts';

export type RecordOptions = {
  /** With reasons, internal comments and the names of persons: for our side only. */
  readonly notes: boolean;
  /** ISO 8601, UTC. */
  readonly now: string;
};

/** A4 across, in twentieths of a point, and what is left of it between the margins. */
const PAGE = { width: 11_906, height: 16_838, margin: 1_000 } as const;
const TEXT_WIDTH = PAGE.height - 2 * PAGE.margin;
const SMALL = 17;
const RULE = { style: BorderStyle.SINGLE, size: 4, color: 'B8B2A6' } as const;
const BORDERS = { top: RULE, bottom: RULE, left: RULE, right: RULE } as const;

/** Word takes no control characters; everything else is written as it is. */
const clean = (text: string): string => text.replace(/[^\P{Cc}\t\n]|[\ufffe\uffff]/gu, '');

const moment = (iso: string): string => `${iso.slice(0, 10)} ${iso.slice(11, 16)}`;

const cell = (text: string, width: number, head = false): TableCell =>
  new TableCell({
    width: { size: width, type: WidthType.DXA },
    borders: BORDERS,
    margins: { top: 40, bottom: 40, left: 80, right: 80 },
    ...(head ? { shading: { fill: 'EFECE6' } } : {}),
    children: clean(text).split('\n').map((line) => new Paragraph({ children: [new TextRun({ text: line, bold: head, size: SMALL })] })),
  });

/** A table whose columns share the page as given, its head repeated on every page. */
function table(shares: readonly number[], head: readonly string[], rows: readonly (readonly string[])[]): Table {
  const whole = shares.reduce((sum, share) => sum + share, 0);
  const widths = shares.map((share) => Math.floor((share / whole) * TEXT_WIDTH));
  const line = (texts: readonly string[], isHead: boolean): TableRow => new TableRow({ tableHeader: isHead, cantSplit: true, children: widths.map((width, index) => cell(texts[index] ?? '', width, isHead)) });
  return new Table({ width: { size: TEXT_WIDTH, type: WidthType.DXA }, columnWidths: widths, layout: TableLayoutType.FIXED, rows: [line(head, true), ...rows.map((row) => line(row, false))] });
}

const heading = (text: string): Paragraph => new Paragraph({ heading: HeadingLevel.HEADING_2, spacing: { before: 280, after: 120 }, keepNext: true, children: [new TextRun(text)] });
const line = (text: string): Paragraph => new Paragraph({ spacing: { after: 60 }, children: [new TextRun({ text: clean(text), size: 20 })] });

function roundRow(round: Round, state: NegotiationState): readonly string[] {
  const hash = round.kind === 'sent' ? round.redline : round.sha256;
  return [String(round.number), moment(round.at), `${round.kind === 'sent' ? 'sent by' : 'received from'} ${state.parties[round.party].name}`, round.fileName, hash];
}

function courseRows(events: readonly RecordedEvent[], state: NegotiationState): readonly (readonly string[])[] {
  return timelineOf(events, state).map(({ round, kind, counts, concessions }) => [
    kind === 'start' ? 'Start' : `${String(round)} ${kind}`,
    ...[counts.agreed, counts['open-ours'] + counts['open-theirs'], counts.reopened, counts.untouched, concessions.A, concessions.B].map(String),
  ]);
}

function factRow(row: RecordRow, state: NegotiationState, notes: boolean): readonly string[] {
  const party = row.party === null ? '' : state.parties[row.party].name;
  const reason = notes || !row.internal ? row.reason : '';
  return [String(row.seq), moment(row.at), party, row.what, row.clause, reason, ...(notes ? [row.by] : [])];
}

/** The record of a negotiation as a Word file of our own making (rule N36). Without notes it names parties only. */
export async function recordDocx(events: readonly RecordedEvent[], state: NegotiationState, { notes, now }: RecordOptions): Promise<Uint8Array> {
  const { A, B } = state.parties;
  const rows = recordRows(events, state).filter((row) => notes || !(row.kind === 'comments' && row.internal)).toReversed();
  const children = [
    new Paragraph({ heading: HeadingLevel.TITLE, children: [new TextRun(clean(state.name))] }),
    line(`Record of the negotiation between ${A.name} (Party A) and ${B.name} (Party B)`),
    line(`Made on ${moment(now)} UTC from ${String(events.length)} facts; the last is bound to all before it by ${events.at(-1)?.hash ?? ''}.`),
    line(notes ? 'For our side only: with reasons, internal comments and names.' : 'Without internal reasons, comments and names.'),
    heading('Files'),
    table([1.5, 3, 5, 6, 10], ['Round', 'When (UTC)', 'What', 'File', 'SHA-256'], state.rounds.map((round) => roundRow(round, state))),
    heading('Round by round'),
    table([3, 2, 2, 2, 2, 4, 4], ['Round', 'Agreed', 'Open', 'Reopened', 'Untouched', `Texts ${A.name} took over`, `Texts ${B.name} took over`], courseRows(events, state)),
    heading('Everything that happened'),
    table([1, 3, 4, 5, 5, 7, ...(notes ? [3] : [])], ['No.', 'When (UTC)', 'Party', 'What', 'Clause', notes ? 'Reason or comment' : 'Comment', ...(notes ? ['By'] : [])], rows.map((row) => factRow(row, state, notes))),
  ];
  const footer = new Footer({ children: [new Paragraph({ alignment: AlignmentType.RIGHT, children: [new TextRun({ size: SMALL, children: [`${clean(state.name)} – `, PageNumber.CURRENT, ' / ', PageNumber.TOTAL_PAGES] })] })] });
  const { width, height, margin } = PAGE;
  const size = { width, height, orientation: PageOrientation.LANDSCAPE };
  const document = new Document({
    title: clean(state.name), creator: 'Parley', lastModifiedBy: 'Parley',
    styles: { default: { document: { run: { font: 'Calibri', size: 20 } } } },
    sections: [{ properties: { page: { size, margin: { top: margin, bottom: margin, left: margin, right: margin } } }, footers: { default: footer }, children }],
  });
  return new Uint8Array(await Packer.toBuffer(document));
}
