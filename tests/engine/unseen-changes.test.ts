import { describe, expect, it } from 'vitest';
import { nodeZlib } from '../../electron/worker/node-zlib.ts';
import { auditReturn } from '../../shared/docx/audit/audit-return.ts';
import { compareDocuments } from '../../shared/docx/compare/compare-documents.ts';
import { mergeDocuments } from '../../shared/docx/merge/merge-documents.ts';
import { readDocument, viewStories } from '../../shared/docx/read/document.ts';
import { textFindings } from '../../shared/docx/read/hidden-content.ts';
import { metadataReport } from '../../shared/docx/sanitise/metadata-report.ts';
import { LEGAL_LIST, ins, makeDocx, numbered, p, para, paragraphMark, r, row, table, type DocxParts } from '../support/make-docx.ts';

type Told = readonly [kind: string, class_: string, detail: string];

const compared = (before: string, after: string, parts: DocxParts = {}, afterParts = parts): Told[] => compareDocuments(makeDocx(before, parts), makeDocx(after, afterParts), nodeZlib).changes.map((change): Told => [change.kind, change.class, change.detail.join('; ')]);
const accused = (sent: string, returned: string, parts: DocxParts = {}, returnedParts = parts): Told[] => auditReturn(makeDocx(sent, parts), makeDocx(returned, returnedParts), nodeZlib).untracked.map((item): Told => [item.kind, item.class, item.detail.join('; ')]);

const field = (instruction: string, result: string): string => `<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText> ${instruction} </w:instrText></w:r><w:r><w:fldChar w:fldCharType="separate"/></w:r>${r(result)}<w:r><w:fldChar w:fldCharType="end"/></w:r>`;
const lists: DocxParts = { numbering: `${LEGAL_LIST}<w:num w:numId="2"><w:abstractNumId w:val="0"/><w:lvlOverride w:ilvl="0"><w:startOverride w:val="1"/></w:lvlOverride></w:num>` };
const clauses = (...lines: readonly (readonly [string, number?])[]): string => lines.map(([text, list = 1]) => p(text, list === 0 ? '' : numbered(0, list))).join('');

describe('A1: numbers changed without a mark are one difference', () => {
  const [one, two, three] = ['The price is ten.', 'The term is one year.', 'The law is that of England.'];
  it('a clause that lost its number, and a list that begins anew', () => {
    expect(accused(clauses([one], [two], [three]), clauses([one], [two], [three, 0]), lists)).toEqual([['renumbered', 'numbering', '3. \u2192 no number']]);
    expect(accused(clauses([one], [two], [three]), clauses([one], [two, 2], [three, 2]), lists)).toEqual([['renumbered', 'numbering', '2 paragraphs: 2. \u2192 1. to 3. \u2192 2.']]);
    expect(accused(clauses([one], [two], [three]), p(one, numbered(0)) + p(two, numbered(1)) + p(three, numbered(0)), lists)).toEqual([['renumbered', 'numbering', '2 paragraphs: 2. \u2192 1.1 to 3. \u2192 2.']]);
  });
  it('numbers that only count on behind a line that came or went are none', () => {
    const inserted = p('', `${numbered(0)}${paragraphMark('ins')}`).replace('</w:pPr>', `</w:pPr>${ins(r('A new first clause.'))}`);
    expect(accused(clauses([one], [two]), inserted + clauses([one], [two]), lists)).toEqual([]);
    expect(accused(clauses([one], [two]), clauses(['A new first clause.'], [one], [two]), lists).map(([kind]) => kind)).toEqual(['inserted']);
    expect(accused(clauses([one], [two], [three]), clauses([two], [three]), lists).map(([kind]) => kind)).toEqual(['deleted']);
  });
  it('a list that begins anew is told also beside a line that came', () => {
    expect(accused(clauses([one], [two], [three]), clauses(['A new first clause.'], [one], [two, 2], [three, 2]), lists)).toEqual([
      ['inserted', 'substantive', ''], ['renumbered', 'numbering', '2 paragraphs: 2. \u2192 1. to 3. \u2192 2.'],
    ]);
  });
});

