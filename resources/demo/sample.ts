import { editBody } from './edit-return.ts';
import type { Round } from './script.ts';
import { ROUND_2 } from './script.ts';

/**
 * What the sample in the library has beside the two rounds of the story, so that whoever looks around finds each thing once: a clause changed behind our back
 * after it was agreed, something held back, a trade, a talk among ourselves, a date, and a second document of the same deal.
 */

export const SAMPLE_NAME = 'Sample: AI integration partnership';
export const SAMPLE_DEAL = 'Sample: forecasting partnership';
export const ANNEX_NAME = 'Sample: Annex on data protection';

/** Agreed in the first round; the second file says something else without a mark. */
export const BEHIND_OUR_BACK = { clause: '8.2', find: 'assess their own security at least once a year', replace: 'assess their own security at least every three years' } as const;

/** The second return as it comes in the sample. */
export const SAMPLE_ROUND_2: Round = {
  ...ROUND_2,
  exchanges: [...ROUND_2.exchanges, { id: 'r2-assessments', edit: { kind: 'replace', ...BEHIND_OUR_BACK }, decision: { type: 'reject', reason: 'Agreed was once a year.' } }],
};

/** What we have written and do not show them yet. */
export const HELD_BACK = { clause: '12.3', find: 'transition period of 90 days', replace: 'transition period of 180 days', reason: 'Kept for the last round: worth more to them than to us.' } as const;

/** What we gave in the first round, and what for. */
export const TRADE = { gave: '1.2', got: '11.3', reason: 'The gateway against five years of confidentiality.' } as const;

export const TALK = { clause: '10.2', internal: 'Our insurer covers two million. One million is where we stop.', shared: 'We can explain the amount with the figures of the last three years.' } as const;

/** So many days are left for our answer. */
export const ANSWER_DAYS = 10;

const ANNEX: readonly { readonly heading: string; readonly text: string }[] = [
  { heading: '1. Subject', text: 'This Annex sets out how the Parties handle personal data when they perform the AI Integration Partnership Agreement.' },
  { heading: '2. Roles', text: 'Each Party is the controller of the personal data of its own customers. Where a Party handles personal data for the other, it acts on documented instructions only.' },
  { heading: '3. Security', text: 'Each Party shall keep personal data safe by technical and organisational measures that match the risk, and shall review them every 12 months.' },
  { heading: '4. Breaches', text: 'A Party that learns of a personal data breach shall inform the other Party within 48 hours and shall say what is known and what is being done.' },
  { heading: '5. End', text: 'When the Agreement ends, each Party shall return or delete the personal data of the other within 30 days and shall confirm this in writing.' },
];

const paragraph = (text: string, isHeading: boolean): string => `<w:p>${isHeading ? '<w:pPr><w:keepNext/></w:pPr>' : ''}<w:r>${isHeading ? '<w:rPr><w:b/></w:rPr>' : ''}<w:t xml:space="preserve">${text}</w:t></w:r></w:p>`;

/** A short annex on the pages of the agreement. */
export const annex = (agreement: Uint8Array): Uint8Array =>
  editBody(agreement, (xml) => {
    const page = xml.slice(xml.lastIndexOf('<w:sectPr'), xml.indexOf('</w:body>'));
    const body = [paragraph('ANNEX ON DATA PROTECTION', true), ...ANNEX.flatMap(({ heading, text }) => [paragraph(heading, true), paragraph(text, false)])].join('');
    return xml.replace(/<w:body>[\s\S]*<\/w:body>/, () => `<w:body>${body}${page}</w:body>`);
  });
