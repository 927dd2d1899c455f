import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { tokenise } from './tokens.ts';
import { diffWords } from './word-diff.ts';

const show = (before: string, after: string): string =>
  diffWords(before, after)
    .map((part) => (part.op === 'same' ? part.text : part.op === 'removed' ? `[-${part.text}-]` : `{+${part.text}+}`))
    .join('');

describe('C1: the diff is lossless', () => {
  const text = fc.oneof(
    fc.string({ unit: 'binary' }),
    fc.array(fc.constantFrom('the ', 'fee ', '30', '99.5%', ' ', '  ', ', ', '. ', '$1,000', '\u00A0', '[DATE]', 'shall ', 'not ', '合同', '\t'), { maxLength: 40 }).map((parts) => parts.join('')),
  );
  it('both sides re-join exactly, and equal texts show nothing', () => {
    fc.assert(
      fc.property(text, text, (before, after) => {
        const parts = diffWords(before, after);
        expect(parts.filter((part) => part.op !== 'added').map((part) => part.text).join('')).toBe(before);
        expect(parts.filter((part) => part.op !== 'removed').map((part) => part.text).join('')).toBe(after);
        expect(diffWords(before, before).every((part) => part.op === 'same')).toBe(true);
      }),
      { seed: 20261121, numRuns: 2000 },
    );
  });
  it('tokens join to the text they came from', () => {
    fc.assert(fc.property(text, (value) => tokenise(value).join('') === value), { seed: 7, numRuns: 1000 });
  });
});

describe('C2: whole words, whole amounts', () => {
  it.each([
    ['uptime of 99.5% a month', 'uptime of 99.95% a month', 'uptime of [-99.5%-]{+99.95%+} a month'],
    ['a cap of $1,000,000 in all', 'a cap of $1,500,000 in all', 'a cap of [-$1,000,000-]{+$1,500,000+} in all'],
    ['EUR 1.000,00 due', 'EUR 10.000,00 due', 'EUR [-1.000,00-]{+10.000,00+} due'],
    ['within 30 days', 'within 300 days', 'within [-30-]{+300+} days'],
    ['signed on [DATE] here', 'signed on 1 May 2027 here', 'signed on [-[DATE]-]{+1 May 2027+} here'],
    ['本合同自签字之日起生效', '本合同自盖章之日起生效', '本合同自[-签字-]{+盖章+}之日起生效'],
    ['It may not assign.', 'It may assign.', 'It may [-not -]assign.'],
    ['liable for all loss', 'liable for direct loss', 'liable for [-all-]{+direct+} loss'],
    ['net -5 degrees', 'net 5 degrees', 'net [--5-]{+5+} degrees'],
    ['a U.S. person', 'a U.K. person', 'a [-U.S.-]{+U.K.+} person'],
    ['made in the U.S.A.', 'made in the U.K.', 'made in the [-U.S.A.-]{+U.K.+}'],
    ['goods, e.g. parts', 'goods, i.e. parts', 'goods, [-e.g.-]{+i.e.+} parts'],
    ['at 10 a.m. on Monday', 'at 10 p.m. on Monday', 'at 10 [-a.m.-]{+p.m.+} on Monday'],
    ['Section 4.a.i applies', 'Section 4.a.v applies', 'Section 4.a.[-i-]{+v+} applies'],
    ['Section 4.a.', 'Section 4.b.', 'Section 4.[-a-]{+b+}.'],
    ['as in Exhibit A. B leaves.', 'as in Exhibit C. B leaves.', 'as in Exhibit [-A-]{+C+}. B leaves.'],
    ['sold to Acme Inc. The fee', 'sold to Acme Ltd. The fee', 'sold to Acme [-Inc-]{+Ltd+}. The fee'],
    ['holds a Ph.D. in law', 'holds an LL.M. in law', 'holds [-a Ph.D.-]{+an LL.M.+} in law'],
    ['a B.Sc. of Kent', 'an M.Sc. of Kent', '[-a B.Sc.-]{+an M.Sc.+} of Kent'],
    ['under Sec. 4 of it', 'under Sec. 5 of it', 'under Sec. [-4-]{+5+} of it'],
    ['sold at ed.example now', 'sold at th.example now', 'sold at [-ed-]{+th+}.example now'],
    ['A.Payment is due', 'B.Payment is due', '[-A-]{+B+}.Payment is due'],
    ['a term of [ # ] days', 'a term of [ 5 ] days', 'a term of [-[ # ]-]{+[ 5 ]+} days'],
    ['paid to [●] by [• ]', 'paid to Ann by [• ]', 'paid to [-[●]-]{+Ann+} by [• ]'],
    ['价款为【●】元', '价款为【30】元', '价款为[-【●】-]{+【30】+}元'],
    ['see a.b.example.org now', 'see a.c.example.org now', 'see [-a.b-]{+a.c+}.example.org now'],
  ])('%s → %s', (before, after, expected) => {
    expect(show(before, after)).toBe(expected);
  });
  it.each([
    ['within 30 days', 'within thirty (30) days', 'within [-30-]{+thirty (30)+} days'],
    ['within thirty (30) days', 'within 30 days', 'within [-thirty (30)-]{+30+} days'],
    ['within thirty days', 'within thirty (30) days', 'within thirty{+ (30)+} days'],
    ['consent not to be withheld', 'consent [not to be withheld]', 'consent {+[+}not to be withheld{+]+}'],
  ])('a figure put in brackets behind its word is one change: %s → %s', (before, after, expected) => {
    expect(show(before, after)).toBe(expected);
  });
  it.each([
    ['the laws of England and Wales and the courts of it', 'the laws of Germany and the courts of it', 'the laws of [-England and Wales-]{+Germany+} and the courts of it'],
    ['the laws of Germany and the courts of it', 'the laws of England and Wales and the courts of it', 'the laws of [-Germany-]{+England and Wales+} and the courts of it'],
    ['sold to the buyer and to the agent and to the bank', 'sold to the seller and to the bank', 'sold to the [-buyer and to the agent-]{+seller+} and to the bank'],
  ])('words that went beside a rewrite go with it where they can: %s → %s', (before, after, expected) => {
    expect(show(before, after)).toBe(expected);
  });
  it.each([
    ['on 12 March 2026 at noon', 'on March 12, 2026 at noon', 'on [-12 March-]{+March 12,+} 2026 at noon'],
    ['on March 12, 2026 at noon', 'on 12 March 2026 at noon', 'on [-March 12,-]{+12 March+} 2026 at noon'],
  ])('a date written the other way round is one change: %s → %s', (before, after, expected) => {
    expect(show(before, after)).toBe(expected);
  });
  it('figures stay apart, whatever small word stands between them', () => {
    expect(show('Draft 3 of 12 March 2026', 'Draft 4 of 2 April 2026')).toBe('Draft [-3-]{+4+} of [-12 March-]{+2 April+} 2026');
  });
  it('leaves no lone filler word between two rewritten phrases', () => {
    expect(show('The supplier of services warrants quality', 'The vendor of goods warrants quality')).toBe(
      'The [-supplier of services-]{+vendor of goods+} warrants quality',
    );
  });
});
