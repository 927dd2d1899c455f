import { describe, expect, it } from 'vitest';
import { nodeZlib } from '../../electron/worker/node-zlib.ts';
import type { ClauseNode } from '../../shared/contract/clause.ts';
import { readContract } from '../../shared/docx/read/read-contract.ts';
import { LEGAL_LIST, makeDocx, numbered, p, para, r, row, table } from '../support/make-docx.ts';

const outline = (nodes: readonly ClauseNode[], depth = 0): string[] =>
  nodes.flatMap((node) => [`${'  '.repeat(depth)}${[node.kind, node.number, node.heading].filter((part) => part !== '').join(' ')}`, ...outline(node.children, depth + 1)]);
const read = (body: string, numbering = LEGAL_LIST): readonly ClauseNode[] => readContract(makeDocx(body, { numbering }), nodeZlib).clauses;
const clauses = (...paragraphs: readonly string[]): string[] => outline(read(paragraphs.join('')));

const bold = (words: string, properties = ''): string => para(r(words, '<w:b/>'), properties);
const centred = (words: string): string => bold(words, '<w:jc w:val="center"/>');
const large = (words: string): string => para(r(words, '<w:sz w:val="40"/>'));
const runIn = (heading: string, rest: string, look = '<w:b/>'): string => para(r(heading, look) + r(` ${rest}`));
const heading = (level: number, words: string): string => p(words, `<w:outlineLvl w:val="${level - 1}"/>`);
const places = table(row(['', 'Supplier']), row(['Signature', '']), row(['Print Name', '']), row(['Date', '']));

describe('R6: the front of an agreement', () => {
  it('keeps the title apart from the running text below it', () => {
    expect(clauses(centred('LOAN AGREEMENT'), p('The lender lends money to the borrower on the terms that follow, and the borrower takes it.'), p('1. Loan. The lender lends.'), p('2. Repayment. The borrower repays.'))).toEqual([
      'title LOAN AGREEMENT', 'text', 'clause 1. Loan', 'clause 2. Repayment',
    ]);
  });
  it('leaves the names on a cover page with the title', () => {
    const cover = [centred('SUPPLY AGREEMENT'), centred('between'), centred('NORTH LTD'), centred('and'), centred('SOUTH LTD'), p('Dated 3 May 2026')];
    expect(clauses(...cover, p('1. Supply. North supplies.'), p('2. Price. South pays.'))).toEqual(['title SUPPLY AGREEMENT', 'clause 1. Supply', 'clause 2. Price']);
  });
  it('knows the title below the date of an English deed', () => {
    expect(clauses(p('DATED                2026'), centred('SUPPLY AGREEMENT'), p('1. Supply. North supplies.'), p('2. Price. South pays.'))).toEqual(['text', 'title SUPPLY AGREEMENT', 'clause 1. Supply', 'clause 2. Price']);
  });
  it('gives the table of terms on a cover page a clause of its own, and the places to sign below it another', () => {
    const terms = table(row(['Customer', 'South Ltd']), row(['Term', 'Two years']), row(['Law', 'Ireland']));
    expect(clauses(large('Order Form'), terms, p('By signing here each party agrees to the Standard Terms.'), places, large('Standard Terms'), p('1. Use. South uses it.'), p('2. Fees. South pays.'))).toEqual([
      'title Order Form', 'clause', 'signature', 'article Standard Terms', '  clause 1. Use', '  clause 2. Fees',
    ]);
  });
  it('divides a document by headings set alike: cover terms, standard terms, signatures', () => {
    const terms = table(row(['Employer', 'North Ltd']), row(['Start', 'June']));
    expect(clauses(large('Employment Agreement'), bold('Cover Terms'), terms, bold('Standard Terms'), p('Work', numbered(0)), p('The employee works.'), p('Pay', numbered(0)), p('The employer pays.'), bold('Signatures'), places)).toEqual([
      'title Employment Agreement', 'clause Cover Terms', 'article Standard Terms', '  clause 1. Work', '  clause 2. Pay', 'signature Signatures',
    ]);
  });
  it('does not take a table of contents for clauses, even one without styles', () => {
    const contents = [centred('CONTENTS'), p('1. Supply\t2'), p('2. Price\t4'), p('Schedule 1\t9')];
    expect(clauses(centred('SUPPLY AGREEMENT'), ...contents, p('1. Supply. North supplies.'), p('2. Price. South pays.'))).toEqual([
      'title SUPPLY AGREEMENT', 'text CONTENTS', 'clause 1. Supply', 'clause 2. Price',
    ]);
  });
  it('knows parties, background and agreed terms by their headings', () => {
    const body = [centred('AGENCY AGREEMENT'), bold('PARTIES'), p('(1) North Ltd, a company; and'), p('(2) South Ltd, a company.'), bold('BACKGROUND'), p('(A) North makes goods.'), p('(B) South sells goods.'), bold('AGREED TERMS'), p('1. Agency. South acts for North.'), p('2. Commission. North pays South.')];
    expect(clauses(...body)).toEqual([
      'title AGENCY AGREEMENT', 'parties PARTIES', '  item (1)', '  item (2)', 'recitals BACKGROUND', '  item (A)', '  item (B)', 'article AGREED TERMS', '  clause 1. Agency', '  clause 2. Commission',
    ]);
  });
});