describe('A1, C7: a link or reference that leads elsewhere is told alike by comparison and audit', () => {
  const linkPart = (address: string): DocxParts => ({ more: { 'word/_rels/document.xml.rels': `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId7" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/hyperlink" Target="${address}" TargetMode="External"/></Relationships>` } });
  const link = (anchor: string): string => para(`<w:hyperlink r:id="rId7"${anchor === '' ? '' : ` w:anchor="${anchor}"`}>${r('our terms')}</w:hyperlink>`);
  const both = (before: string, after: string, parts: DocxParts = {}, afterParts = parts): Told[] => {
    const told = compared(before, after, parts, afterParts);
    expect(accused(before, after, parts, afterParts)).toEqual(told);
    return told;
  };
  it('the address or the anchor of a link', () => {
    const [a, b] = [linkPart('https://a.example/'), linkPart('https://b.example/')];
    expect(both(link(''), link(''), a, b)).toEqual([['link', 'substantive', 'link https://a.example/ \u2192 https://b.example/']]);
    expect(both(link('one'), link('two'), a)).toEqual([['link', 'substantive', 'link https://a.example/#one \u2192 https://a.example/#two']]);
  });
  it('the address of a HYPERLINK field, which is the same link as an element to the same place', () => {
    const linkField = (address: string): string => para(field(`HYPERLINK "${address}" \\o "Our terms"`, 'our terms'));
    expect(both(linkField('https://a.example/'), linkField('https://b.example/'))).toEqual([['link', 'substantive', 'link https://a.example/ \u2192 https://b.example/']]);
    expect(both(para(field('HYPERLINK \\l "one"', 'there')), para(field('HYPERLINK \\l "two"', 'there')))).toEqual([['link', 'substantive', 'link #one \u2192 #two']]);
    expect(both(linkField('https://a.example/'), link(''), {}, linkPart('https://a.example/'))).toEqual([]);
  });
  it('the target of a field', () => {
    expect(both(para(r('see clause ') + field('REF _Ref1 \\r', '2.1')), para(r('see clause ') + field('REF _Ref2 \\r', '2.1')))).toEqual([['field', 'substantive', 'field REF _Ref1 \\r \u2192 REF _Ref2 \\r']]);
  });
  it('what a field shows, when its code stayed: it is named once', () => {
    expect(both(para(r('see clause ') + field('REF _Ref1 \\r', '2.1')), para(r('see clause ') + field('REF _Ref1 \\r', '2.4'))).map(([kind, , detail]) => [kind, detail])).toEqual([['field', 'field REF _Ref1 \\r shows something else; reference']]);
  });
  it('the bookmark of a cross-reference that was moved to another clause', () => {
    const mark = '<w:bookmarkStart w:id="1" w:name="_Ref1"/><w:bookmarkEnd w:id="1"/>';
    const body = (on: 'price' | 'term'): string => para((on === 'price' ? mark : '') + r('The price is ten.')) + para((on === 'term' ? mark : '') + r('The term is one year.')) + para(r('See ') + field('REF _Ref1 \\r', '1'));
    expect(compared(body('price'), body('term'))).toEqual([['field', 'substantive', 'a cross-reference leads elsewhere: its bookmark was moved']]);
    expect(compared(body('price'), body('price'))).toEqual([]);
  });
  it('a document that Word brings in on opening', () => {
    expect(both(p('x'), `${p('x')}<w:subDoc r:id="rId7"/>`)).toEqual([['object', 'substantive', 'a sub-document that Word brings in on opening was added']]);
    expect(both(`${p('x')}<w:altChunk r:id="rId7"/>`, p('x'))).toEqual([['object', 'substantive', 'a document that Word brings in on opening was removed']]);
  });
});

it('C7: words hidden where no style says otherwise are told', () => {
  const defaults = (look: string): DocxParts => ({ styles: `<w:docDefaults><w:rPrDefault><w:rPr><w:sz w:val="22"/>${look}</w:rPr></w:rPrDefault></w:docDefaults>` });
  expect(compared(p('x'), p('x'), defaults(''), defaults('<w:vanish/>'))).toEqual([['style', 'substantive', 'hidden-text; the look of words that no style sets is defined differently']]);
  expect(compared(p('x'), p('x'), defaults(''), defaults('<w:lang w:val="de-DE"/>'))).toEqual([]);
  const style = (look: string): DocxParts => ({ styles: `<w:style w:type="paragraph" w:styleId="N"><w:name w:val="N"/><w:rPr>${look}</w:rPr></w:style>` });
  expect(compared(p('x'), p('x'), style(''), style('<w:vanish/>'))).toEqual([['style', 'substantive', 'hidden-text; style "N" is defined differently']]);
});

