import type { Article } from './model.ts';

const INTEGRATION_METHODS = { choices: ['API', 'SDK', 'Embedded'] } as const;

const PARTNERSHIP_SCOPE: Article = {
  number: 1,
  title: 'PARTNERSHIP SCOPE',
  clauses: [
    {
      number: '1.1',
      heading: 'Partnership Purpose',
      blocks: [
        {
          kind: 'options',
          id: '1.1',
          selection: 'any',
          leadIn: 'The Parties have entered into this Agreement in order to:',
          options: [
            'connect Company A’s [TECHNOLOGY] and Company B’s [TECHNOLOGY] into one working solution;',
            'create AI solutions together;',
            'promote the integrated solution jointly;',
            'exchange data so that AI can be improved;',
            'carry out AI research in cooperation;',
            'pursue this further purpose: [SPECIFY].',
          ],
        },
      ],
    },
    {
      number: '1.2',
      heading: 'Integration Scope',
      blocks: [
        {
          kind: 'table',
          id: '1.2.table',
          leadIn:
            'Each component below is contributed by the Party named as its provider and is integrated by every method ticked for it.',
          columns: [
            { title: 'Component', share: 36 },
            { title: 'Provider', share: 24 },
            { title: 'Integration Method', share: 40 },
          ],
          rows: [
            ['[COMPONENT 1]', '[PARTY]', INTEGRATION_METHODS],
            ['[COMPONENT 2]', '[PARTY]', INTEGRATION_METHODS],
            ['[COMPONENT 3]', '[PARTY]', INTEGRATION_METHODS],
          ],
        },
      ],
    },
    {
      number: '1.3',
      heading: 'Partnership Tiers',
      blocks: [
        {
          kind: 'options',
          id: '1.3',
          selection: 'one',
          options: [
            'Non-Exclusive: Each Party remains free to cooperate with others on comparable projects.',
            'Preferred: Each Party shall give the other preference over comparable partners without being bound to exclusivity.',
            'Exclusive: The Parties shall cooperate with each other only, within [SCOPE/TERRITORY/DURATION].',
          ],
        },
      ],
    },
  ],
  provisions: [],
};

const TECHNICAL_INTEGRATION: Article = {
  number: 2,
  title: 'TECHNICAL INTEGRATION',
  clauses: [
    {
      number: '2.1',
      heading: 'API Access',
      blocks: [
        {
          kind: 'options',
          id: '2.1',
          selection: 'any',
          leadIn: 'Each Party shall make available to the other:',
          options: [
            'the application programming interfaces (APIs) set out in Schedule A;',
            'the documentation of its APIs, together with technical assistance;',
            'an environment in which the integration can be tested;',
            'its production environment, as soon as the integration is complete.',
          ],
        },
      ],
    },
    {
      number: '2.2',
      heading: 'Integration Requirements',
      blocks: [
        {
          kind: 'table',
          id: '2.2.table',
          leadIn: 'Whoever is named as responsible for a requirement shall complete it by the date shown.',
          columns: [
            { title: 'Requirement', share: 40 },
            { title: 'Responsible Party', share: 34 },
            { title: 'Timeline', share: 26 },
          ],
          rows: [
            ['API development', '[PARTY]', '[DATE]'],
            ['SDK provision', '[PARTY]', '[DATE]'],
            ['Integration testing', '[BOTH]', '[DATE]'],
            ['Security review', '[BOTH]', '[DATE]'],
            ['Launch', '[BOTH]', '[DATE]'],
          ],
        },
      ],
    },
    {
      number: '2.3',
      heading: 'Technical Standards',
      blocks: [
        {
          kind: 'options',
          id: '2.3',
          selection: 'any',
          leadIn: 'Every integration under this Agreement shall satisfy:',
          options: [
            'the security standards laid down in Schedule B;',
            'the performance requirements laid down in Schedule C;',
            'the specifications agreed for data formats;',
            'the following industry standards: [SPECIFY].',
          ],
        },
      ],
    },
    {
      number: '2.4',
      heading: 'Support',
      blocks: [
        {
          kind: 'options',
          id: '2.4',
          selection: 'any',
          leadIn: 'In support of the integration, each Party shall:',
          options: [
            'give technical support for the components it contributes;',
            'respond to a critical issue within [NUMBER] hours after it is reported;',
            'name the persons who act as its technical contacts;',
            'assist the other Party with the integration to a reasonable extent.',
          ],
        },
      ],
    },
  ],
  provisions: [],
};

const DATA_SHARING: Article = {
  number: 3,
  title: 'DATA SHARING',
  clauses: [
    {
      number: '3.1',
      heading: 'Data Sharing Scope',
      blocks: [
        {
          kind: 'table',
          id: '3.1.table',
          leadIn: 'The Parties shall share the data below, in the direction and for the purpose stated.',
          columns: [
            { title: 'Data Type', share: 28 },
            { title: 'Provider', share: 20 },
            { title: 'Recipient', share: 20 },
            { title: 'Purpose', share: 32 },
          ],
          rows: [
            ['[DATA TYPE 1]', '[PARTY]', '[PARTY]', '[PURPOSE]'],
            ['[DATA TYPE 2]', '[PARTY]', '[PARTY]', '[PURPOSE]'],
          ],
        },
      ],
    },
    {
      number: '3.2',
      heading: 'Data Use Restrictions',
      blocks: [
        {
          kind: 'options',
          id: '3.2-permitted',
          selection: 'any',
          leadIn: 'The recipient of shared data may use it solely for:',
          options: [
            'the purposes for which this Agreement provides;',
            'the improvement of the integrated solution;',
            'analysis and reporting, in aggregated form only.',
          ],
        },
        {
          kind: 'options',
          id: '3.2-prohibited',
          selection: 'any',
          leadIn: 'The recipient shall not use shared data for:',
          options: [
            'the training of AI models, unless the provider has explicitly consented;',
            'disclosure to any third party;',
            'any purpose that competes with the provider.',
          ],
        },
      ],
    },
    {
      number: '3.3',
      heading: 'Data Protection',
      blocks: [
        {
          kind: 'options',
          id: '3.3',
          selection: 'any',
          leadIn: 'When handling shared data, both Parties shall:',
          options: [
            'observe the data protection laws that apply to them;',
            'put in place security measures appropriate to the risk;',
            'conclude a data processing agreement if personal data is shared;',
            'inform the other Party of any data breach within [HOURS] of discovering it.',
          ],
        },
      ],
    },
    {
      number: '3.4',
      heading: 'AI Training Data',
      blocks: [
        {
          kind: 'options',
          id: '3.4',
          selection: 'any',
          options: [
            'Neither Party shall train AI on customer data.',
            'Aggregated or anonymized data may serve to train AI where the other Party has consented.',
            'Training projects carried out jointly require a separate agreement between the Parties.',
          ],
        },
      ],
    },
  ],
  provisions: [],
};

/** Articles 1 to 3. */
export const ARTICLES_1_TO_3: readonly Article[] = [PARTNERSHIP_SCOPE, TECHNICAL_INTEGRATION, DATA_SHARING];
