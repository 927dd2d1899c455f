import type { PartyEntry } from './model.ts';

export const TITLE = 'AI INTEGRATION PARTNERSHIP AGREEMENT';
export const AGREEMENT_DATE = '[DATE]';
export const PARTNERSHIP_NUMBER = '[PARTNERSHIP-NUMBER]';

export const PARTIES: readonly PartyEntry[] = [
  {
    side: 'A',
    shortName: 'Company A',
    caption: 'PARTY A (“Company A”)',
    legalName: '[COMPANY A LEGAL NAME]',
    address: '[FULL ADDRESS]',
    contact: '[NAME, EMAIL, PHONE]',
  },
  {
    side: 'B',
    shortName: 'Company B',
    caption: 'PARTY B (“Company B”)',
    legalName: '[COMPANY B LEGAL NAME]',
    address: '[FULL ADDRESS]',
    contact: '[NAME, EMAIL, PHONE]',
  },
];

export const PARTY_DEFINITION =
  'Company A and Company B are each referred to as a “Party” and jointly as the “Parties”.';

export const RECITALS: readonly string[] = [
  'Company A is engaged in the supply of [DESCRIBE A\'S TECHNOLOGY/SERVICES].',
  'Company B is engaged in the supply of [DESCRIBE B\'S TECHNOLOGY/SERVICES].',
  'By joining their AI technologies, the Parties intend to offer their customers solutions that neither of them could offer alone.',
];

export const OPERATIVE_WORDS = 'On this basis, the Parties have concluded the following agreement.';
