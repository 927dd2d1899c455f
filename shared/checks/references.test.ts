import { describe, expect, it } from 'vitest';
import { contractOf } from '../../tests/support/contract-of.ts';
import type { Finding } from '../contract/finding.ts';
import { checkReferences } from './references.ts';

const check = (text: string): Finding[] =>
  checkReferences(contractOf([
    { number: 'ARTICLE 4', heading: 'IP', kind: 'article', children: [{ number: '4.1', heading: 'Background', text: ['They keep it.'] }, { number: '4.2', heading: 'Results', children: [{ number: '(a)', kind: 'item', text: ['mine'] }, { number: '(b)', kind: 'item', text: ['yours'] }] }] },
    { number: 'ARTICLE 5', heading: 'Marketing', kind: 'article', children: [{ number: '5.1', heading: 'Campaigns', text: ['Either (a) here or (b) there.'] }] },
    { number: '7.', heading: 'Text', text: [text, 'See Schedule A.'] },
    { number: 'SCHEDULE A', heading: 'FEES', kind: 'schedule', text: ['None.'] },
  ]));
const found = (text: string): string[] => check(text).map(({ message }) => message);

describe('references', () => {
  it.each([['as in Section 9.3', '9.3'], ['under Article 6', '6'], ['see Clause 4.2(c)', '4.2(c)'], ['Sections 4.1, 4.2 and 4.9 apply', '4.9'], ['SUBJECT TO SECTION 8.1', '8.1'], ['under Sections 4.2(a) and (d)', '4.2(d)'], ['Section 12', '12']])('K5 “%s” leads nowhere', (text, number) => {
    expect(check(text)).toEqual([expect.objectContaining({ severity: 'blocks', clause: '7 Text', message: expect.stringContaining(`there is no ${number} here`) })]);
  });

  it.each(['as in Section 4.1', 'under Article 5', 'under Article V', 'see Clause 4.2(b)', 'Sections 4.1, 4.2 and 5.1', 'Section 5.1(b)', 'under this Section', 'Section 7', 'Clause 4.2 (a)', 'Section 4.1 of this Agreement', 'Section C of the list', 'Sections 4.1–4.2'])('K5 “%s” leads to a clause', (text) => {
    expect(found(text)).toEqual([]);
  });

  it('K5 a number under another word is offered', () => {
    expect(check('in marketing, per Section 5.')).toEqual([expect.objectContaining({ message: '“Section 5” leads nowhere: 5 is called Article here.', remedy: 'If Article 5 is meant, write “Article 5”.' })]);
  });

  it('K5 a heading named behind the number has to be its own', () => {
    expect(found('under Section 4.1 (Background)')).toEqual([]);
    expect(check('under Section 4.1 (Campaigns)')).toEqual([expect.objectContaining({ severity: 'warns', message: '“Section 4.1” is “Background” here; “Campaigns” is 5.1.' })]);
    expect(found('under Section 9 (Campaigns)')).toEqual(['“Section 9” leads nowhere: there is no 9 here. “Campaigns” is 5.1.']);
  });

  it('K5 broken fields block', () => {
    expect(check('as in Error! Reference source not found. below')).toEqual([expect.objectContaining({ severity: 'blocks', message: 'A cross-reference is broken.' })]);
  });

  it.each(['Article 28 GDPR', 'Section 12 of the Companies Act', 'Section 9 of the Master Agreement', 'GDPR Article 82', 'the Labor Code Section 2802', 'Section 1746 of Title 28', 'under Section 409A', 'Article 6(1) of Regulation (EU) 2016/679', 'Exhibit B to the Lease'])('K6 “%s” is not ours', (text) => {
    expect(found(text)).toEqual([]);
  });

  it('K7 an attachment that is named has to be there, and one that is there has to be named', () => {
    expect(check('the fees of Schedule D')).toEqual([expect.objectContaining({ severity: 'blocks', message: '“Schedule D” is named and not attached.' })]);
    expect(found('Schedules A to C')).toEqual(['“Schedule B” is named and not attached.', '“Schedule C” is named and not attached.']);
    expect(check('the fees of Exhibit A')[0]?.remedy).toBe('If Schedule A is meant, write “Schedule A”.');
    expect(found('we schedule A meeting')).toEqual([]);
    const alone = contractOf([{ number: '1.', heading: 'Text', text: ['Nothing.'] }, { number: 'SCHEDULE A', heading: 'FEES', kind: 'schedule', text: ['This Schedule A is a list.'] }]);
    expect(checkReferences(alone)).toEqual([expect.objectContaining({ severity: 'warns', message: 'Schedule A is attached, and nothing refers to it.' })]);
  });
});
