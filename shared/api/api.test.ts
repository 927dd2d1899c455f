import * as v from 'valibot';
import { describe, expect, it } from 'vitest';
import { CHANNELS } from './channels.ts';
import { createClient } from './client.ts';
import { api, isApiName } from './table.ts';

describe('the API table', () => {
  it('is what the preload script lets through, name for name', () => {
    expect([...CHANNELS].toSorted()).toEqual(Object.keys(api).toSorted());
  });

  it('knows its own names only', () => {
    expect(isApiName('library.list')).toBe(true);
    for (const name of ['toString', '__proto__', 'constructor', '', 'library']) expect(isApiName(name)).toBe(false);
  });

  it('takes no path where an id belongs', () => {
    for (const id of ['..', '../x', 'a/b', 'C:\\x', '', '.hidden', 'x'.repeat(65)]) expect(v.safeParse(api['negotiation.open'].input, { id }).success).toBe(false);
  });
});

describe('the client', () => {
  it('does not pass on an answer it does not understand, nor a back end that is gone', async () => {
    const strange = createClient({ request: async () => ({ ok: true, value: { theme: 'pink' } }), subscribe: () => () => undefined });
    expect(await strange.request('settings.get', {})).toMatchObject({ ok: false, error: { code: 'app.answer' } });
    const gone = createClient({ request: () => Promise.reject(new Error('gone')), subscribe: () => () => undefined });
    expect(await gone.request('settings.get', {})).toMatchObject({ ok: false, error: { code: 'app.gone' } });
  });
});
