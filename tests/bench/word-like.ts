import { LEGAL_LIST, makeDocx } from '../support/make-docx.ts';

/** Pages of a contract as Word stores them: session ids, runs split mid-sentence, proofing marks, tables. Seeded, so equal everywhere. */
export type WordLike = { readonly pages: number; readonly seed: number; /** Share of paragraphs with an edit, 0 to 1. */ readonly edits?: number };

const VOCABULARY = 'the party shall may not deliver services agreement supplier customer data fee notice within days written consent term termination liability cap damages confidential information disclose receive purpose schedule section reasonable applicable law court dispute payment invoice interest rate tax property rights licence grant use model output training integration support level availability audit record security breach notify authority processor controller personal transfer country measure annex amendment waiver assignment successor counterpart signature date'.split(' ');

function random(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return state / 2 ** 32;
  };
}

/** About 10 paragraphs and 460 words a page; a small table every third page. */
export function wordLikeDocx({ pages, seed, edits = 0 }: WordLike): Uint8Array {
  const next = random(seed);
  const edit = random(seed + 1);
  const pick = (): string => VOCABULARY[Math.floor(next() * VOCABULARY.length)] ?? 'the';
  const rsid = (): string => Math.floor(next() * 0xffffff).toString(16).toUpperCase().padStart(8, '0');
  const body: string[] = [];
  for (let paragraph = 0; paragraph < pages * 10; paragraph += 1) {
    const words = Array.from({ length: 30 + Math.floor(next() * 32) }, pick);
    words.splice(4, 0, `T${paragraph}`, String(Math.floor(next() * 1000)));
    if (edit() < edits) words[8 + Math.floor(edit() * 10)] = `edited${paragraph}`;
    body.push(paragraphXml(words, paragraph, rsid, next));
    if (paragraph % 30 === 29) body.push(tableXml(Array.from({ length: 5 }, () => [pick(), `${pick()} ${Math.floor(next() * 100)}`, pick()])));
  }
  return makeDocx(body.join(''), { numbering: LEGAL_LIST });
}

function paragraphXml(words: readonly string[], index: number, rsid: () => string, next: () => number): string {
  const level = index % 10 === 0 ? 0 : index % 5 === 0 ? 1 : index % 10 > 7 ? 2 : -1;
  const properties = level < 0 ? '<w:spacing w:after="120" w:line="276" w:lineRule="auto"/><w:jc w:val="both"/>' : `<w:numPr><w:ilvl w:val="${level}"/><w:numId w:val="1"/></w:numPr><w:spacing w:after="120"/>`;
  let runs = '';
  for (let at = 0; at < words.length; ) {
    const end = Math.min(words.length, at + 3 + Math.floor(next() * 14));
    const text = words.slice(at, end).join(' ') + (end < words.length ? ' ' : '.');
    runs += `<w:r w:rsidR="${rsid()}" w:rsidRPr="${rsid()}"><w:rPr><w:rFonts w:ascii="Georgia" w:hAnsi="Georgia" w:cs="Georgia"/><w:sz w:val="22"/><w:szCs w:val="22"/><w:lang w:val="en-GB"/></w:rPr><w:t xml:space="preserve">${text}</w:t></w:r>`;
    if (next() < 0.2) runs += '<w:proofErr w:type="spellStart"/><w:proofErr w:type="spellEnd"/>';
    at = end;
  }
  return `<w:p w:rsidR="${rsid()}" w:rsidRDefault="${rsid()}" w:rsidP="${rsid()}"><w:pPr>${properties}<w:rPr><w:rFonts w:ascii="Georgia" w:hAnsi="Georgia" w:cs="Georgia"/><w:sz w:val="22"/></w:rPr></w:pPr>${runs}</w:p>`;
}

const tableXml = (rows: readonly (readonly string[])[]): string =>
  `<w:tbl><w:tblPr><w:tblW w:w="5000" w:type="pct"/></w:tblPr><w:tblGrid><w:gridCol w:w="3000"/><w:gridCol w:w="3000"/><w:gridCol w:w="3000"/></w:tblGrid>${rows
    .map((cells) => `<w:tr>${cells.map((cell) => `<w:tc><w:tcPr><w:tcW w:w="3000" w:type="dxa"/></w:tcPr><w:p><w:r><w:t xml:space="preserve">${cell}</w:t></w:r></w:p></w:tc>`).join('')}</w:tr>`)
    .join('')}</w:tbl>`;
