import * as v from 'valibot';
import { negotiationIdSchema } from '../../shared/negotiation/schema/primitives.ts';
import type { NegotiationId } from '../../shared/negotiation/ids.ts';

const NEGOTIATION_SCREENS = ['workspace', 'receive', 'send', 'compare', 'record', 'readiness'] as const;
const PLAIN_SCREENS = ['library', 'new', 'settings'] as const;

export type NegotiationScreen = (typeof NEGOTIATION_SCREENS)[number];
export type Route = { readonly screen: (typeof PLAIN_SCREENS)[number] } | { readonly screen: NegotiationScreen; readonly id: NegotiationId };

export const home: Route = { screen: 'library' };

/** Where a window stands, as the part of its address behind `#`: it survives a reload and names nothing of the machine. */
export const hashOf = (route: Route): string => ('id' in route ? `#/negotiation/${route.id}/${route.screen}` : `#/${route.screen}`);

/** The place an address names; anything else is the library. */
export function routeFrom(hash: string): Route {
  const [, first = '', second = '', third = ''] = hash.replace(/^#/, '').split('/');
  const plain = PLAIN_SCREENS.find((screen) => screen === first);
  if (plain !== undefined) return { screen: plain };
  const screen = NEGOTIATION_SCREENS.find((name) => name === third);
  const id = v.safeParse(negotiationIdSchema, second);
  return first === 'negotiation' && screen !== undefined && id.success ? { screen, id: id.output } : home;
}