it('C1, R1: the same box under another namespace prefix is the same box', () => {
  const box = (w: string, text: string): string => `<w:r><w:pict><v:rect xmlns:v="urn:schemas-microsoft-com:vml"><v:textbox><${w}:txbxContent xmlns:${w}="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><${w}:p><${w}:r><${w}:t>${text}</${w}:t></${w}:r></${w}:p></${w}:txbxContent></v:textbox></v:rect></w:pict></w:r>`;
  expect(compared(para(r('A box ') + box('w', 'Inside')), para(r('A box ') + box('ns0', 'Inside')))).toEqual([]);
  expect(compared(para(r('A box ') + box('w', 'Inside')), para(r('A box ') + box('ns0', 'Outside'))).map(([kind]) => kind)).toEqual(['replaced']);
});

it('M2: what one party did alone is never counted below nothing', () => {
  const by = { a: { author: 'Party A', date: '2026-04-01T09:00:00Z' }, b: { author: 'Party B', date: '2026-04-01T09:00:00Z' } };
  const of = (...rows: readonly (readonly string[])[]): Uint8Array => makeDocx(`${p('Start.')}${rows.length === 0 ? '' : table(...rows.map((cells) => row(cells)))}${p('End.')}`);
  const { counts } = mergeDocuments(of(['Item', 'Price'], ['Boat', '100'], ['Oar', '200']), of(), of(['Item', 'Price'], ['Oar', '250']), by, nodeZlib).report;
  expect(counts).toEqual({ a: 0, b: 0, alike: 1 });
});

it('W5: fields that show who sits at the computer, and help texts of form fields, are reported', () => {
  const form = '<w:r><w:fldChar w:fldCharType="begin"><w:ffData><w:helpText w:val="Ask Ms Example"/><w:statusText w:val="As she said"/></w:ffData></w:fldChar></w:r>';
  const body = para(['USERNAME', 'USERINITIALS', 'USERADDRESS'].map((code) => field(code, 'x')).join('') + form + r('y'));
  const told = metadataReport(makeDocx(body), nodeZlib);
  expect(told.map(({ kind, samples }) => [kind, samples])).toEqual(expect.arrayContaining([['shown-property', ['USERNAME', 'USERINITIALS', 'USERADDRESS']], ['control-label', ['Ask Ms Example', 'As she said']]]));
});

