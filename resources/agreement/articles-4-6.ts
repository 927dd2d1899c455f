import type { Article, OptionBlock } from './model.ts';

/** Both directions of clause 4.3 are word for word the same. */
const licenseGrant = (id: string, licensor: string, licensee: string): OptionBlock => ({
  kind: 'options',
  id,
  selection: 'any',
  leadIn: `${licensor} hereby grants to ${licensee}:`,
  options: [
    `a non-exclusive license to build integrations with ${licensor}’s AI technology;`,
    'the right to bring the integrated solution to market;',
    `the right to use ${licensor}’s APIs and software development kits (SDKs);`,
    `a license to use ${licensor}’s trademarks in joint marketing, per Section 5.`,
  ],
});

const INTELLECTUAL_PROPERTY: Article = {
  number: 4,
  title: 'INTELLECTUAL PROPERTY',
  clauses: [
    {
      number: '4.1',
      heading: 'Background IP',
      blocks: [
        {
          kind: 'text',
          text: 'Intellectual property that a Party held before this Agreement (its “Background IP”) continues to belong to that Party.',
        },
      ],
    },
    {
      number: '4.2',
      heading: 'Integration IP',
      blocks: [
        {
          kind: 'options',
          id: '4.2',
          selection: 'one',
          leadIn: 'Intellectual property arising from work on the integration belongs to the Parties as follows:',
          options: [
            'Option A: The Party that creates it is its owner and shall license it to the other Party.',
            'Option B: Both Parties own it jointly and hold the same rights in it.',
            'Option C: Ownership follows the contribution of each Party, as allocated in Schedule D.',
          ],
        },
      ],
    },
    {
      number: '4.3',
      heading: 'Licenses Granted',
      blocks: [
        licenseGrant('4.3-A-to-B', 'Company A', 'Company B'),
        licenseGrant('4.3-B-to-A', 'Company B', 'Company A'),
      ],
    },
    {
      number: '4.4',
      heading: 'Improvements',
      blocks: [
        {
          kind: 'text',
          text: 'A Party owns every improvement to its own technology, including where the cooperation under this Agreement gave rise to it.',
        },
      ],
    },
  ],
  provisions: [],
};

const MARKETING_AND_BRANDING: Article = {
  number: 5,
  title: 'MARKETING AND BRANDING',
  clauses: [
    {
      number: '5.1',
      heading: 'Co-Marketing',
      blocks: [
        {
          kind: 'options',
          id: '5.1',
          selection: 'any',
          leadIn: 'The Parties shall cooperate in marketing by:',
          options: [
            'promoting the integrated solution in joint campaigns;',
            'issuing press releases together, once both have approved them;',
            'taking part in marketing events hosted by the other Party;',
            'sharing marketing costs as follows: [ALLOCATION].',
          ],
        },
      ],
    },
    {
      number: '5.2',
      heading: 'Trademark Usage',
      blocks: [
        {
          kind: 'options',
          id: '5.2-uses',
          selection: 'any',
          leadIn: 'Under a limited license, each Party may use the trademarks of the other for:',
          options: [
            'the marketing of the integrated solution;',
            'entries in partner lists and directories;',
            'materials which the Parties produce together.',
          ],
        },
        {
          kind: 'options',
          id: '5.2-conditions',
          selection: 'any',
          leadIn: 'This license is subject to the following conditions:',
          options: [
            'all use follows the brand guidelines in Schedule E;',
            'the trademark owner approves each item of material in advance;',
            'the trademarks are not altered in any way.',
          ],
        },
      ],
    },
    {
      number: '5.3',
      heading: 'Lead Sharing',
      blocks: [
        {
          kind: 'options',
          id: '5.3',
          selection: 'any',
          options: [
            'Each Party shall pass qualified leads on to the other.',
            'Leads are referred by following the process in Schedule F.',
            'Fees for referred leads are payable on these terms: [TERMS].',
          ],
        },
      ],
    },
  ],
  provisions: [],
};

const COMMERCIALS: Article = {
  number: 6,
  title: 'COMMERCIALS',
  clauses: [
    {
      number: '6.1',
      heading: 'Revenue Model',
      blocks: [
        {
          kind: 'options',
          id: '6.1',
          selection: 'any',
          options: [
            'Revenue Share: Of the revenue, [%] is due to Company A and [%] is due to Company B.',
            'Referral Fees: Referrals are remunerated according to this structure: [STRUCTURE].',
            'Licensing Fees: Licenses are remunerated according to this structure: [STRUCTURE].',
            'No direct revenue sharing: Each Party earns its revenue from its own components only.',
          ],
        },
      ],
    },
    {
      number: '6.2',
      heading: 'Pricing',
      blocks: [
        {
          kind: 'options',
          id: '6.2',
          selection: 'any',
          options: [
            'Each Party determines the prices of its own components.',
            'The price of the integrated solution requires the agreement of both Parties.',
            'Neither Party shall offer prices below those the other Party charges its direct customers.',
          ],
        },
      ],
    },
    {
      number: '6.3',
      heading: 'Payment Terms',
      blocks: [{ kind: 'text', text: 'Payments between the Parties are subject to these terms: [PAYMENT TERMS IF APPLICABLE].' }],
    },
  ],
  provisions: [],
};

/** Articles 4 to 6. */
export const ARTICLES_4_TO_6: readonly Article[] = [INTELLECTUAL_PROPERTY, MARKETING_AND_BRANDING, COMMERCIALS];
