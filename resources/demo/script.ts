/**
 * The story of the sample negotiation as data: what we send, what the counterpart sends back in three rounds, and how
 * we answer. Both parties are made up. Every text to be found stands exactly once in the agreement at that point.
 */

export const PARTY_A = 'Northwind Analytics GmbH';
export const PARTY_B = 'Harbourline Systems Ltd';

/** A clause by its printed number; `13.n` counts the captioned provisions of Article 13, empty means the front matter. */
type Place = { readonly clause: string };

export type Replacement = Place & { readonly kind: 'replace'; readonly find: string; readonly replace: string };
export type AddedRow = Place & { readonly kind: 'add-row'; readonly rowContaining: string; readonly cells: readonly string[] };
export type MovedClause = Place & {
  readonly kind: 'move';
  readonly containing: string;
  readonly following: number;
  readonly after: string;
};
export type TickedOption = Place & { readonly kind: 'tick'; readonly option: string };

export type Edit = Replacement | AddedRow | MovedClause | TickedOption;

export type Decision =
  | { readonly type: 'accept'; readonly reason: string }
  | { readonly type: 'reject'; readonly reason: string }
  /** Back to the text both sides had agreed. */
  | { readonly type: 'keep-agreed'; readonly reason: string }
  /** We answer with words of our own in place of theirs: `text` replaces the edit's `replace`. */
  | { readonly type: 'counter'; readonly text: string; readonly reason: string };

/** One edit of the counterpart with our answer to it. */
export type Exchange = { readonly id: string; readonly edit: Edit; /** Made with change tracking off, whatever the rest of the round. */ readonly silent?: true; readonly decision: Decision };

export type Round = {
  readonly number: number;
  /** Whether the counterpart had change tracking on. */
  readonly tracked: boolean;
  /** The name on the counterpart's marks. */
  readonly author: string;
  readonly date: string;
  readonly exchanges: readonly Exchange[];
};

const replace = (clause: string, find: string, by: string): Replacement => ({ kind: 'replace', clause, find, replace: by });
const tick = (clause: string, option: string): TickedOption => ({ kind: 'tick', clause, option });

/** What we fill in and tick before the agreement goes out for the first time. */
export const OPENING: readonly (Replacement | TickedOption)[] = [
  replace('', '[PARTNERSHIP-NUMBER]', 'NWA-HLS-014'),
  replace('', "[DESCRIBE A'S TECHNOLOGY/SERVICES]", 'demand forecasting software for retailers'),
  replace('', "[DESCRIBE B'S TECHNOLOGY/SERVICES]", 'a platform for the orchestration of business data'),
  replace('1.1', 'Company A’s [TECHNOLOGY]', 'Company A’s Forecast Engine'),
  replace('1.1', 'Company B’s [TECHNOLOGY]', 'Company B’s Data Harbour'),
  replace('1.2', '[COMPONENT 1]', 'Forecast Engine'),
  replace('1.2', '[COMPONENT 2]', 'Data Harbour connectors'),
  replace('1.2', '[COMPONENT 3]', 'Planning dashboard'),
  replace('2.4', '[NUMBER] hours', '4 hours'),
  replace('3.3', 'within [HOURS]', 'within 24 hours'),
  replace('6.1', '[%] is due to Company A', '60% is due to Company A'),
  replace('6.1', '[%] is due to Company B', '40% is due to Company B'),
  replace('6.3', '[PAYMENT TERMS IF APPLICABLE]', 'payment within 30 days of the end of each quarter'),
  replace('8.2', 'certifications: [SPECIFY]', 'certifications: ISO/IEC 27001'),
  replace('10.2', '$[AMOUNT]', 'EUR 2,000,000'),
  replace('11.3', 'for [NUMBER] years', 'for 5 years'),
  replace('12.1', 'initial term of [NUMBER] years', 'initial term of 3 years'),
  replace('12.1', 'successive terms of [NUMBER] years', 'successive terms of 2 years'),
  replace('12.1', 'at least [DAYS]', 'at least 90 days'),
  replace('12.2', 'within [DAYS]', 'within 30 days'),
  replace('12.3', 'transition period of [DAYS]', 'transition period of 90 days'),
  replace('12.4', '[PERIOD]', '12 months'),
  replace('13.1', '[JURISDICTION]', 'Germany'),
  replace('13.2', '[ESCALATION, THEN MEDIATION/ARBITRATION/LITIGATION]', 'talks in the Joint Steering Committee, then mediation, then arbitration'),
  tick('1.1', 'into one working solution'),
  tick('1.1', 'promote the integrated solution jointly'),
  tick('1.3', 'Non-Exclusive:'),
  tick('2.1', 'set out in Schedule A'),
  tick('2.4', 'respond to a critical issue'),
  tick('3.2', 'the purposes for which this Agreement provides'),
  tick('3.2', 'unless the provider has explicitly consented'),
  tick('3.2', 'disclosure to any third party'),
  tick('3.3', 'observe the data protection laws'),
  tick('3.3', 'inform the other Party of any data breach'),
  tick('3.4', 'Neither Party shall train AI on customer data'),
  tick('4.2', 'Option A:'),
  tick('5.3', 'pass qualified leads on'),
  tick('6.1', 'Revenue Share:'),
  tick('8.2', 'security certifications'),
  tick('8.2', 'assess their own security'),
  tick('10.1', 'infringes intellectual property'),
  tick('10.2', 'indirect, consequential or punitive'),
  tick('10.2', 'The total liability of each Party'),
  tick('10.2', 'These limits do not apply'),
  tick('12.1', 'initial term'),
  tick('12.1', 'renews automatically'),
  tick('12.1', 'prevent a renewal'),
  tick('12.2', 'a material breach that the other Party'),
  tick('12.2', 'the insolvency or bankruptcy'),
  tick('12.3', 'transition period'),
  tick('12.4', 'may remain in operation'),
];

