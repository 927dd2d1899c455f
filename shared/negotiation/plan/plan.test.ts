import { describe, expect, it } from 'vitest';
import { clauseId, commentId, fileHash, recordedClause, says, startStory } from '../../../tests/support/negotiation-fixtures.ts';
import type { Audit } from '../../contract/audit.ts';
import type { ClauseNode } from '../../contract/clause.ts';
import type { Block } from '../../contract/content.ts';
import type { ClauseMatch } from '../../contract/clause-match.ts';
import type { ContractDocument } from '../../contract/document.ts';
import { unitsOf } from '../units.ts';
import { planReturn } from './plan-return.ts';
import { planSend } from './plan-send.ts';

const node = (id: string, text: string, change: Partial<ClauseNode> = {}): ClauseNode => ({ id, number: '', heading: id, level: 1, kind: 'clause', blocks: says(text), why: '', confidence: 1, children: [], ...change });
const documentOf = (clauses: readonly ClauseNode[]): ContractDocument => ({
  clauses, sideStories: [], authors: [], comments: [], findings: [], report: { read: [], kept: [], notUnderstood: [], parts: [] }, messages: [], hasMarks: false, words: 0,
});
const NO_AUDIT: Audit = { tracked: [], untracked: [], removed: [], accepted: [], findings: [], nature: [], similarity: 1 };

describe('N19: the units of a reading', () => {
  it('N19: items belong to the clause above them, with everything below; sub-clauses stand on their own', () => {
    const tree = [
      node('1', 'one', {
        children: [
          node('a', 'item a', { kind: 'item', children: [node('i', 'item i', { kind: 'item' })] }),
          node('1.1', 'sub'),
          node('b', 'item b', { kind: 'item' }),
        ],
      }),
    ];
    const units = unitsOf(tree);
    expect(units.map((unit) => [unit.nodeId, unit.nodeIds, unit.parent])).toEqual([['1', ['1', 'a', 'i', 'b'], null], ['1.1', ['1.1'], '1']]);
    expect(units[0]?.blocks).toEqual(['one', 'item a', 'item i', 'item b'].flatMap(says));
  });
});

describe('N8: what a returned file does', () => {
  const story = startStory({ one: 'alpha', two: 'beta', three: 'gamma' });
  const sent = { sha256: fileHash('import'), clauses: ['one', 'two', 'three'].map((name) => recordedClause(name, '')) };
  const plan = planReturn({
    state: story.state(), party: 'B', sha256: fileHash('r'), fileName: 'r.docx', sent, audit: NO_AUDIT, newId: () => clauseId('fresh'),
    returned: documentOf([node('x', 'gamma'), node('y', 'alpha!'), node('z', 'brand new')]),
    sentComments: [], newCommentId: () => commentId('comment'), matches: [
      { before: 'n-one', after: 'y', moved: false, similarity: 0.9 },
      { before: 'n-two', after: '', moved: false, similarity: 0 },
      { before: 'n-three', after: 'x', moved: true, similarity: 1 },
      { before: '', after: 'z', moved: false, similarity: 0 },
    ],
  });

  it('N8: names changed, removed and moved clauses with the wording they saw', () => {
    expect(plan.changed).toEqual([
      { clauseId: 'one', wording: says('alpha!'), basis: says('alpha'), moved: false },
      { clauseId: 'two', wording: null, basis: says('beta'), moved: false },
      { clauseId: 'three', wording: says('gamma'), basis: says('gamma'), moved: true },
    ]);
  });

  it('N8: a difference belongs to the clause of the file its name is of, though the other file uses that name for another clause', () => {
    const item = { id: 'a1', story: 'body', part: 'word/document.xml', clause: '', clauseId: 'n-two', kind: 'deleted', class: 'wording', detail: [], before: 'alpha beta', after: 'alpha', removed: ' beta', added: '', author: '', date: '' } as const;
    const { marks } = planReturn({
      state: story.state(), party: 'B', sha256: fileHash('r2'), fileName: 'r2.docx', sent, audit: { ...NO_AUDIT, untracked: [item, { ...item, id: 'a2', after: '', ofSent: true }] }, newId: () => clauseId('fresh'),
      returned: documentOf([node('n-two', 'alpha')]), sentComments: [], newCommentId: () => commentId('comment'),
      matches: [{ before: 'n-one', after: 'n-two', moved: false, similarity: 0.9 }, { before: 'n-two', after: '', moved: false, similarity: 0 }, { before: 'n-three', after: '', moved: false, similarity: 0 }],
    });
    expect(marks.map(({ id, of }) => [id, of])).toEqual([['a1', 'one'], ['a2', 'two']]);
  });

  it('N19: gives new clauses an identity and keeps the order of the file', () => {
    expect(plan.inserted.map((clause) => [clause.clauseId, clause.blocks])).toEqual([['fresh', says('brand new')]]);
    story.run(plan);
    expect(story.state().clauses.map((clause) => clause.id)).toEqual(['three', 'one', 'two', 'fresh']);
  });

  it('N10: a refused move goes back with the next file', () => {
    story.run({ type: 'reject', clauseId: clauseId('three') });
    const units = unitsOf([node('x', 'gamma'), node('y', 'alpha!'), node('z', 'brand new')]);
    const clauseOf = new Map([['x', clauseId('three')], ['y', clauseId('one')], ['z', clauseId('fresh')]]);
    const { edits } = planSend(story.state(), 'A', units, clauseOf);
    expect(edits).toEqual([
      { type: 'replace', clauseId: 'y', blocks: says('alpha') },
      { type: 'remove', clauseId: 'z' },
      // Three stood behind two, which is not in their file, so it goes behind the nearest clause before that.
      { type: 'move', clauseId: 'x', after: 'y' },
      { type: 'insert', after: 'y', blocks: says('beta') },
    ]);
  });
});

