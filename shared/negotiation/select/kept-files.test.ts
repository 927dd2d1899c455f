import { describe, expect, it } from 'vitest';
import { record, startStory } from '../../../tests/support/negotiation-fixtures.ts';
import type { NegotiationId } from '../ids.ts';
import { evolve } from '../evolve.ts';
import { keptFiles, recentFiles, type KeptFile } from './kept-files.ts';

const told = (files: readonly KeptFile[]): readonly string[] => files.map(({ what, round, name }) => `${String(round)} ${what}: ${name}`);

describe('the files of a negotiation', () => {
  const story = startStory({ price: '100' });
  story.send('ours');
  story.receive({ price: '120' }, { file: 'theirs' });
  const state = story.state();

  it('N68: are all that went out and came in, newest first, under the names they had', () => {
    expect(told(keptFiles(state, story.events()))).toEqual(['2 theirs: theirs.docx', '1 redline: ours.docx - redline.docx', '1 clean: ours.docx - clean.docx', '0 start: import.docx']);
    const [, redline, , start] = keptFiles(state, story.events());
    expect(redline?.sha256).toBe(state.rounds[0]?.kind === 'sent' ? state.rounds[0].redline : '');
    expect(start?.at).toBe('2026-11-21T10:00:00.000Z');
    const sent = state.rounds.flatMap((round) => (round.kind === 'sent' ? [round] : []));
    const of = (rounds: typeof sent): readonly KeptFile[] => keptFiles({ ...state, document: null, readings: [], rounds }, []);
    expect(of(sent.map((round) => ({ ...round, derived: true })))).toEqual([]);
    expect(of(sent.map((round) => ({ ...round, clean: round.redline, fileName: 'Deal - round 1' }))).map(({ what }) => what)).toEqual(['redline', 'clean']);
    expect(of(sent.map((round) => ({ ...round, clean: round.redline }))).map(({ what }) => what)).toEqual(['own']);
  });

  it('N40, N68: our own version made in Word is among them before it is sent, and not once it was taken back', () => {
    const received = story.events().at(-1)?.event;
    if (received?.type !== 'round-received') throw new Error('no round came in');
    const { type: _type, bundle: _bundle, ...takenIn } = received;
    const own = record(state, { ...takenIn, type: 'own-version-taken', party: 'A', fileName: 'mine.docx', sent: false, marks: [], changed: [], inserted: [], comments: [] });
    const after = evolve(state, own);
    const events = [...story.events(), own];
    expect(told(keptFiles(after, events)).at(0)).toBe('2 own-unsent: mine.docx');
    expect(keptFiles(after, events)).toHaveLength(5);
    expect(told(keptFiles({ ...after, readings: [] }, events))).not.toContain('2 own-unsent: mine.docx');
  });
});

describe('recent files over many negotiations', () => {
  const file = (at: string, name: string): KeptFile => ({ key: name, round: 1, at, party: 'A', what: 'redline', name, sha256: startStory({}).state().document?.sha256 ?? ('' as KeptFile['sha256']) });
  const of = (id: string, archived: boolean, files: readonly KeptFile[]): Parameters<typeof recentFiles>[0][number] => ({ id: id as NegotiationId, archived, files });

  it('N68: are the newest of all, and enough of those not archived to be shown without the others', () => {
    const many = Array.from({ length: 14 }, (_, index) => file(`2026-11-21T10:${String(40 - index)}:00.000Z`, `new ${String(index)}`));
    const files = recentFiles([of('kept', false, [file('2026-11-20T10:00:00.000Z', 'old'), file('2026-11-19T10:00:00.000Z', 'older')]), of('put-away', true, many)]);
    expect(files.map(({ name }) => name)).toEqual([...many.slice(0, 12).map(({ name }) => name), 'old', 'older']);
    expect(files.filter(({ archived }) => !archived).map(({ negotiationId }) => negotiationId)).toEqual(['kept', 'kept']);
    expect(recentFiles([])).toEqual([]);
  });

  it('N68: of one moment stay in the order their negotiation has them', () => {
    const at = '2026-11-21T10:00:00.000Z';
    expect(recentFiles([of('a', false, [file(at, 'redline'), file(at, 'clean')])]).map(({ name }) => name)).toEqual(['redline', 'clean']);
  });
});
