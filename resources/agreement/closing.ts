import type { Schedule, SignatureBlock } from './model.ts';

export const SIGNATURE_INTRO = 'The authorized representatives of the Parties have signed this Agreement on the dates stated below.';

export const SIGNATURES: readonly SignatureBlock[] = [
  { side: 'A', caption: 'COMPANY A:', name: '[NAME]', title: '[TITLE]' },
  { side: 'B', caption: 'COMPANY B:', name: '[NAME]', title: '[TITLE]' },
];

export const SCHEDULES: readonly Schedule[] = [
  {
    letter: 'A',
    title: 'TECHNICAL SPECIFICATIONS',
    intro: 'This Schedule describes the APIs of each Party and how they are integrated.',
    body: '[API AND INTEGRATION SPECIFICATIONS]',
  },
  {
    letter: 'B',
    title: 'SECURITY REQUIREMENTS',
    intro: 'This Schedule lays down the security standards that every integration shall satisfy.',
    body: '[SECURITY STANDARDS AND REQUIREMENTS]',
  },
  {
    letter: 'C',
    title: 'PERFORMANCE REQUIREMENTS',
    intro: 'This Schedule lays down the performance requirements and how performance is measured.',
    body: '[SLA AND PERFORMANCE METRICS]',
  },
  {
    letter: 'D',
    title: 'IP ALLOCATION',
    intro: 'This Schedule allocates the ownership of what the Parties develop together.',
    body: '[IP OWNERSHIP ALLOCATION FOR JOINT DEVELOPMENTS]',
  },
  {
    letter: 'E',
    title: 'BRAND GUIDELINES',
    intro: 'This Schedule sets out how the trademarks of each Party are to be used.',
    body: '[TRADEMARK USAGE GUIDELINES]',
  },
  {
    letter: 'F',
    title: 'LEAD REFERRAL PROCESS',
    intro: 'This Schedule sets out how leads are qualified, shared and followed up.',
    body: '[LEAD SHARING AND REFERRAL PROCEDURES]',
  },
  {
    letter: 'G',
    title: 'KEY PERFORMANCE INDICATORS',
    intro: 'This Schedule names the indicators by which the Parties measure their progress.',
    body: '[PARTNERSHIP KPIS AND METRICS]',
  },
];