describe('R6: definitions', () => {
  it('gives each term defined in a paragraph of its own a clause named after it', () => {
    expect(clauses(p('1. Definitions'), p('In this agreement:'), p('\u201CGoods\u201D means what North makes.'), runIn('Price', 'means what South pays.'), p('2. Supply. North supplies.'))).toEqual([
      'definitions 1. Definitions', '  clause Goods', '  clause Price', 'clause 2. Supply',
    ]);
  });
  it('does so for enumerated terms, with the enumeration inside a term below it', () => {
    expect(clauses(p('Definitions', numbered(0)), p('\u201CGoods\u201D means', numbered(2)), p('oranges; and', numbered(3)), p('lemons.', numbered(3)), p('The term \u201CPrice\u201D or \u201CFee\u201D means money.', numbered(2)))).toEqual([
      'definitions 1. Definitions', '  clause (a) Goods', '    item (i)', '    item (ii)', '  clause (b) Price',
    ]);
  });
  it('keeps terms below an unnumbered heading of definitions', () => {
    expect(clauses(bold('DEFINITIONS'), p('\u201CGoods\u201D means fruit.'), p('\u201CPrice\u201D has the meaning given in clause 2.'), p('1. Supply. North supplies.'), p('2. Price. South pays.'))).toEqual([
      'definitions DEFINITIONS', '  clause Goods', '  clause Price', 'clause 1. Supply', 'clause 2. Price',
    ]);
  });
  it('leaves a quoted term elsewhere alone', () => {
    expect(clauses(p('1. Supply. North supplies.'), p('\u201CGoods\u201D means fruit here.'), p('2. Price. South pays.'))).toEqual(['clause 1. Supply', 'clause 2. Price']);
  });
});

describe('R6: headings', () => {
  it('takes a short title with a full stop for the heading it is', () => {
    expect(clauses(p('1. Survival.'), p('(a) Clause 4 survives.'), p('(b) Clause 5 survives.'), p('2. Term and Termination.'), p('It ends.'))).toEqual(['clause 1. Survival', '  item (a)', '  item (b)', 'clause 2. Term and Termination']);
  });
  it('does not make a heading of a short sentence, nor of capitals in the middle of one', () => {
    expect(clauses(p('1. Each party pays its costs.'), runIn('2. RESOLVED,', 'that the company signs.'), runIn('3. RESOLVED FURTHER,', 'that it pays.'))).toEqual(['clause 1.', 'clause 2.', 'clause 3.']);
  });
  it('reads run-in headings in bold or italics, questions too', () => {
    expect(clauses(centred('POLICY'), runIn('What is this?', 'A policy.'), runIn('Who may read it?', 'All.'), runIn('Changes.', 'None.', '<w:i/>'))).toEqual(['title POLICY', 'clause What is this?', 'clause Who may read it?', 'clause Changes']);
  });
  it('reads "Section 4." and "Article V", with the title on the next line', () => {
    expect(clauses(centred('ARTICLE I'), centred('SUPPLY'), p('Section 1.1 Goods. North supplies goods.'), p('Section 1.2 Time. It does so in time.'), centred('ARTICLE II'), centred('PRICE'), p('Section 2.1 Amount. South pays.'))).toEqual([
      'article ARTICLE I SUPPLY', '  clause Section 1.1 Goods', '  clause Section 1.2 Time', 'article ARTICLE II PRICE', '  clause Section 2.1 Amount',
    ]);
  });
  it('puts articles below the chapter or the part that holds them', () => {
    const terms = (above: string): string[] => clauses(bold(`${above} I. General`), bold('Article 1. Terms'), p('Words mean what they say.'), bold('Article 2. Notices'), p('Notices are sent.'), bold(`${above} II. Money`), bold('Article 3. Fees'), p('Fees are paid.'));
    for (const above of ['Chapter', 'PART']) {
      expect(terms(above)).toEqual([`article ${above} I. General`, '  clause Article 1. Terms', '  clause Article 2. Notices', `article ${above} II. Money`, '  clause Article 3. Fees']);
    }
  });
  it('does not take a sentence about a schedule or section for its heading', () => {
    expect(clauses(p('1. Prices. South pays.'), p('Schedule 1 lists the prices.'), p('Section 2 says more.'), p('2. Time. North hurries.'))).toEqual(['clause 1. Prices', 'clause 2. Time']);
  });
  it('keeps lettered sentences as items even when their style is a heading', () => {
    const item = (words: string): string => p(words, `${numbered(2)}<w:outlineLvl w:val="2"/>`);
    expect(clauses(p('Termination', `${numbered(0)}<w:outlineLvl w:val="0"/>`), item('for breach by the other party that is not made good;'), item('for any reason after thirty days have gone by.'))).toEqual(['clause 1. Termination', '  item (a)', '  item (b)']);
  });
  it('puts what was numbered in between where it belongs', () => {
    expect(clauses(heading(1, '4. Liability'), heading(2, '4.1. Cap.'), p('There is a cap.'), heading(2, '4.1A. Payments.'), p('None.'), heading(2, '4.2. Losses.'), p('None.'))).toEqual(['article 4. Liability', '  clause 4.1. Cap', '  clause 4.1A. Payments', '  clause 4.2. Losses']);
  });
});

