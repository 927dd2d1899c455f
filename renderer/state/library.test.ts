import { describe, expect, it } from 'vitest';
import type { ApiClient } from '../../shared/api/client.ts';
import { ok } from '../../shared/base/result.ts';
import { createLibrary } from './library.ts';

describe('the list of negotiations', () => {
  it('is the one asked for last, whichever answer comes last', async () => {
    const answers: ((messages: readonly string[]) => void)[] = [];
    const request = () => new Promise((resolve) => answers.push((messages) => resolve(ok({ negotiations: [], messages }))));
    const library = createLibrary({ request: request as ApiClient['request'], subscribe: () => () => undefined });
    const both = [library.getState().load(), library.getState().load()];
    answers[1]?.(['new']);
    answers[0]?.(['old']);
    await Promise.all(both);
    expect(library.getState().messages).toEqual(['new']);
  });
});
