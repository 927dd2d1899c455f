import { describe, expect, it } from 'vitest';
import { nodeZlib } from '../../electron/worker/node-zlib.ts';
import { AppFailure } from '../../shared/base/app-error.ts';
import { readContract } from '../../shared/docx/read/read-contract.ts';
import { resolveRevisions } from '../../shared/docx/resolve/resolve-revisions.ts';
import { scanXml } from '../../shared/docx/xml/scan.ts';
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
});
