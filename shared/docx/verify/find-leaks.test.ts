import { describe, expect, it } from 'vitest';
import { nodeZlib } from '../../../electron/worker/node-zlib.ts';
import { ins, makeDocx, p, para, r } from '../../../tests/support/make-docx.ts';
import type { MustStay } from '../../contract/leak.ts';
import { findLeaks } from './find-leaks.ts';

const CLAUSE = 'The liability of each party under this agreement is limited to the fees paid in the last twelve months.';
const SECRET = 'We would accept twice that amount if they insist; the insurer has already agreed to it in writing.';
const base = makeDocx(p(CLAUSE));
const found = (outgoing: Uint8Array, must: Partial<MustStay>): readonly string[] =>
  findLeaks(outgoing, base, { texts: [], names: [], said: [], ...must }, nodeZlib).map(({ kind, part }) => `${kind} in ${part === '' ? 'the package' : part}`);
const BODY = 'word/document.xml';

describe('what must stay here', () => {
  it('N32: is found whole, however Word cut it into runs and marks, wherever it stands', () => {
    const cut = para(r('We would acc') + ins(r('ept twice  that amount if they insist; ')) + r('the insurer has ALREADY agreed to it in writing.'));
    expect(found(makeDocx(p(CLAUSE) + cut), { texts: [SECRET] })).toEqual([`text in ${BODY}`]);
    expect(found(makeDocx(p(CLAUSE), { header: p(SECRET) }), { texts: [SECRET] })).toEqual(['text in word/header.xml']);
    expect(found(makeDocx(p(CLAUSE), { comments: `<w:comment w:id="0" w:author="${SECRET}">${p('')}</w:comment>` }), { texts: [SECRET] })).toEqual(['text in word/comments.xml']);
    expect(found(makeDocx(p(CLAUSE), { more: { 'word/media/note.bin': `\u0001${SECRET}` } }), { texts: [SECRET] })).toEqual(['text in word/media/note.bin']);
    expect(found(makeDocx(p(`${CLAUSE} AT&amp;T pays &#60;100`)), { texts: ['at&t pays <100'] })).toEqual([`text in ${BODY}`]);
  });

  it('N32: is found by 40 characters in a row, and not by fewer', () => {
    expect(found(makeDocx(p(CLAUSE) + p(`so ${SECRET.slice(21, 61)} and`)), { texts: [SECRET] })).toEqual([`text in ${BODY}`]);
    expect(found(makeDocx(p(CLAUSE) + p(`so ${SECRET.slice(21, 59)} and`)), { texts: [SECRET] })).toEqual([]);
  });

  it('N32: is no secret where the base or what goes out on purpose says it', () => {
    const note = `“${CLAUSE}” – can we get away with this?`;
    const outgoing = makeDocx(p(CLAUSE) + p('New words.'));
    expect(found(outgoing, { texts: [note, CLAUSE] })).toEqual([]);
    expect(found(makeDocx(p(CLAUSE) + p(SECRET)), { texts: [SECRET], said: [`Please note: ${SECRET}`] })).toEqual([]);
    // What is held back goes on where the words end that they have; the next paragraph happens to begin with the same letter.
    expect(found(makeDocx(p(`${CLAUSE}!`) + p('Services are free.')), { texts: [`${CLAUSE}! Secretly not.`], said: [`${CLAUSE}!`] })).toEqual([]);
  });

  it('N32: finds a short text only where it stands alone', () => {
    expect(found(makeDocx(p(CLAUSE) + p('No!')), { texts: ['no!'] })).toEqual([`text in ${BODY}`]);
    expect(found(makeDocx(p(CLAUSE) + p('There is no! in it.')), { texts: ['no!', '0', '1'] })).toEqual([]);
  });

  it('N32: finds names as whole words, also in attributes, properties and the names of parts, and not by chance', () => {
    const names = ['kferris', '/srv/people/kferris', 'kim-laptop', 'me'];
    expect(found(makeDocx(p(CLAUSE) + `<w:p><w:ins w:id="1" w:author="kferris" w:date="2026-03-01T10:00:00Z">${r('x')}</w:ins></w:p>`), { names })).toEqual([`name in ${BODY}`]);
    expect(found(makeDocx(p(CLAUSE), { more: { 'docProps/app.xml': '<Properties><Manager>file:///srv/people/kferris/draft on KIM-LAPTOP</Manager></Properties>' } }), { names })).toEqual(Array(3).fill('name in docProps/app.xml'));
    expect(found(makeDocx(p(CLAUSE) + p('kferrisson or me')), { names })).toEqual([]);
    expect(found(makeDocx(p(CLAUSE), { more: { 'word/media/photo.jpg': '\u0001\u0002kim\u0003 by kferris' } }), { names: ['kim', 'kferris'] })).toEqual(['name in word/media/photo.jpg']);
    expect(found(makeDocx(p(CLAUSE), { more: { 'word/kferris.xml': '<a/>' } }), { names })).toEqual(['name in the package']);
    expect(found(makeDocx(p(CLAUSE), { comments: '<w:comment xmlns:w16="http://schemas.microsoft.com/office/word/2018" w:id="0"/>' }), { names: ['office'] })).toEqual([]);
    expect(found(makeDocx(p(CLAUSE) + p('each Party')), { names: ['party'] })).toEqual([]);
  });
});
