import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { editBody, replaceTracked, replaceUntracked } from '../../resources/demo/edit-return.ts';
import { readZip } from '../../resources/demo/zip.ts';
import { expect, test } from './fixtures.ts';

const AGREEMENT = fileURLToPath(new URL('../../resources/templates/ai-integration-partnership-agreement.docx', import.meta.url));
const BY_THEM = { author: 'Kim Ferris', date: '2026-03-12T09:30:00Z' };

/** The words of the body of a Word file, without its marks. */
function bodyXml(file: Uint8Array): string {
  const part = readZip(file).find((entry) => entry.name === 'word/document.xml');
  if (part === undefined) throw new Error('The file has no body.');
  return new TextDecoder().decode(part.bytes);
}
const wordsOf = (xml: string): string => [...xml.matchAll(/<w:t(?:\s[^>]*)?>([^<]*)<\/w:t>/g)].map((match) => match[1]).join('');

test('the main job: start, send, take back, decide by keyboard, send again, find everything tomorrow', async ({ app, page }) => {
  test.setTimeout(180_000);
  const original = await readFile(AGREEMENT);

  // Start from a Word file.
  const start = await app.library.create();
  await start.chooseFile(AGREEMENT);
  await start.describe('Forecasting partnership', 'Northwind Analytics GmbH', 'Harbourline Systems Ltd');
  const workspace = await start.start();
  await workspace.goTo('10.2');
  await expect(workspace.outline.getByRole('option', { name: /10\.2/ })).toContainText('Limitation of Liability');
  await expect(workspace.counts).toHaveText(/^0 agreed \/ 0 open \/ \d+ untouched$/);

  // Change one clause and send it.
  await workspace.press('e');
  await page.getByRole('textbox', { name: /^Your text/ }).waitFor();
  await page.keyboard.type(' Gross negligence is never limited.');
  await page.keyboard.press('Control+Enter');
  await expect(workspace.counts).toContainText('1 open');
  const send = await workspace.send();
  await expect(page.getByRole('main')).toContainText('Gross negligence is never limited.');
  await send.produce();
  const redline = await send.save('redline');
  expect(bodyXml(redline)).toMatch(/<w:ins [^>]*w:author="Northwind Analytics GmbH"/);

  // The other side edits the very bytes we sent: three changes with tracking on, one silently.
  const returned = editBody(redline, (xml) => {
    const terms = replaceTracked(xml, 'claims or to willful misconduct', 'claims or to wilful default', BY_THEM);
    const audit = replaceTracked(terms, 'On reasonable notice', 'On 30 days’ notice', BY_THEM);
    const leads = replaceTracked(audit, 'Each Party shall pass qualified leads', 'Each Party may pass qualified leads', BY_THEM);
    return replaceUntracked(leads, 'continue for [NUMBER] years', 'continue for 2 years');
  });
  const file = await app.keep('return.docx', returned);

  // Take it back: the piles name what was silent.
  const afterSending = await send.back();
  const review = await afterSending.receive(file);
  const piles = await review.piles();
  expect(piles.tracked).toBe(3);
  expect(piles.untracked).toBe(1);
  expect(piles.removed).toBe(0);
  await expect(page.getByRole('main')).toContainText('Kim Ferris');
  const reviewed = await review.take();
  await expect(reviewed.counts).toContainText('4 open');

  // Decide by keyboard.
  await reviewed.goTo('11.3');
  await expect(reviewed.inspector).toContainText(/not tracked/i);
  await reviewed.press('r');
  await expect(page.getByText(/^Rejected: 11\.3/).first()).toBeVisible();
  await reviewed.goTo('8.3');
  await reviewed.press('a');
  await expect(page.getByText(/^Accepted: 8\.3/).first()).toBeVisible();
  await expect(reviewed.counts).toContainText('1 agreed');
  await reviewed.goTo('5.3');
  await reviewed.press('c');
  await page.getByRole('textbox', { name: /^Your text/ }).waitFor();
  await page.keyboard.type(' Each Party keeps a list of them.');
  await page.keyboard.press('Control+Enter');
  await expect(page.getByText(/^New text recorded: 5\.3/).first()).toBeVisible();

  // What was decided can be undone, and done again.
  await reviewed.press('Control+z');
  await reviewed.press('c');
  await page.getByRole('textbox', { name: /^Your text/ }).waitFor();
  await page.keyboard.type(' Each Party keeps a list of them.');
  await page.keyboard.press('Control+Enter');
  await expect(reviewed.counts).toContainText('1 agreed');

  // Send the answer; the clean copy holds what was decided, in the original's own package.
  const answer = await reviewed.send();
  await answer.produce();
  const clean = await answer.save('clean');
  const text = wordsOf(bodyXml(clean));
  expect(text).toContain('On 30 days’ notice');
  expect(text).toContain('Each Party keeps a list of them.');
  expect(text).toContain('continue for [NUMBER] years');
  expect(text).not.toContain('continue for 2 years');
  expect(bodyXml(clean)).not.toMatch(/<w:(ins|del|moveFrom|moveTo) /);
  const partOf = (bytes: Uint8Array, name: string): Uint8Array | undefined => readZip(bytes).find((entry) => entry.name === name)?.bytes;
  expect(partOf(clean, 'word/styles.xml')).toEqual(partOf(new Uint8Array(original), 'word/styles.xml'));
  expect(new Uint8Array(await readFile(AGREEMENT))).toEqual(new Uint8Array(original));
  const before = await (await answer.back()).counts.textContent();

  // Tomorrow morning.
  await app.restart();
  await app.library.ready();
  const again = await app.library.open('Forecasting partnership');
  await expect(again.counts).toHaveText(before ?? '');
  await again.to('Record');
  await expect(page.getByRole('table', { name: 'Record' })).toContainText('rejected the other side’s change');
});