describe('N7: what an outgoing file needs', () => {
  it('N7: new clauses in a row stand in their order, and a parent that goes leaves its sub-clauses', () => {
    const story = startStory({ one: 'alpha', sub: 'beta' });
    story.run({ type: 'insert', clauseId: clauseId('new1'), after: clauseId('sub'), heading: '', blocks: says('first') });
    story.run({ type: 'insert', clauseId: clauseId('new2'), after: clauseId('new1'), heading: '', blocks: says('second') });
    story.run({ type: 'remove', clauseId: clauseId('one') });
    const units = unitsOf([node('n1', 'alpha', { children: [node('n2', 'beta')] })]);
    const plan = planSend(story.state(), 'A', units, new Map([['n1', clauseId('one')], ['n2', clauseId('sub')]]));
    expect(plan.edits).toEqual([
      { type: 'replace', clauseId: 'n1', blocks: [] },
      { type: 'insert', after: 'n2', blocks: says('first') },
      { type: 'insert', after: 'n2', blocks: says('second') },
    ]);
    expect(plan.changes.map((change) => change.kind)).toEqual(['removed', 'inserted', 'inserted']);
  });

  it('N7, N10: a new clause does not go along with a clause below it that goes back where it came from', () => {
    const story = startStory({ term: 'alpha', law: 'beta', notices: 'gamma' });
    const match = (name: string, after: string, moved = false): ClauseMatch => ({ before: `n-${name}`, after, moved, similarity: 1 });
    story.run(planReturn({
      state: story.state(), party: 'B', sha256: fileHash('r'), fileName: 'r.docx', sent: { sha256: fileHash('import'), clauses: ['term', 'law', 'notices'].map((name) => recordedClause(name, '')) }, audit: NO_AUDIT,
      returned: documentOf([node('x', 'alpha', { children: [node('y', 'gamma')] }), node('z', 'beta')]), matches: [match('term', 'x'), match('notices', 'y', true), match('law', 'z')],
      newId: () => clauseId('fresh'), sentComments: [], newCommentId: () => commentId('comment'),
    }));
    story.run({ type: 'reject', clauseId: clauseId('notices') });
    story.run({ type: 'insert', clauseId: clauseId('new'), after: clauseId('term'), heading: '', blocks: says('first') });
    const units = unitsOf([node('n1', 'alpha', { children: [node('n3', 'gamma')] }), node('n2', 'beta')]);
    const { edits } = planSend(story.state(), 'A', units, new Map([['n1', clauseId('term')], ['n2', clauseId('law')], ['n3', clauseId('notices')]]));
    expect(edits).toEqual([{ type: 'move', clauseId: 'n3', after: 'n2' }, { type: 'insert', after: 'n1', blocks: says('first') }]);
  });

  it('N7, W8: a clause they took out, and a note they took out of one, are taken from the file we showed last', () => {
    const note: Block = { type: 'paragraph', label: '', level: 0, inlines: [{ type: 'note', kind: 'footnote', text: 'But for the law.' }] };
    const story = startStory({ one: 'alpha', two: 'beta' });
    story.run({ type: 'counter', clauseId: clauseId('one'), blocks: [...says('alpha'), note] });
    const { edits } = planSend(story.state(), 'A', unitsOf([node('n1', 'alpha')]), new Map([['n1', clauseId('one')]]), new Map([[clauseId('one'), 'e1'], [clauseId('two'), 'e2']]));
    expect(edits).toEqual([
      { type: 'replace', clauseId: 'n1', asIn: 'e1', blocks: [...says('alpha'), note] },
      { type: 'insert', after: 'n1', asIn: 'e2', blocks: says('beta') },
    ]);
  });
});
