import { expect, it } from 'vitest';
import { nodeZlib } from '../../electron/worker/node-zlib.ts';
import { readText } from '../../shared/docx/read/read-text.ts';
import { withoutMarksOf } from '../../shared/docx/resolve/resolve-document.ts';
import { resolveRevisions } from '../../shared/docx/resolve/resolve-revisions.ts';
import { del, ins, makeDocx, p, r } from '../support/make-docx.ts';

const DATE = 'w:date="2026-03-01T10:00:00Z"';
const RUNS = ['plain', 'none', 'A', 'B', 'A deletes'] as const;
const MARKS = ['plain', 'A', 'B', 'A deletes'] as const;

/** A paragraph whose words and whose mark are each of somebody. */
function paragraph(words: (typeof RUNS)[number], mark: (typeof MARKS)[number], name: string): string {
  const run = words === 'plain' ? r(name) : words === 'none' ? '' : words === 'A deletes' ? del(name, 'A') : ins(r(name), words);
  const inserted = mark === 'plain' ? '' : mark === 'A deletes' ? `<w:rPr><w:del w:id="9" w:author="A" ${DATE}/></w:rPr>` : `<w:rPr><w:ins w:id="9" w:author="${mark}" ${DATE}/></w:rPr>`;
  return `<w:p><w:pPr>${inserted}</w:pPr>${run}</w:p>`;
}

const said = (bytes: Uint8Array): readonly string[] => readText(bytes, nodeZlib, 'accepted').flatMap(({ lines }) => lines.map((line) => line.text)).filter((text) => text !== '');

it('N38: the marks of both sides are taken out one after the other, whoever wrote the last paragraph and its mark', () => {
  for (const words of RUNS) for (const mark of MARKS) for (const last of RUNS) for (const end of ['plain', 'A', 'B'] as const) {
    const bytes = makeDocx(p('Start') + paragraph(words, mark, 'one') + paragraph(last, end, 'two'));
    const rejected = said(resolveRevisions(bytes, 'reject', nodeZlib));
    for (const order of [['A', 'B'], ['B', 'A']]) {
      const left = order.reduce((rest, author) => withoutMarksOf(rest, [author], nodeZlib), bytes);
      expect(said(left), [words, mark, last, end, ...order].join(' ')).toEqual(rejected);
    }
  }
});
