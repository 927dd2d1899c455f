import { describe, expect, it } from 'vitest';
import { nodeZlib } from '../../electron/worker/node-zlib.ts';
import type { Audit } from '../../shared/contract/audit.ts';
import { auditReturn } from '../../shared/docx/audit/audit-return.ts';
import { makeDocx, para, r, type DocxParts } from '../support/make-docx.ts';

const audit = (sent: string, returned: string, parts: DocxParts = {}, returnedParts = parts): Audit => auditReturn(makeDocx(sent, parts), makeDocx(returned, returnedParts), nodeZlib);
const piles = (result: Audit): Record<string, string[]> =>
  Object.fromEntries((['tracked', 'untracked', 'removed', 'accepted'] as const).map((name) => [name, result[name].map((item) => `${item.kind}: [${item.removed || item.before}] → [${item.added || item.after}]`)]));
const none = { tracked: [], untracked: [], removed: [], accepted: [] };

describe('A1: a file another program wrote anew', () => {
  const line = (index: number, setting: string, look = ''): string => para(r(`Clause ${String(index)} binds the `) + r('tenant', look) + r(' of the house.'), setting);
  const lines = (setting: string, looks: Readonly<Record<number, string>> = {}): string => Array.from({ length: 12 }, (_, index) => line(index, setting, looks[index])).join('');
  const anew = '<w:spacing w:line="340" w:lineRule="exact"/>';
  const checks = ({ findings }: Audit): string[] => findings.map(({ check, message }) => `${check}: ${message}`);
  it('has one finding for what was written anew throughout', () => {
    const result = audit(lines(''), lines(anew));
    expect(piles(result)).toEqual(none);
    expect(checks(result)).toEqual(['rewritten-formatting: The formatting of 12 paragraphs was written anew.']);
  });
  it('but a word that somebody underlined in it, and a paragraph that was centred, are told', () => {
    const centred = lines(anew, { 3: '<w:u w:val="single"/>' }).replace(anew, `${anew}<w:jc w:val="center"/>`);
    const result = audit(lines(''), centred);
    expect(piles(result)).toEqual({ ...none, untracked: ['formatting: [Clause 0 binds the tenant of the house.] → [Clause 0 binds the tenant of the house.]', 'formatting: [tenant] → [tenant]'] });
    expect(checks(result)).toEqual(['rewritten-formatting: The formatting of 11 paragraphs was written anew.']);
  });
  it('and so is formatting of ours that was dropped', () => {
    const ours = '<w:b/><w:rPrChange w:id="5" w:author="Our Party" w:date="2026-03-01T10:00:00Z"><w:rPr/></w:rPrChange>';
    expect(piles(audit(lines('', { 4: ours }), lines(anew)))).toEqual({ ...none, removed: ['formatting: [tenant] → [tenant]'] });
  });
});

describe('A4: what the return brought is told, whatever of its kind was sent', () => {
  it('an invisible character in one paragraph, where another one had one before', () => {
    const clauses = (...words: readonly string[]): string => words.map((word) => para(r(`The tenant shall ${word} the house.`))).join('');
    const checks = ({ findings }: Audit): string[] => findings.map(({ check, message }) => `${check}: ${message}`);
    expect(checks(audit(clauses('cl\u200Bean', 'keep'), clauses('cl\u200Bean', 'ke\u200Bep')))).toEqual(['invisible-character: 1 invisible character in \u201Cke\u200Bep\u201D']);
    const hidden = (count: number): string => Array.from({ length: count }, () => para(r('The tenant pays.') + r('Not so.', '<w:vanish/>'))).join('');
    expect(checks(audit(hidden(2), hidden(3)))).toEqual(['hidden-text: Hidden text: \u201CNot so.\u201D']);
    expect(checks(audit(hidden(25), hidden(25)))).toEqual([]);
    expect(checks(audit(hidden(25), hidden(26)))).toEqual(['hidden-text: Hidden text: \u201CNot so.\u201D']);
  });
  it('a word that only looks the same is a change of substance, by its kind', () => {
    const told = (word: string): string[] => audit(para(r('The tenant shall incur costs.')), para(r(`The tenant shall ${word} costs.`))).untracked.map((item) => [item.class, ...item.detail].join(' '));
    expect(told('in\u200Dcur')).toEqual(['substantive hidden-text']);
    expect(told('\u0131ncur')).toEqual(['substantive look-alike']);
  });
});