describe('A1, C7: how a table is drawn', () => {
  const cell = (text: string, properties = ''): string => `<w:tc><w:tcPr>${properties}</w:tcPr>${p(text)}</w:tc>`;
  const line = (cells: string, properties = ''): string => `<w:tr>${properties === '' ? '' : `<w:trPr>${properties}</w:trPr>`}${cells}</w:tr>`;
  const plain = table(line(cell('Licence') + cell('EUR 5,000')), line(cell('Support') + cell('EUR 2,000')));
  const drawn = (first: string, second: string, rowProperties = ''): string => table(line(cell('Licence', first) + cell('EUR 5,000')), line(cell('Support', second) + cell('EUR 2,000'), rowProperties));
  const both = (before: string, after: string): Told[] => {
    const told = compared(before, after);
    expect(accused(before, after)).toEqual(told);
    return told;
  };
  it('words that a merged cell or a row of no height covers are no longer shown', () => {
    const merged = drawn('<w:vMerge w:val="restart"/>', '<w:vMerge/>');
    expect(both(plain, merged)).toEqual([['cell', 'substantive', 'hidden-text; words are covered by a cell merged over them and not shown']]);
    expect(both(merged, plain)).toEqual([['cell', 'substantive', 'hidden-text; words that a cell merged over them had covered are shown again']]);
    expect(both(plain, drawn('', '', '<w:trHeight w:val="1" w:hRule="exact"/>'))).toEqual([['cell', 'substantive', 'hidden-text; words are covered by the height of their row and not shown']]);
    expect(both(plain, table(line(cell('Licence', '<w:hMerge w:val="restart"/>') + cell('EUR 5,000', '<w:hMerge/>')), line(cell('Support') + cell('EUR 2,000')))).map(([kind, class_]) => [kind, class_])).toEqual([['cell', 'substantive']]);
  });
  it('everything else that shows is one change for the table', () => {
    expect(both(plain, drawn('<w:shd w:val="clear" w:fill="FF0000"/>', '<w:vAlign w:val="bottom"/>', '<w:trHeight w:val="600" w:hRule="exact"/><w:tblHeader/>'))).toEqual([['formatting', 'formatting', 'shading of cells; rows repeated as a header; exact height of rows; vertical alignment of cells']]);
    expect(both(plain, plain.replace('<w:tblPr/>', '<w:tblPr><w:bidiVisual/><w:tblBorders><w:top w:val="single" w:sz="4"/></w:tblBorders></w:tblPr>'))).toEqual([['formatting', 'formatting', 'borders of the table; order of the columns']]);
    expect(both(table(line(cell('Price', '<w:gridSpan w:val="2"/>'))), table(line(cell('Price'))))).toEqual([['formatting', 'formatting', 'merged cells']]);
  });
  it('what programs write in two ways, widths, and a merge over nothing hide no words', () => {
    expect(both(plain, drawn('<w:tcW w:w="4000" w:type="dxa"/><w:shd w:val="clear" w:color="auto" w:fill="auto"/>', '<w:vAlign w:val="top"/>', '<w:trHeight w:val="400"/>'))).toEqual([]);
    expect(both(table(line(cell('a')), line(cell(''))), table(line(cell('a', '<w:vMerge w:val="restart"/>')), line(cell('', '<w:vMerge/>'))))).toEqual([['formatting', 'formatting', 'merged cells']]);
  });
  it('what they tracked of it is theirs and tracked, and not accused', () => {
    const change = '<w:tcPrChange w:id="7" w:author="Other Side" w:date="2026-03-01T10:00:00Z"><w:tcPr/></w:tcPrChange>';
    const result = auditReturn(makeDocx(plain), makeDocx(drawn(`<w:shd w:val="clear" w:fill="FF0000"/>${change}`, '')), nodeZlib);
    expect(result.untracked).toEqual([]);
    expect(result.tracked.map(({ kind, detail, author }) => [kind, ...detail, author])).toEqual([['formatting', 'formatting of a table', 'Other Side']]);
  });
  it('A4: words no page shows stand between the text and a signature', () => {
    const findings = (body: string): string[] => textFindings(readDocument(makeDocx(body), nodeZlib), viewStories(readDocument(makeDocx(body), nodeZlib), 'accepted'), () => '').map(({ check, severity, message }) => `${severity} ${check}: ${message}`);
    expect(findings(drawn('<w:vMerge w:val="restart"/>', '<w:vMerge/>'))).toEqual(['blocks merged-cell-text: Another cell is merged over text: \u201CSupport\u201D']);
    expect(findings(drawn('', '', '<w:trHeight w:val="1" w:hRule="exact"/>'))).toEqual(['Support', 'EUR 2,000'].map((text) => `blocks low-row-text: The row is too low to show its text: \u201C${text}\u201D`));
    expect(findings(p('Secret penalty', '<w:spacing w:line="1" w:lineRule="exact"/>'))).toEqual(['blocks low-line-text: Lines too low to read: \u201CSecret penalty\u201D']);
    expect(findings(p('Plain', '<w:spacing w:line="240" w:lineRule="exact"/>') + p('Also', '<w:spacing w:line="1" w:lineRule="atLeast"/>') + p('', '<w:spacing w:line="1" w:lineRule="exact"/>'))).toEqual([]);
    expect(findings(drawn('', '<w:vMerge/>'))).toEqual([]);
    expect(findings(drawn('', '', '<w:trHeight w:val="300" w:hRule="exact"/>'))).toEqual([]);
  });
});

