import { describe, expect, it } from 'vitest';
import { clauseId, says, startStory } from '../../../tests/support/negotiation-fixtures.ts';
import { nameOf, titleOf } from './refuse.ts';

const without = { number: '', heading: '' };
const named = (text: string): string => nameOf({ ...without, shown: { A: says(text), B: says(text) } });

describe('how a clause is called', () => {
  it('by number and heading', () => {
    expect(nameOf({ number: '4.3', heading: 'Payment', shown: { A: says('Words.'), B: says('Words.') } })).toBe('4.3 Payment');
  });

  it('without either by how it begins, in whole words', () => {
    expect(named('Short  and\tplain')).toBe('“Short and plain”');
    expect(named('By signing this Order Form, each party agrees to enter into it.')).toBe('“By signing this Order Form, each party agrees …”');
    expect(named('双方不得向任何第三方披露在本协议履行过程中获知的对方商业秘密,但法律法规另有规定或者有管辖权的机关要求的除外。双方另行约定。')).toMatch(/^“双方不得.+ …”$/u);
    expect(named('')).toBe('This clause');
  });

  it('beside its number by its heading, else by how it begins behind a typed number', () => {
    expect(titleOf({ number: '4.3', heading: 'Payment' })).toBe('Payment');
    expect(titleOf({ number: '1.', heading: '', shown: { A: says('1. The Supplier pays.'), B: null } })).toBe('“The Supplier pays.”');
    expect(titleOf({ number: '1.', heading: '' })).toBe('');
  });

  it('S: never by words the other side has not seen', () => {
    const story = startStory({ cap: 'Liability is capped at 100.' });
    story.run({ type: 'counter', clauseId: clauseId('cap'), blocks: says('Our secret floor is 50.') });
    expect(nameOf({ ...story.clause('cap'), ...without })).toBe('“Liability is capped at 100.”');
    story.run({ type: 'insert', clauseId: clauseId('new'), after: null, heading: '', blocks: says('Nobody has seen this.') });
    expect(nameOf({ ...story.clause('new'), ...without })).toBe('This clause');
  });
});
