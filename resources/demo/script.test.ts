import { execFile } from 'node:child_process';
import { mkdtemp, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import validate from '@ooxml-tools/validate';
import { SaxesParser } from 'saxes';
import { beforeAll, describe, expect, it } from 'vitest';
import { AGREEMENT } from '../agreement/agreement.ts';
import { buildAgreement } from '../agreement/build-docx.ts';
import { applyEdit, counterpartReturn, openingDraft } from './apply-script.ts';
import { editBody } from './edit-return.ts';
import { OPENING, PARTY_A, PARTY_B, ROUNDS, ROUND_1, ROUND_2 } from './script.ts';
import type { Edit, Exchange } from './script.ts';
import { elements, visibleText } from './word-xml.ts';
import { readZip } from './zip.ts';

const run = promisify(execFile);
const hasOffice = await run('soffice', ['--version']).then(() => true, () => false);
if (!hasOffice) console.warn('LibreOffice is not installed: opening the returns with it is skipped.');

const bodyOf = (bytes: Uint8Array): string =>
  new TextDecoder().decode(readZip(bytes).find((entry) => entry.name === 'word/document.xml')?.bytes);
const textOf = (bytes: Uint8Array): string =>
  elements(bodyOf(bytes), 'w:p')
    .map((paragraph) => visibleText(paragraph.xml))
    .join('\n');
const marks = (bytes: Uint8Array): number => bodyOf(bytes).match(/<w:(?:ins|del|moveFrom|moveTo)\s/g)?.length ?? 0;
const findOf = (edit: Edit): readonly string[] => {
  switch (edit.kind) {
    case 'replace':
      return [edit.find];
    case 'add-row':
      return [edit.rowContaining];
    case 'move':
      return [edit.containing, edit.after];
    case 'tick':
      return [edit.option];
  }
};

/** The first round as we answer it: what the second is made from. */
function answered(sent: Uint8Array): Uint8Array {
  const answer = (xml: string, { edit, decision }: Exchange): string => {
    if (edit.kind !== 'replace' || decision.type === 'reject') return xml;
    const text = decision.type === 'counter' ? decision.text : edit.replace;
    return applyEdit(xml, { ...edit, replace: text }, { author: PARTY_A, date: '2026-03-19T10:00:00Z' });
  };
  return editBody(sent, (xml) => ROUND_1.exchanges.reduce(answer, xml));
}

let agreement: Uint8Array;
let sent: Uint8Array;
let returned: Uint8Array;
let resent: Uint8Array;
let returnedAgain: Uint8Array;

beforeAll(async () => {
  agreement = await buildAgreement({ partyA: PARTY_A, partyB: PARTY_B });
  sent = openingDraft(agreement);
  returned = counterpartReturn(sent, ROUND_1);
  resent = answered(sent);
  returnedAgain = counterpartReturn(resent, ROUND_2);
});

describe('the story of the sample negotiation', () => {
  it('finds every text it speaks of exactly once', () => {
    const once = (text: string, edits: readonly Edit[]): void => {
      for (const find of edits.flatMap(findOf)) expect(text.split(find).length - 1, find).toBe(1);
    };
    once(textOf(agreement), OPENING);
    once(textOf(sent), ROUND_1.exchanges.map((exchange) => exchange.edit));
    once(textOf(resent), ROUND_2.exchanges.map((exchange) => exchange.edit));
  });

  it('names the clause each text stands in', () => {
    const clauseText = new Map<string, string>(
      AGREEMENT.articles.flatMap((article) => [
        ...article.clauses.map((clause) => [clause.number, `${clause.heading} ${JSON.stringify(clause.blocks)}`] as const),
        ...article.provisions.map((provision) => [provision.id, provision.text] as const),
      ]),
    );
    for (const edit of OPENING.filter((candidate) => candidate.clause !== '')) {
      for (const find of findOf(edit)) expect(clauseText.get(edit.clause), find).toContain(find);
    }
    for (const edit of ROUNDS.flatMap((round) => round.exchanges.map((exchange) => exchange.edit))) {
      expect(clauseText.has(edit.clause), edit.clause).toBe(true);
    }
  });

  it('gives every exchange its own id and every decision a reason', () => {
    const exchanges = ROUNDS.flatMap((round) => round.exchanges);
    expect(new Set(exchanges.map((exchange) => exchange.id)).size).toBe(exchanges.length);
    expect(exchanges.every((exchange) => exchange.decision.reason !== '')).toBe(true);
    expect(new Set(exchanges.map((exchange) => exchange.decision.type))).toEqual(new Set(['accept', 'reject', 'counter', 'keep-agreed']));
  });

  it('marks everything in the first return and nothing in the second', () => {
    expect(marks(sent)).toBe(0);
    expect(marks(returned)).toBeGreaterThan(20);
    expect(marks(returnedAgain)).toBe(marks(resent));
    expect(textOf(returnedAgain)).toContain('the greater of EUR 750,000 and');
    expect(textOf(returnedAgain)).toContain('\u2612\tPreferred:');
  });

  it('returns files that are well-formed and valid', async () => {
    for (const file of [sent, returned, returnedAgain]) {
      expect(() => new SaxesParser({ xmlns: true }).write(bodyOf(file)).close()).not.toThrow();
      expect(await validate(file, 'docx', 'Microsoft365')).toEqual([]);
    }
  }, 120_000);

  it.skipIf(!hasOffice)('returns files that LibreOffice opens', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'parley-demo-'));
    try {
      await writeFile(join(folder, 'round-1.docx'), returned);
      await writeFile(join(folder, 'round-2.docx'), returnedAgain);
      await run('soffice', [
        `-env:UserInstallation=file://${join(folder, 'profile')}`,
        '--headless', '--convert-to', 'pdf', '--outdir', folder,
        join(folder, 'round-1.docx'), join(folder, 'round-2.docx'),
      ]);
      for (const name of ['round-1.pdf', 'round-2.pdf']) expect((await stat(join(folder, name))).size).toBeGreaterThan(20_000);
    } finally {
      await rm(folder, { recursive: true, force: true });
    }
  }, 180_000);
});
