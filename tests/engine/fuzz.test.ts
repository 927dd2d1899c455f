import { describe, expect, it } from 'vitest';
import { nodeZlib } from '../../electron/worker/node-zlib.ts';
import { AppFailure } from '../../shared/base/app-error.ts';
import { readContract } from '../../shared/docx/read/read-contract.ts';
import { resolveRevisions } from '../../shared/docx/resolve/resolve-revisions.ts';
import { LIMITS } from '../../shared/docx/limits.ts';
import { scanXml, type XmlElement } from '../../shared/docx/xml/scan.ts';
import { SaxesParser } from 'saxes';
import { del, ins, LEGAL_LIST, makeDocx, numbered, p, para, r, row, table } from '../support/make-docx.ts';

const RUNS = Number(process.env['PARLEY_SOAK_RUNS'] ?? 400);

function random(seed: number): (below: number) => number {
  let state = seed >>> 0;
  return (below) => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return Math.floor((state / 2 ** 32) * below);
  };
}

const sample = makeDocx(p('One', numbered(0)) + para(r('pay ') + del('30') + ins(r('45'))) + table(row(['a', 'b']), row(['c', 'd'])) + p('End'), { numbering: LEGAL_LIST, header: p('Head'), footnotes: `<w:footnote w:id="2">${p('Note')}</w:footnote>` });

/** Either the whole file is read, or there is a typed refusal; anything else is a bug. */
function readsOrRefuses(act: () => unknown): 'read' | 'refused' {
  try {
    act();
    return 'read';
  } catch (error) {
    if (error instanceof AppFailure) return 'refused';
    throw error;
  }
}

