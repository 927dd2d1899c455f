import type { Article } from './model.ts';

const GOVERNANCE: Article = {
  number: 7,
  title: 'GOVERNANCE',
  clauses: [
    {
      number: '7.1',
      heading: 'Partnership Management',
      blocks: [
        {
          kind: 'details',
          leadIn: 'The Parties shall establish a Joint Steering Committee on the following footing:',
          items: [
            { label: 'Company A Representatives', text: '[NAMES/ROLES]' },
            { label: 'Company B Representatives', text: '[NAMES/ROLES]' },
            { label: 'Meeting Frequency', text: '[FREQUENCY]' },
            { label: 'Responsibilities', text: 'setting the strategic direction and resolving disputes' },
          ],
        },
        {
          kind: 'details',
          leadIn: 'Each Party appoints the following operational contacts:',
          items: [
            { label: 'Technical', text: '[A CONTACT], [B CONTACT]' },
            { label: 'Commercial', text: '[A CONTACT], [B CONTACT]' },
            { label: 'Legal', text: '[A CONTACT], [B CONTACT]' },
          ],
        },
      ],
    },
    {
      number: '7.2',
      heading: 'Decision Making',
      blocks: [
        {
          kind: 'table',
          id: '7.2.table',
          leadIn: 'Decisions of the following types are taken by the authority shown beside them.',
          columns: [
            { title: 'Decision Type', share: 40 },
            { title: 'Authority', share: 60 },
          ],
          rows: [
            ['Strategic changes', 'Steering Committee, acting unanimously'],
            ['Technical changes', 'Technical leads, by mutual agreement'],
            ['Marketing materials', 'Marketing leads, by mutual approval'],
            ['Pricing', 'Each Party, for its own components'],
          ],
        },
      ],
    },
    {
      number: '7.3',
      heading: 'Performance Reviews',
      blocks: [
        {
          kind: 'options',
          id: '7.3',
          selection: 'any',
          options: [
            'The Parties shall review the partnership every quarter.',
            'The Parties shall plan their strategy together once a year.',
            'Progress is measured by the key performance indicators in Schedule G.',
          ],
        },
      ],
    },
  ],
  provisions: [],
};

const COMPLIANCE_AND_SECURITY: Article = {
  number: 8,
  title: 'COMPLIANCE AND SECURITY',
  clauses: [
    {
      number: '8.1',
      heading: 'AI Compliance',
      blocks: [
        {
          kind: 'options',
          id: '8.1',
          selection: 'any',
          leadIn: 'With regard to the regulation of AI, both Parties shall:',
          options: [
            'adhere to the AI regulations that apply to them;',
            'supply whatever information the other Party needs in order to comply;',
            'support each other in answering inquiries from regulators;',
            'announce any material change that affects compliance.',
          ],
        },
      ],
    },
    {
      number: '8.2',
      heading: 'Security Requirements',
      blocks: [
        {
          kind: 'options',
          id: '8.2',
          selection: 'any',
          leadIn: 'For the protection of the integration, both Parties shall:',
          options: [
            'hold and keep current the following security certifications: [SPECIFY];',
            'assess their own security at regular intervals;',
            'report any security incident that affects the integration;',
            'assist in investigating security incidents.',
          ],
        },
      ],
    },
    {
      number: '8.3',
      heading: 'Audit Rights',
      blocks: [
        {
          kind: 'text',
          text: 'On reasonable notice, either Party may audit whether the other fulfills its security and data protection obligations.',
        },
      ],
    },
  ],
  provisions: [],
};

const WARRANTIES: Article = {
  number: 9,
  title: 'WARRANTIES',
  clauses: [
    {
      number: '9.1',
      heading: 'Mutual Warranties',
      blocks: [
        {
          kind: 'options',
          id: '9.1',
          selection: 'any',
          leadIn: 'Each Party warrants to the other that:',
          options: [
            'it has the authority to conclude this Agreement;',
            'its technology infringes no intellectual property of any third party;',
            'it complies with the laws that apply to it;',
            'every representation it makes in this Agreement is accurate.',
          ],
        },
      ],
    },
    {
      number: '9.2',
      heading: 'Technology Warranties',
      blocks: [
        {
          kind: 'options',
          id: '9.2',
          selection: 'any',
          leadIn: 'Each Party further warrants that its technology:',
          options: [
            'performs substantially in line with its documentation;',
            'has no material defects of which that Party knows;',
            'satisfies the security standards stated for it.',
          ],
        },
      ],
    },
    {
      number: '9.3',
      heading: 'Disclaimer',
      blocks: [
        {
          kind: 'text',
          conspicuous: true,
          text: 'SAVE FOR THE WARRANTIES SET OUT IN THIS AGREEMENT, BOTH PARTIES DISCLAIM ALL WARRANTIES, AMONG THEM ANY WARRANTY OF MERCHANTABILITY AND ANY WARRANTY OF FITNESS FOR A PARTICULAR PURPOSE.',
        },
      ],
    },
  ],
  provisions: [],
};

/** Articles 7 to 9. */
export const ARTICLES_7_TO_9: readonly Article[] = [GOVERNANCE, COMPLIANCE_AND_SECURITY, WARRANTIES];