/** The counterpart's first return: change tracking on throughout. */
export const ROUND_1: Round = {
  number: 1,
  tracked: true,
  author: PARTY_B,
  date: '2026-03-12T09:30:00Z',
  exchanges: [
    {
      id: 'r1-added-component',
      edit: {
        kind: 'add-row',
        clause: '1.2',
        rowContaining: 'Planning dashboard',
        cells: ['Harbour Gateway', 'Company B', '\u2612 API   \u2610 SDK   \u2610 Embedded'],
      },
      decision: { type: 'accept', reason: 'The gateway is needed for the connectors and costs us nothing.' },
    },
    {
      id: 'r1-breach-notice',
      edit: replace('3.3', 'within 24 hours of discovering it', 'within 72 hours of discovering it'),
      decision: {
        type: 'counter',
        text: 'within 48 hours of discovering it',
        reason: 'We must tell the authority within 72 hours ourselves and need a day to assess the case.',
      },
    },
    {
      id: 'r1-leads',
      edit: replace('5.3', 'Each Party shall pass qualified leads', 'Each Party may pass qualified leads'),
      decision: { type: 'reject', reason: 'This turns the duty into an option; the referral fees rest on the duty.' },
    },
    {
      id: 'r1-assessments',
      edit: replace('8.2', 'assess their own security at regular intervals', 'assess their own security at least once a year'),
      decision: { type: 'accept', reason: 'A fixed interval can be checked, “regular” cannot.' },
    },
    {
      id: 'r1-audit-moved',
      edit: {
        kind: 'move',
        clause: '8.3',
        containing: 'Audit Rights',
        following: 1,
        after: 'Training projects carried out jointly',
      },
      decision: { type: 'accept', reason: 'The audit reads as well beside the rules on data as beside those on security.' },
    },
    {
      id: 'r1-cap',
      edit: replace('10.2', 'the greater of EUR 2,000,000 and', 'the greater of EUR 500,000 and'),
      decision: {
        type: 'counter',
        text: 'the greater of EUR 1,000,000 and',
        reason: 'Our insurer covers two million; one million is the least that matches the expected revenue.',
      },
    },
    {
      id: 'r1-confidentiality',
      edit: replace('11.3', 'continue for 5 years after', 'continue for 2 years after'),
      decision: { type: 'reject', reason: 'The forecasting models stay sensitive for longer than two years.' },
    },
  ],
};

/** The counterpart's second return: nothing marked. */
export const ROUND_2: Round = {
  number: 2,
  tracked: false,
  author: PARTY_B,
  date: '2026-03-26T16:05:00Z',
  exchanges: [
    {
      id: 'r2-preferred',
      edit: tick('1.3', 'Preferred:'),
      decision: { type: 'reject', reason: 'Only one tier can apply, and we agreed on non-exclusive.' },
    },
    {
      id: 'r2-cap',
      edit: replace('10.2', 'the greater of EUR 1,000,000 and', 'the greater of EUR 750,000 and'),
      decision: { type: 'reject', reason: 'Changed without a mark. We stand by one million.' },
    },
    {
      id: 'r2-cure',
      edit: replace('12.2', 'has not cured within 30 days of', 'has not cured within 90 days of'),
      decision: {
        type: 'counter',
        text: 'has not cured within 45 days of',
        reason: 'Changed without a mark. Ninety days is a whole quarter without support; half of that is workable.',
      },
    },
  ],
};

/** The third return: what they ask for is marked, and an agreed clause says something else without a mark. */
export const ROUND_3: Round = {
  number: 3,
  tracked: true,
  author: PARTY_B,
  date: '2026-04-09T11:15:00Z',
  exchanges: [
    {
      id: 'r3-transition',
      edit: replace('12.3', 'transition period of 90 days', 'transition period of 120 days'),
      decision: { type: 'accept', reason: 'A month more helps our customers as well.' },
    },
    {
      id: 'r3-breach-notice',
      edit: replace('3.3', 'within 48 hours of discovering it', 'within 96 hours of discovering it'),
      silent: true,
      decision: { type: 'keep-agreed', reason: 'Agreed were 48 hours; this was changed without a word.' },
    },
  ],
};

export const ROUNDS: readonly Round[] = [ROUND_1, ROUND_2, ROUND_3];
