import type { Article } from './model.ts';

const LIABILITY: Article = {
  number: 10,
  title: 'LIABILITY AND INDEMNIFICATION',
  clauses: [
    {
      number: '10.1',
      heading: 'Mutual Indemnification',
      blocks: [
        {
          kind: 'options',
          id: '10.1',
          selection: 'any',
          leadIn: 'Each Party shall indemnify the other against all losses arising from:',
          options: [
            'claims that its technology infringes intellectual property;',
            'its breach of this Agreement;',
            'its violation of the laws that apply to it;',
            'its negligence or its willful misconduct.',
          ],
        },
      ],
    },
    {
      number: '10.2',
      heading: 'Limitation of Liability',
      blocks: [
        {
          kind: 'options',
          id: '10.2',
          selection: 'any',
          options: [
            'Neither Party is liable for damages that are indirect, consequential or punitive.',
            'The total liability of each Party is capped at the greater of $[AMOUNT] and the fees paid in the preceding 12 months.',
            'These limits do not apply to the indemnity for intellectual property claims or to willful misconduct.',
          ],
        },
      ],
    },
  ],
  provisions: [],
};

const CONFIDENTIALITY: Article = {
  number: 11,
  title: 'CONFIDENTIALITY',
  clauses: [
    {
      number: '11.1',
      heading: 'Scope',
      blocks: [
        {
          kind: 'options',
          id: '11.1',
          selection: 'any',
          leadIn: 'The following is confidential information of the Party that discloses it:',
          options: [
            'technical documentation and technical specifications;',
            'prices and business strategies;',
            'information about customers;',
            'the terms of this partnership.',
          ],
        },
      ],
    },
    {
      number: '11.2',
      heading: 'Obligations',
      blocks: [
        {
          kind: 'text',
          text: 'Each Party shall keep the confidential information of the other secret and shall use it only to perform this Agreement. This does not extend to information that is public, that the recipient already possessed, that it developed on its own, or that the law obliges it to disclose.',
        },
      ],
    },
    {
      number: '11.3',
      heading: 'Duration',
      blocks: [{ kind: 'text', text: 'The duties under this Article continue for [NUMBER] years after this Agreement has ended.' }],
    },
  ],
  provisions: [],
};

const TERM_AND_TERMINATION: Article = {
  number: 12,
  title: 'TERM AND TERMINATION',
  clauses: [
    {
      number: '12.1',
      heading: 'Term',
      blocks: [
        {
          kind: 'options',
          id: '12.1',
          selection: 'any',
          options: [
            'This Agreement runs for an initial term of [NUMBER] years.',
            'Thereafter it renews automatically for successive terms of [NUMBER] years each.',
            'Either Party may prevent a renewal by giving written notice at least [DAYS] before it takes effect.',
          ],
        },
      ],
    },
    {
      number: '12.2',
      heading: 'Termination for Cause',
      blocks: [
        {
          kind: 'options',
          id: '12.2',
          selection: 'any',
          leadIn: 'Either Party may terminate this Agreement for cause in the event of:',
          options: [
            'a material breach that the other Party has not cured within [DAYS] of written notice;',
            'the insolvency or bankruptcy of the other Party;',
            'a material change that affects the integration.',
          ],
        },
      ],
    },
    {
      number: '12.3',
      heading: 'Effects of Termination',
      blocks: [
        {
          kind: 'options',
          id: '12.3',
          selection: 'any',
          leadIn: 'When this Agreement is terminated:',
          options: [
            'the Parties shall wind down their cooperation during a transition period of [DAYS];',
            'each Party shall destroy or give back the confidential information of the other;',
            'each Party shall stop using the trademarks of the other;',
            'the provisions on confidentiality, ownership of intellectual property and indemnification remain in force.',
          ],
        },
      ],
    },
    {
      number: '12.4',
      heading: 'Customer Continuity',
      blocks: [
        {
          kind: 'options',
          id: '12.4',
          selection: 'any',
          options: [
            'Integrations that customers already use may remain in operation for [PERIOD].',
            'The Parties shall provide support during the transition.',
            'The integrated solution shall not be deployed for any new customer.',
          ],
        },
      ],
    },
  ],
  provisions: [],
};

const GENERAL_PROVISIONS: Article = {
  number: 13,
  title: 'GENERAL PROVISIONS',
  clauses: [],
  provisions: [
    { id: '13.1', caption: 'Governing Law', text: 'This Agreement is governed by the laws of [JURISDICTION].' },
    {
      id: '13.2',
      caption: 'Dispute Resolution',
      text: 'The Parties shall settle any dispute in this order: [ESCALATION, THEN MEDIATION/ARBITRATION/LITIGATION].',
    },
    {
      id: '13.3',
      caption: 'Assignment',
      text: 'Neither Party may assign this Agreement unless the other consents; consent is not needed where the assignee is an affiliate or an acquirer.',
    },
    {
      id: '13.4',
      caption: 'Entire Agreement',
      text: 'This Agreement, together with its Schedules, contains everything the Parties have agreed on its subject matter.',
    },
    {
      id: '13.5',
      caption: 'Amendments',
      text: 'This Agreement may be amended only by a written document that both Parties have signed.',
    },
    {
      id: '13.6',
      caption: 'Publicity',
      text: 'A press release issued in the name of both Parties requires the approval of each.',
    },
    {
      id: '13.7',
      caption: 'Non-Exclusivity',
      text: 'The partnership is not exclusive, unless this Agreement provides otherwise.',
    },
  ],
};

/** Articles 10 to 13. */
export const ARTICLES_10_TO_13: readonly Article[] = [LIABILITY, CONFIDENTIALITY, TERM_AND_TERMINATION, GENERAL_PROVISIONS];
