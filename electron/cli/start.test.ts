import { expect, it } from 'vitest';
import { runCliOn } from '../../tests/support/cli-run.ts';
import { directEngine } from '../../tests/support/direct-engine.ts';
import { createFaultyFiles } from '../../tests/support/faulty-files.ts';
import { del, ins, makeDocx, p, para, r } from '../../tests/support/make-docx.ts';
import { testBackend } from '../../tests/support/test-backend.ts';
import { openData } from './open-data.ts';
import type { Outcome } from './outcome.ts';

const heading = (text: string): string => p(text, '<w:outlineLvl w:val="0"/>');
const agreement = (price: string, term: string): Uint8Array => makeDocx(heading('Price') + price + heading('Term') + term);
const TERM = p('The term is five years.');
const ABOUT = ['--name', 'Supply', '--party-a', 'Ours', '--party-b', 'Theirs', '--side', 'A'];

function terminal(files: ReadonlyMap<string, Uint8Array>): (...words: readonly string[]) => Promise<Outcome> {
  const disk = createFaultyFiles();
  return (...words) => runCliOn({ openData: async () => testBackend(disk.layer, '/data', { engine: directEngine }).then(({ backend, saved }) => openData(backend, saved, async () => null)) }, new Map(files), ...words);
}

it('N38: parley start takes the marks in a file as what each side proposes, and does not guess what they mean', async () => {
  const marked = agreement(para(r('The price is ') + del('100', 'Kim Lee') + ins(r('90'), 'Kim Lee') + r(' euros.')), para(r('The term is ') + del('five', 'Ada') + ins(r('six'), 'Ada') + r(' years.')));
  const parley = terminal(new Map([['marked.docx', marked]]));
  expect(await parley('start', 'marked.docx', ...ABOUT)).toMatchObject({ code: 2, text: expect.stringMatching(/tracked changes by (Kim Lee, Ada|Ada, Kim Lee)\./) });
  expect(await parley('start', 'marked.docx', ...ABOUT, '--marked', 'proposals')).toMatchObject({ code: 3, text: expect.stringContaining('not said whose') });
  expect(await parley('start', 'marked.docx', ...ABOUT, '--marked', 'proposals', '--authors', 'Kim Lee=B; Ada')).toMatchObject({ code: 2 });
  expect(await parley('copy')).toMatchObject({ text: expect.stringContaining('no negotiation') });
  expect(await parley('start', 'marked.docx', ...ABOUT, '--marked', 'proposals', '--authors', 'Kim Lee=B; Ada=A', '--earlier-rounds', '2')).toMatchObject({
    code: 0, text: expect.stringContaining('1 ours to answer, 1 theirs, 0 untouched; round 4, Ours to move'), json: { round: 4, turn: 'A' },
  });
  expect(await parley('start', 'marked.docx', ...ABOUT, '--marked', 'text')).toMatchObject({ code: 0, json: { round: 0, counts: { untouched: 2 } } });
});

it('N38: parley start says that our own changes have not gone out', async () => {
  const parley = terminal(new Map([['ours.docx', agreement(para(r('The price is ') + del('100', 'Ada') + ins(r('90'), 'Ada') + r(' euros.')), TERM)]]));
  expect(await parley('start', 'ours.docx', ...ABOUT, '--not-sent')).toMatchObject({ code: 2 });
  expect(await parley('start', 'ours.docx', ...ABOUT, '--marked', 'proposals', '--authors', 'Ada=A', '--not-sent')).toMatchObject({ code: 0, json: { round: 0, turn: 'A' } });
  expect(await parley('start', 'ours.docx', ...ABOUT, '--marked', 'proposals', '--authors', 'Ada=A')).toMatchObject({ code: 0, json: { round: 1, turn: 'B' } });
});

it('N39: parley start takes drafts in their order, each from one side', async () => {
  const price = (amount: string): Uint8Array => agreement(p(`The price is ${amount} euros.`), TERM);
  const parley = terminal(new Map([['one.docx', price('100')], ['two.docx', price('90')], ['three.docx', price('95')]]));
  expect(await parley('start', 'one.docx', 'two.docx', ...ABOUT)).toMatchObject({ code: 2, text: expect.stringContaining('A:FILE or B:FILE') });
  expect(await parley('start', 'one.docx', 'B:two.docx', ...ABOUT, '--marked', 'proposals')).toMatchObject({ code: 2 });
  expect(await parley('start', 'one.docx', 'B:two.docx', 'A:three.docx', ...ABOUT)).toMatchObject({ code: 0, json: { round: 2, turn: 'B', counts: { 'open-theirs': 1, untouched: 1 } } });
  expect(await parley('start', 'one.docx', ...ABOUT.slice(0, -1), 'C')).toMatchObject({ code: 2 });
  expect(await parley('start', ...ABOUT)).toMatchObject({ code: 2 });
});
