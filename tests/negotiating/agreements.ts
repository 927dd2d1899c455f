import { LEGAL_LIST, makeDocx, numbered, p, para, r, row, table } from '../support/make-docx.ts';

const heading = (text: string): string => p(text, '<w:outlineLvl w:val="0"/>');
const SENTENCES: Readonly<Record<string, readonly string[]>> = {
  Scope: ['The supplier delivers the goods named in the order.', 'Deliveries go to the northern quay on weekdays before noon.', 'Partial deliveries are allowed where the buyer was told in time.'],
  Price: ['The price is 100 euros a tonne, net of taxes.', 'It is paid within 30 days of the invoice.', 'Late sums bear interest of five percent a year.'],
  Term: ['This agreement runs for five years from signature.', 'Either party may end it with three months’ notice.', 'Orders placed before its end are carried out.'],
  Law: ['English law governs this agreement.', 'The courts of London decide all disputes arising from it.'],
  Notices: ['Notices are given in writing to the address above.', 'They count as received on the third day after posting.'],
};
const of = (name: string): readonly string[] => SENTENCES[name] ?? [];
const NAMES = Object.keys(SENTENCES);
const TITLE = p('SUPPLY AGREEMENT', '<w:jc w:val="center"/>');
const noted = (text: string): string => para(`${r(text)}<w:r><w:footnoteReference w:id="2"/></w:r>`);

export type Agreement = { readonly name: string; readonly bytes: Uint8Array };

/** Small agreements, each cut into clauses in another way. */
export const AGREEMENTS: readonly Agreement[] = [
  { name: 'headings', bytes: makeDocx(heading('Supply Agreement') + NAMES.map((name) => heading(name) + of(name).map((text) => p(text)).join('')).join('')) },
  { name: 'a numbered list', bytes: makeDocx(TITLE + NAMES.map((name) => para(r(name, '<w:b/>'), numbered(0)) + of(name).map((text) => p(text, numbered(1))).join('')).join(''), { numbering: LEGAL_LIST }) },
  { name: 'typed numbers', bytes: makeDocx(TITLE + NAMES.map((name, at) => para(r(`${String(at + 1)}. ${name}`, '<w:b/>')) + of(name).map((text, below) => p(`${String(at + 1)}.${String(below + 1)} ${text}`)).join('')).join('')) },
  { name: 'a letter without headings', bytes: makeDocx(p('Dear Sirs,') + NAMES.flatMap(of).map((text) => p(text)).join('') + p('Yours faithfully,')) },
  {
    name: 'notes and a table',
    bytes: makeDocx(
      heading('Supply Agreement') + heading('Scope') + of('Scope').map((text) => p(text)).join('') + heading('Price') + noted('The price is 100 euros a tonne.') + table(row(['Grade', 'Price']), row(['One', '100']), row(['Two', '90'])) +
        heading('Term') + of('Term').map((text) => p(text)).join('') + heading('Law') + p('English law governs this agreement.'),
      { footnotes: `<w:footnote w:id="2">${p('Weighed at the quay.')}</w:footnote>` },
    ),
  },
  { name: 'a list with items', bytes: makeDocx(TITLE + NAMES.map((name) => para(r(name, '<w:b/>'), numbered(0)) + p(`On ${name.toLowerCase()} the parties agree this:`, numbered(1)) + of(name).map((text) => p(text, numbered(2))).join('')).join(''), { numbering: LEGAL_LIST }) },
];
