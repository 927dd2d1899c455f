import { describe, expect, it } from 'vitest';
import type { Exchange } from '../../resources/demo/script.ts';
import { says, startStory, type Story } from '../../tests/support/negotiation-fixtures.ts';
import { blocksText } from '../../shared/contract/content.ts';
import { answersTo } from '../backend/story/answers.ts';
import { redlineText } from './transcript.ts';

const exchange = (find: string, replace: string, decision: Exchange['decision'], id = replace): Exchange => ({ id, edit: { kind: 'replace', clause: '', find, replace }, decision });

function returned(): Story {
  const story = startStory({ cap: 'Capped at 100 for 5 years.', law: 'English law.' });
  story.send();
  story.receive({ cap: 'Capped at 50 for 2 years.', law: 'Scots law.' });
  return story;
}

describe('answering by script', () => {
  it('accepts and rejects a clause as a whole', () => {
    const [answer] = answersTo(returned().state(), [exchange('English', 'Scots', { type: 'reject', reason: 'no' })]);
    expect(answer?.command).toMatchObject({ type: 'reject', clauseId: 'law', reason: 'no' });
  });

  it('counters with what the script takes, changes and refuses of one clause', () => {
    const story = returned();
    const [answer] = answersTo(story.state(), [
      exchange('100', '50 for', { type: 'counter', text: '75 for', reason: 'middle' }),
      exchange('5 years', '2 years', { type: 'reject', reason: 'too short' }),
    ]);
    expect(answer?.command.type).toBe('counter');
    expect(answer?.command.type === 'counter' ? blocksText(answer.command.blocks) : '').toBe('Capped at 75 for 5 years.');
    expect(answer?.command).toMatchObject({ reason: 'middle too short' });
  });

  it('stops when an edit of the script did not come back', () => {
    expect(() => answersTo(returned().state(), [exchange('a', 'nowhere', { type: 'accept', reason: '' })])).toThrow('nowhere');
  });
});

describe('the transcript', () => {
  it('shows the changed words in their place, and another word gives another line', () => {
    expect(redlineText(says('Capped at 100 a year.'), says('Capped at 50 a year.'))).toBe('Capped at ~~100~~**50** a year.');
    expect(redlineText(says('Capped at 100 a year.'), says('Capped at 60 a year.'))).toBe('Capped at ~~100~~**60** a year.');
    expect(redlineText(null, says('New.'))).toBe('**New.**');
    expect(redlineText(says('Old.'), null)).toBe('~~Old.~~');
    const long = 'word '.repeat(60);
    expect(redlineText(says(`${long}5 ${long}`), says(`${long}9 ${long}`)).length).toBeLessThan(150);
  });
});
