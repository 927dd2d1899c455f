import { describe, expect, it } from 'vitest';
import { startStory } from '../../../tests/support/negotiation-fixtures.ts';
import { keptFiles } from './kept-files.ts';

describe('the files of a negotiation', () => {
  it('are all that went out and came in, newest first, under the names they had', () => {
    const story = startStory({ price: '100' });
    story.send('ours');
    story.receive({ price: '120' }, { file: 'theirs' });
    const state = story.state();
    expect(keptFiles(state).map(({ what, round, name }) => `${String(round)} ${what}: ${name}`)).toEqual([
      '2 theirs: theirs.docx', '1 redline: ours.docx - redline.docx', '1 clean: ours.docx - clean.docx', '0 start: import.docx',
    ]);
    const [, redline] = keptFiles(state);
    expect(redline?.sha256).toBe(state.rounds[0]?.kind === 'sent' ? state.rounds[0].redline : '');
    const sent = state.rounds.flatMap((round) => (round.kind === 'sent' ? [round] : []));
    expect(keptFiles({ document: null, rounds: sent.map((round) => ({ ...round, derived: true })) })).toEqual([]);
    expect(keptFiles({ document: null, rounds: sent.map((round) => ({ ...round, clean: round.redline, fileName: 'Deal - round 1' })) }).map(({ what }) => what)).toEqual(['redline', 'clean']);
    expect(keptFiles({ document: null, rounds: sent.map((round) => ({ ...round, clean: round.redline })) }).map(({ what }) => what)).toEqual(['own']);
  });
});