describe('R1: hostile bytes end in a typed error or a full read, never in a crash', () => {
  it('flipped, cut, doubled and zeroed bytes of the archive', () => {
    const next = random(20261121);
    for (let run = 0; run < RUNS; run += 1) {
      let bytes = sample.slice();
      for (let change = 0; change <= next(4); change += 1) {
        const at = next(bytes.length);
        const kind = next(4);
        if (kind === 0) bytes[at] = next(256);
        else if (kind === 1) bytes = bytes.slice(0, at);
        else if (kind === 2) bytes = Uint8Array.from([...bytes.slice(0, at), ...bytes.slice(Math.max(0, at - 50))]);
        else bytes.fill(0, at, Math.min(bytes.length, at + next(200)));
        if (bytes.length === 0) break;
      }
      readsOrRefuses(() => readContract(bytes, nodeZlib));
    }
  });

  it('broken XML inside a sound archive', () => {
    const next = random(7);
    const snippets = ['<', '>', '/>', '</w:p>', '<w:p>', '&', '&#0;', '"', '<!--', ']]>', '<w:ins>', 'w:val="', '\u0000', '<w:tbl>', '<w:sdt><w:sdtContent>', '<w:fldChar w:fldCharType="end"/>', '<w:numPr><w:numId w:val="999"/></w:numPr>'];
    const body = p('One', numbered(0)) + para(r('pay ') + del('30') + ins(r('45'))) + table(row(['a', 'b'])) + p('End');
    let read = 0;
    for (let run = 0; run < RUNS; run += 1) {
      let text = body;
      for (let change = 0; change <= next(3); change += 1) {
        const at = next(text.length);
        const cut = next(3) === 0 ? next(12) : 0;
        text = text.slice(0, at) + (snippets[next(snippets.length)] ?? '') + text.slice(at + cut);
      }
      const bytes = makeDocx(text);
      if (readsOrRefuses(() => readContract(bytes, nodeZlib)) === 'read') {
        read += 1;
        for (const decision of ['accept', 'reject'] as const) readsOrRefuses(() => readContract(resolveRevisions(bytes, decision, nodeZlib), nodeZlib));
      }
    }
    expect(read).toBeGreaterThan(0);
  });

  it('the scanner accepts nothing that a full XML parser refuses', () => {
    const next = random(11);
    const pieces = ['<a>', '</a>', '<b x="1">', '</b>', '<b/>', 'text', '&amp;', '&', '<', '"', ' x="2"', "<c y='>'>", '</c>', '<!-- c -->', '<?pi d?>', '<![CDATA[ < ]]>', '<a x="1" x="2"/>', '\u0001', '<:a/>', '<1/>'];
    let accepted = 0;
    for (let run = 0; run < RUNS * 20; run += 1) {
      const text = `<r>${Array.from({ length: next(7) }, () => pieces[next(pieces.length)] ?? '').join('')}</r>`;
      if (readsOrRefuses(() => scanXml(text)) === 'refused') continue;
      accepted += 1;
      const errors: string[] = [];
      const parser = new SaxesParser({ xmlns: true });
      parser.on('error', (error) => errors.push(error.message));
      parser.write(text).close();
      expect([text, errors]).toEqual([text, []]);
    }
    expect(accepted).toBeGreaterThan(50);
  });

  it('run properties that repeat others, and are read only when asked for, are those a full XML parser finds', () => {
    const next = random(23);
    const looks = ['<w:rPr><w:b/></w:rPr>', '<w:rPr><w:b/><w:i/></w:rPr>', '<w:rPr><w:b></w:b><!-- </w:rPr> --></w:rPr>', '<w:rPr><w:rPrChange><w:rPr><w:b/></w:rPr></w:rPrChange></w:rPr>', '<w:rPr><w:x w:t="</w:rPr>"/></w:rPr>', '<w:rPr><w:b/></w:rPr >', '<w:rPr/>', '<w:rPr></w:rPr>', '<w:rPr><![CDATA[</w:rPr>]]></w:rPr>', '<w:rPr xmlns:w="urn:other"><w:b/></w:rPr>', '<w:rPr><w:b w:v="1"/></w:rPr>', '<w:rPr><w:b w:v=?1"/></w:rPr>', '<w:rPr><x:y/></w:rPr>'];
    const runs = ['<w:r>', '<w:r>', '<w:r xmlns:w="urn:other">', '<w:r xmlns:x="urn:one">', '<w:r xmlns:x="urn:two">'];
    let accepted = 0;
    let repeated = 0;
    for (let run = 0; run < RUNS * 20; run += 1) {
      const chosen = Array.from({ length: 1 + next(6) }, () => `${runs[next(runs.length)] ?? ''}${looks[next(looks.length)] ?? ''}${next(30) === 0 ? '</w:rPr>' : ''}</w:r>`);
      const source = `<w:p xmlns:w="${W}">${chosen.join('')}</w:p>`;
      if (readsOrRefuses(() => scanXml(source)) === 'refused') continue;
      accepted += 1;
      if (new Set(chosen).size < chosen.length) repeated += 1;
      expect([source, treeOf(source, scanXml(source).root)]).toEqual([source, parsedTree(source)]);
    }
    expect(accepted).toBeGreaterThan(50);
    expect(repeated).toBeGreaterThan(20);
  });

  it('what repeats counts against the limits as if it were read', () => {
    expect(readsOrRefuses(() => scanXml(`<a xmlns:w="${W}">${'<w:rPr><w:b/></w:rPr>'.repeat(LIMITS.elements / 2 + 1)}</a>`))).toBe('refused');
    const inside = (depth: number): string => `<a xmlns:w="${W}"><w:rPr><c><c/></c></w:rPr>${'<a>'.repeat(depth)}<w:rPr><c><c/></c></w:rPr>${'</a>'.repeat(depth)}</a>`;
    expect([LIMITS.depth - 3, LIMITS.depth - 2].map((depth) => readsOrRefuses(() => scanXml(inside(depth))))).toEqual(['read', 'refused']);
  });
});

const W = 'http://schemas.openxmlformats.org/wordprocessingml/2006/main';

type Parsed = { readonly name: string; readonly namespace: string; readonly openEnd: number; end: number; readonly children: Parsed[] };

/** A scanned element in the words of the parser it is compared with. */
const treeOf = (source: string, { start, openEnd, end, scope, children }: XmlElement): Parsed => {
  const name = /^<([^\s/>]+)/.exec(source.slice(start))?.[1] ?? '';
  return { name, namespace: scope.namespaces.get(/^(\w+):/.exec(name)?.[1] ?? '') ?? '', openEnd, end, children: children.map((inner) => treeOf(source, inner)) };
};

function parsedTree(source: string): Parsed | undefined {
  const open: Parsed[] = [{ name: '', namespace: '', openEnd: 0, end: 0, children: [] }];
  const parser = new SaxesParser({ xmlns: true, position: true });
  parser.on('opentag', ({ name, uri }) => {
    const element: Parsed = { name, namespace: uri, openEnd: parser.position, end: 0, children: [] };
    open.at(-1)?.children.push(element);
    open.push(element);
  });
  parser.on('closetag', () => {
    const element = open.pop();
    if (element !== undefined) element.end = parser.position;
  });
  parser.write(source).close();
  return open[0]?.children[0];
}