describe('R6: what comes after the terms', () => {
  it('starts the numbers of a schedule and of an annex again', () => {
    const body = [p('1. Supply. North supplies.'), p('2. Price. South pays.'), centred('SCHEDULE 1'), centred('Service Levels'), p('1. Uptime. It is up.'), p('2. Credits. Or money comes back.'), centred('ANNEX A'), p('1. People. These.'), p('2. Places. Those.')];
    expect(clauses(...body)).toEqual([
      'clause 1. Supply', 'clause 2. Price', 'schedule SCHEDULE 1 Service Levels', '  clause 1. Uptime', '  clause 2. Credits', 'schedule ANNEX A', '  clause 1. People', '  clause 2. Places',
    ]);
  });
  it('starts again with a second agreement in the same file, whose heading is set like the title', () => {
    const second = `${LEGAL_LIST}${LEGAL_LIST.replaceAll('abstractNumId="0"', 'abstractNumId="1"').replace('w:numId="1"', 'w:numId="2"').replace('<w:abstractNumId w:val="0"/>', '<w:abstractNumId w:val="1"/>')}`;
    const at = (list: number, words: string): string => p(words, `${numbered(0, list)}<w:outlineLvl w:val="0"/>`);
    const body = large('Services') + at(1, 'Work') + p('North works.') + at(1, 'Pay') + p('South pays.') + large('Addendum') + at(2, 'Data') + p('North keeps it safe.') + at(2, 'Deletion') + p('Then deletes it.');
    expect(outline(read(body, second))).toEqual(['title Services', 'clause 1. Work', 'clause 2. Pay', 'article Addendum', '  clause 1. Data', '  clause 2. Deletion']);
  });
  it.each(['Please sign: __________', 'Print Name: \uFF3F\uFF3F\uFF3F\uFF3F', 'Signed by:', 'By: ____________'])('knows the signature line %s', (line) => {
    expect(clauses(p('1. Supply. North supplies.'), p('2. Price. South pays.'), p(line), p('Date: ____')).at(-1)).toBe('signature');
  });
  it('takes the words above a signature table with it, and a table that only looks similar not', () => {
    expect(clauses(p('1. Supply. North supplies.'), p('2. Price. South pays.'), p('The parties execute this agreement below.'), places).at(-1)).toBe('signature');
    expect(clauses(p('1. Supply. North supplies.'), p('2. People. These.'), table(row(['Name', 'Title']), row(['A', 'Manager']))).at(-1)).toBe('clause 2. People');
  });
});

describe('R6: the places to sign, however they are announced', () => {
  const terms = [p('1. Supply. North supplies.'), p('2. Price. South pays.')];
  it('a testimonium, and names behind the schedules', () => {
    const signed = [p('This agreement has been entered into on the date stated at the beginning of it.'), bold('Schedule 1 Prices'), p('Ten euros for each.'), p('Signed by A. PERSON for and on behalf of NORTH LTD'), p('Director')];
    expect(clauses(centred('SUPPLY AGREEMENT'), ...terms, ...signed)).toEqual(['title SUPPLY AGREEMENT', 'clause 1. Supply', 'clause 2. Price', 'signature', 'schedule Schedule 1 Prices', 'signature']);
  });
  it('the close of a letter', () => {
    expect(clauses(bold('Re: Letter of intent'), ...terms, p('Yours sincerely,'), p('NORTH LTD'), p('Accepted and agreed:'), p('________'))).toEqual(['title Re: Letter of intent', 'clause 1. Supply', 'clause 2. Price', 'signature']);
  });
  it('a schedule cited by section and letter keeps its whole number', () => {
    expect(clauses(centred('SUPPLY AGREEMENT'), ...terms, centred('SCHEDULE 1.01(b)'), p('List of assets.'))).toContain('schedule SCHEDULE 1.01(b)');
  });
});
