import type { Redline } from '../../shared/negotiation/state.ts';

export const trackingWords: Readonly<Record<Redline['tracking'], string>> = { 'made-here': '', tracked: 'tracked', partly: 'partly tracked', unmarked: 'not tracked' };
