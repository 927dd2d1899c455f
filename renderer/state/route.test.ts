import { describe, expect, it } from 'vitest';
import { hashOf, home, routeFrom } from './route.ts';

describe('the address of a screen', () => {
  it('comes back as it went in', () => {
    for (const hash of ['#/library', '#/new', '#/settings', '#/negotiation/abc-1/workspace', '#/negotiation/abc-1/record']) expect(hashOf(routeFrom(hash))).toBe(hash);
  });
  it('falls back to the library', () => {
    for (const hash of ['', '#', '#/nowhere', '#/negotiation/../workspace', '#/negotiation/abc/nowhere']) expect(routeFrom(hash)).toEqual(home);
  });
});
