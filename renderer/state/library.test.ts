import { describe, expect, it } from 'vitest';
import type { ApiClient } from '../../shared/api/client.ts';
import type { LibraryEntry } from '../../shared/api/shapes.ts';
import type { NegotiationId } from '../../shared/negotiation/ids.ts';
import { ok } from '../../shared/base/result.ts';
import { createLibrary, mostLikely, underWay } from './library.ts';

const ENTRY: LibraryEntry = {
  id: 'negotiation-1' as NegotiationId, name: '', parties: { A: { name: 'Ada Ltd' }, B: { name: 'Bob plc' } }, side: 'A', round: 1, turn: 'B', turnSince: '', createdAt: '', changedAt: '', archived: false, sample: false, problem: '',
  counts: { untouched: 0, 'open-ours': 0, 'open-theirs': 0, agreed: 0, removed: 0, reopened: 0, total: 0, parked: 0 },
};

describe('what a file that comes in belongs to', () => {
  const entry = (name: string, change: Partial<LibraryEntry>): LibraryEntry => ({ ...ENTRY, name, ...change });
  it('is most likely the one the other side has to answer, and of several the one sent last', () => {
    const waiting = [entry('ours', { turn: 'A' }), entry('first', { turnSince: '2026-11-01' }), entry('last', { turnSince: '2026-11-09' }), entry('not sent', { round: 0, turnSince: '2026-11-20' }), entry('as mediator', { side: 'mediator', turnSince: '2026-11-21' })];
    expect(mostLikely(waiting)?.name).toBe('last');
    expect(mostLikely([entry('ours', { turn: 'A' })])).toBeNull();
  });
  it('is none that is put away or cannot be read', () => {
    expect(underWay([entry('here', {}), entry('archived', { archived: true }), entry('damaged', { problem: 'It cannot be read.' })]).map((one) => one.name)).toEqual(['here']);
    expect(underWay(null)).toEqual([]);
  });
});

describe('the list of negotiations', () => {
  it('is the one asked for last, whichever answer comes last', async () => {
    const answers: ((messages: readonly string[]) => void)[] = [];
    const request = () => new Promise((resolve) => answers.push((messages) => resolve(ok({ negotiations: [], files: [], messages }))));
    const library = createLibrary({ request: request as ApiClient['request'], subscribe: () => () => undefined });
    const both = [library.getState().load(), library.getState().load()];
    answers[1]?.(['new']);
    answers[0]?.(['old']);
    await Promise.all(both);
    expect(library.getState().messages).toEqual(['new']);
  });
});