describe('A1, C7, C10: what stands around words that stayed', () => {
  const both = (before: string, after: string): Told[] => {
    const told = compared(before, after);
    expect(accused(before, after)).toEqual(told);
    return told;
  };
  const control = (properties: string, words = 'Acme'): string => para(`${r('made by ')}<w:sdt><w:sdtPr><w:alias w:val="Client"/>${properties}<w:text/></w:sdtPr><w:sdtContent>${r(words)}</w:sdtContent></w:sdt>${r(' of London')}`);
  const binding = (path: string): string => `<w:dataBinding w:xpath="${path}" w:storeItemID="{1}"/>`;
  it('the lock and the data of a content control', () => {
    expect(both(control(''), control('<w:lock w:val="sdtContentLocked"/>'))).toEqual([['formatting', 'formatting', 'lock of content control \u201CClient\u201D: unlocked \u2192 sdtContentLocked']]);
    expect(both(control(''), control(binding('/a')))).toEqual([['formatting', 'substantive', 'content control \u201CClient\u201D is now filled from data']]);
    expect(both(control(binding('/a')), control(binding('/b')))).toEqual([['formatting', 'substantive', 'content control \u201CClient\u201D is filled from other data']]);
  });
  it('a control that went from around its words, or came, in a line or around lines, is told once', () => {
    expect(both(control(''), para(r('made by ') + r('Acme') + r(' of London')))).toEqual([['formatting', 'formatting', 'content control \u201CClient\u201D was taken from around words that stayed']]);
    const lines = p('One line.') + p('Another line.');
    expect(both(lines, `<w:sdt><w:sdtPr><w:tag w:val="terms"/></w:sdtPr><w:sdtContent>${lines}</w:sdtContent></w:sdt>`)).toEqual([['formatting', 'formatting', 'content control \u201Cterms\u201D was put around words that stayed']]);
  });
  it('a control that comes or goes with its words is no change of its own', () => {
    expect(both(control(''), para(r('made by ') + r('of London'))).map(([kind]) => kind)).toEqual(['deleted']);
    expect(both(p('One line.'), p('One line.') + control('')).map(([kind]) => kind)).toEqual(['inserted']);
  });
  it('who may edit in spite of a protection', () => {
    const range = (words: string): string => `<w:permStart w:id="3" w:edGrp="everyone"/>${words}<w:permEnd w:id="3"/>`;
    const told: Told = ['formatting', 'formatting', 'who may edit in spite of a protection: nobody \u2192 everyone'];
    expect(both(para(r('The price ') + r('is ten.')), para(r('The price ') + range(r('is ten.'))))).toEqual([told]);
    expect(both(p('x'), p('x') + range(''))).toEqual([told]);
    expect(both(para(range(r('The price ')) + r('is ten.')), para(r('The price ') + range(r('is ten.')))).map(([, , detail]) => detail)).toEqual(['who may edit in spite of a protection: everyone \u2192 nobody', told[2]]);
  });
  it('the size of a picture, as nothing to see as well', () => {
    const picture = (side: number): string => para(`${r('A plan: ')}<w:r><w:drawing xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing"><wp:inline><wp:extent cx="${String(side)}" cy="${String(side)}"/></wp:inline></w:drawing></w:r>`);
    expect(both(picture(900_000), picture(1_800_000))).toEqual([['formatting', 'formatting', 'size of a picture: 2.50 \u00D7 2.50 cm \u2192 5.00 \u00D7 5.00 cm']]);
    expect(both(picture(900_000), picture(1))).toEqual([['formatting', 'substantive', 'hidden-text; size of a picture: 2.50 \u00D7 2.50 cm \u2192 0.00 \u00D7 0.00 cm']]);
    // A line drawn flat has next to no height, and each program writes another next to none.
    const line = (height: number): string => picture(900_000).replace('cy="900000"', `cy="${String(height)}"`);
    expect(both(line(0), line(635))).toEqual([]);
    expect(both(line(6350), line(12_700))).toEqual([]);
    expect(both(line(0), line(900_000))).toHaveLength(1);
    expect(both(picture(900_000), picture(900_300))).toEqual([]);
  });
  it('what else may be chosen in a list, and the date stored behind one that reads the same', () => {
    const items = (...values: readonly string[]): string => `<w:dropDownList>${values.map((value) => `<w:listItem w:displayText="${value}" w:value="${value.toLowerCase()}"/>`).join('')}</w:dropDownList>`;
    const list = (choices: string, words = 'Acme'): string => control('').replace('<w:text/>', choices).replace('Acme', words);
    expect(both(list(items('Acme', 'Bolt')), list(items('Acme', 'Bolt', 'Core')))).toEqual([['formatting', 'formatting', 'what may be chosen in content control “Client”: Core was added']]);
    expect(both(list(items('Acme', 'Bolt')), list(items('Acme', 'Core')))).toEqual([['formatting', 'formatting', 'what may be chosen in content control “Client”: Bolt was removed, Core was added']]);
    expect(both(list(items('Acme', 'Bolt')), list(items('Bolt', 'Acme'))).map(([, , detail]) => detail)).toEqual(['what may be chosen in content control “Client”: in another order or stored as other values']);
    const prompt = (choices: string): string => list(`<w:showingPlcHdr/>${choices}`, 'Choose one');
    expect(both(prompt(items('Acme', 'Bolt')), prompt(items('Acme'))).map(([, class_]) => class_)).toEqual(['substantive']);
    const dated = (day: string, words = '1 May 2027'): string => list(`<w:date w:fullDate="${day}T00:00:00Z"><w:dateFormat w:val="d MMMM yyyy"/></w:date>`, words);
    expect(both(dated('2027-05-01'), dated('2037-05-01'))).toEqual([['formatting', 'substantive', 'content control “Client” shows the same words and now stores the date 2037-05-01 instead of 2027-05-01']]);
    expect(both(dated('2027-05-01'), dated('2027-05-01').replace('00:00:00Z', '00:00:00'))).toEqual([]);
    expect(both(dated('2027-05-01'), dated('2027-06-01', '1 June 2027')).map(([kind]) => kind)).toEqual(['replaced']);
  });
  it('a field that was locked or set free', () => {
    const reference = (lock: string): string => para(r('see clause ') + field('REF _Ref1 \\r', '2.1').replace('w:fldCharType="begin"', `w:fldCharType="begin"${lock}`));
    expect(both(reference(''), reference(' w:fldLock="true"'))).toEqual([['field', 'formatting', 'field REF _Ref1 \\r was locked: its words stay when the other fields renew themselves']]);
    expect(both(reference(' w:fldLock="1"'), reference(' w:fldLock="0"'))).toEqual([['field', 'formatting', 'field REF _Ref1 \\r was unlocked']]);
    const simple = (lock: string): string => para(`${r('see clause ')}<w:fldSimple w:instr=" REF _Ref1 "${lock}>${r('2.1')}</w:fldSimple>`);
    expect(both(simple(''), simple(' w:fldLock="true"')).map(([kind]) => kind)).toEqual(['field']);
  });
  it('the small words above or beside others', () => {
    const ruby = (above: string): string => para(`${r('契約は')}<w:r><w:ruby><w:rubyPr/><w:rt>${r(above)}</w:rt><w:rubyBase>${r('東京')}</w:rubyBase></w:ruby></w:r>${r('で結ぶ')}`);
    const base = para(r('契約は東京で結ぶ'));
    expect(both(ruby('とうきょう'), ruby('おおさか'))).toEqual([['replaced', 'substantive', 'ruby text']]);
    expect(both(base, ruby('おおさか'))).toEqual([['inserted', 'substantive', 'ruby text']]);
    expect(both(ruby('おおさか'), ruby('おおさか'))).toEqual([]);
  });
  it('what older programs show in place of a drawing that stayed', () => {
    const shape = (words: string, style = 'width:100pt'): string => para(`${r('A plan: ')}<w:r><mc:AlternateContent xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape" xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing" xmlns:v="urn:schemas-microsoft-com:vml"><mc:Choice Requires="wps"><w:drawing><wp:inline><wps:txbx><w:txbxContent>${p('Ten')}</w:txbxContent></wps:txbx></wp:inline></w:drawing></mc:Choice><mc:Fallback><w:pict><v:shape style="${style}" id="a${words}"><v:textbox><w:txbxContent>${p(words)}</w:txbxContent></v:textbox></v:shape></w:pict></mc:Fallback></mc:AlternateContent></w:r>`);
    expect(both(shape('Ten'), shape('Twenty'))).toEqual([['object', 'substantive', 'what older programs show instead of a drawing says other words: “Ten” → “Twenty”']]);
    expect(both(shape('Ten'), shape('Ten', 'width:1pt'))).toEqual([['object', 'formatting', 'what older programs show instead of a drawing is drawn otherwise']]);
    expect(both(shape('Ten'), shape('Ten').replace('id="aTen"', 'id="b7"'))).toEqual([]);
  });
});
