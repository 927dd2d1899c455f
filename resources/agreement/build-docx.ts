import { Document, Footer, Header, HeadingLevel, Packer, PageNumber, Paragraph, Tab, TabStopType, TextRun } from 'docx';
import { AGREEMENT } from './agreement.ts';
import { blockElements, boxSource, styled } from './docx-blocks.ts';
import type { BodyElement, BoxSource } from './docx-blocks.ts';
import { PAGE, STYLE, TEXT_WIDTH, numbering, styles } from './docx-styles.ts';
import type { Agreement, Article, PartyEntry, Schedule, SignatureBlock } from './model.ts';

/** The parties' legal names, where they are known. */
export type AgreementOptions = { readonly partyA?: string; readonly partyB?: string };

type Names = { readonly A: string; readonly B: string };

const RUNNING_TITLE = 'AI Integration Partnership Agreement';

/** The rule a signer writes on: a tab led by a line. */
const SIGNER_RULE = { type: TabStopType.LEFT, position: 5400, leader: 'underscore' } as const;

const detail = (label: string, text: string): Paragraph => styled(STYLE.partyDetail, `${label}: ${text}`);

function frontMatter(agreement: Agreement, names: Names): BodyElement[] {
  const party = (entry: PartyEntry): Paragraph[] => [
    styled(STYLE.partyCaption, entry.caption),
    detail('Legal Name', names[entry.side] || entry.legalName),
    detail('Address', entry.address),
    detail('Contact', entry.contact),
  ];
  return [
    new Paragraph({ heading: HeadingLevel.TITLE, children: [new TextRun(agreement.title)] }),
    styled(STYLE.reference, `Agreement Date: ${agreement.date}`),
    styled(STYLE.reference, `Partnership Number: ${agreement.number}`),
    styled(STYLE.part, 'PARTIES'),
    ...agreement.parties.flatMap(party),
    new Paragraph({ style: STYLE.body, spacing: { before: 180 }, children: [new TextRun(agreement.partyDefinition)] }),
    styled(STYLE.part, 'RECITALS'),
    ...agreement.recitals.map((recital) => styled(STYLE.recital, recital)),
    styled(STYLE.body, agreement.operativeWords),
  ];
}

function articleElements(article: Article, box: BoxSource): BodyElement[] {
  return [
    new Paragraph({ heading: HeadingLevel.HEADING_1, children: [new TextRun(article.title)] }),
    ...article.clauses.flatMap((clause) => [
      new Paragraph({ heading: HeadingLevel.HEADING_2, children: [new TextRun(clause.heading)] }),
      ...clause.blocks.flatMap((block) => blockElements(block, box)),
    ]),
    ...article.provisions.map(
      (provision) =>
        new Paragraph({
          style: STYLE.provision,
          children: [new TextRun({ text: `${provision.caption}.`, bold: true }), new TextRun(` ${provision.text}`)],
        }),
    ),
  ];
}

function signatureLines(block: SignatureBlock, name: string, last: boolean): Paragraph[] {
  const line = (label: string, keepNext: boolean): Paragraph =>
    new Paragraph({
      style: STYLE.signatureLine,
      ...(keepNext ? { keepNext } : {}),
      tabStops: [{ type: TabStopType.LEFT, position: 1300 }, SIGNER_RULE],
      children: [new TextRun({ children: [label, new Tab(), new Tab()] })],
    });
  const filled = (label: string, text: string): Paragraph =>
    new Paragraph({
      style: STYLE.signatureLine,
      keepNext: true,
      tabStops: [{ type: TabStopType.LEFT, position: 1300 }],
      children: [new TextRun({ children: [label, new Tab(), text] })],
    });
  return [
    styled(STYLE.signatureCaption, name === '' ? block.caption : `${block.caption} ${name}`),
    line('Signature:', true),
    filled('Name:', block.name),
    filled('Title:', block.title),
    line('Date:', !last),
  ];
}

function closing(agreement: Agreement, names: Names): BodyElement[] {
  const schedule = (entry: Schedule): Paragraph[] => [
    new Paragraph({
      style: STYLE.schedule,
      pageBreakBefore: true,
      children: [new TextRun(`SCHEDULE ${entry.letter}: ${entry.title}`)],
    }),
    styled(STYLE.body, entry.intro),
    styled(STYLE.body, entry.body),
  ];
  const last = agreement.signatures.length - 1;
  return [
    styled(STYLE.part, 'SIGNATURES'),
    new Paragraph({ style: STYLE.body, keepNext: true, children: [new TextRun(agreement.signatureIntro)] }),
    ...agreement.signatures.flatMap((block, index) => signatureLines(block, names[block.side], index === last)),
    ...agreement.schedules.flatMap(schedule),
  ];
}

function pageHeader(names: Names): Header {
  const parties = names.A !== '' && names.B !== '' ? [new TextRun({ children: [new Tab(), `${names.A} / ${names.B}`] })] : [];
  return new Header({
    children: [
      new Paragraph({
        style: STYLE.header,
        tabStops: [{ type: TabStopType.RIGHT, position: TEXT_WIDTH }],
        children: [new TextRun(RUNNING_TITLE), ...parties],
      }),
    ],
  });
}

const pageFooter = (): Footer =>
  new Footer({
    children: [
      new Paragraph({
        style: STYLE.footer,
        children: [new TextRun({ children: ['Page ', PageNumber.CURRENT, ' of ', PageNumber.TOTAL_PAGES] })],
      }),
    ],
  });

/**
 * Sets the bundled agreement as a Word document. Names given for the parties stand in the party blocks, the
 * signature blocks and the page header; every other blank stays open. The text and structure depend on the
 * options alone; the package's time stamps are those of the moment.
 */
export async function buildAgreement(options: AgreementOptions = {}): Promise<Uint8Array> {
  const names: Names = { A: (options.partyA ?? '').trim(), B: (options.partyB ?? '').trim() };
  const box = boxSource();
  const document = new Document({
    title: RUNNING_TITLE,
    creator: 'Parley',
    lastModifiedBy: 'Parley',
    revision: 1,
    styles,
    numbering,
    sections: [
      {
        properties: {
          page: {
            size: { width: PAGE.width, height: PAGE.height },
            margin: { top: PAGE.margin, bottom: PAGE.margin, left: PAGE.margin, right: PAGE.margin, header: 620, footer: 620 },
          },
        },
        headers: { default: pageHeader(names) },
        footers: { default: pageFooter() },
        children: [
          ...frontMatter(AGREEMENT, names),
          ...AGREEMENT.articles.flatMap((article) => articleElements(article, box)),
          ...closing(AGREEMENT, names),
        ],
      },
    ],
  });
  return new Uint8Array(await Packer.toBuffer(document));
}
