import { fileURLToPath } from 'node:url';
import { editBody, replaceTracked, replaceUntracked } from '../../resources/demo/edit-return.ts';
import { expect, test } from './fixtures.ts';
import { ReceivePage } from './pages/receive-page.ts';
import { dropFile, picture } from './states.ts';

const AGREEMENT = fileURLToPath(new URL('../../resources/templates/ai-integration-partnership-agreement.docx', import.meta.url));
const BY_THEM = { author: 'Kim Ferris', date: '2026-03-12T09:30:00Z' };

test('many at once, by keyboard alone from the drop to the end: agreed clauses are named before they are taken along', async ({ app, page }) => {
  test.setTimeout(180_000);
  const start = await app.library.create();
  await start.chooseFile(AGREEMENT);
  await start.describe('Forecasting partnership', 'Northwind Analytics GmbH', 'Harbourline Systems Ltd');
  const workspace = await start.start();
  await workspace.goTo('11.3');
  await workspace.press('a');
  await expect(workspace.counts).toContainText('1 open');
  const send = await workspace.send();
  await send.produce();
  const sent = await send.save('redline');
  const first = editBody(sent, (xml) => {
    const audit = replaceTracked(xml, 'On reasonable notice', 'On 30 days’ notice', BY_THEM);
    const leads = replaceTracked(audit, 'Each Party shall pass qualified leads', 'Each Party may pass qualified leads', BY_THEM);
    return replaceTracked(leads, 'claims or to willful misconduct', 'claims or to wilful default', BY_THEM);
  });
  await send.back();

  // Dropped; from here on no mouse. The whole pile is selected and accepted, then taken back, then chosen one by one.
  await dropFile(page, 'return.docx', first);
  const review = new ReceivePage(page);
  await review.ready();
  await page.keyboard.press('Control+a');
  await expect(review.selected).toHaveText('3 clauses selected');
  await picture(page, 'review-bulk');
  await page.keyboard.press('a');
  await expect(review.chosen('Accept')).toHaveCount(3);
  await page.keyboard.press('Control+z');
  await expect(review.chosen('Accept')).toHaveCount(0);
  await page.keyboard.press('x');
  await page.keyboard.press('Shift+ArrowDown');
  await expect(review.selected).toHaveText('2 clauses selected');
  await page.keyboard.press('Escape');
  await page.keyboard.press('x');
  await page.keyboard.press('Shift+ArrowUp');
  await page.keyboard.press('a');
  await page.keyboard.press('j');
  await page.keyboard.press('j');
  await page.keyboard.press('x');
  await page.keyboard.press('r');
  await expect(review.chosen('Accept')).toHaveCount(2);
  await expect(review.chosen('Reject')).toHaveCount(1);
  const taken = await review.take();
  await expect(taken.counts).toContainText('3 agreed');
  await expect(taken.counts).toContainText('1 open');

  // The next file silently changes a clause that is agreed by now, and another one.
  const second = editBody(first, (xml) => replaceUntracked(replaceUntracked(xml, 'continue for [NUMBER] years', 'continue for 2 years'), 'that the law obliges it to disclose', 'that a court obliges it to disclose'));
  await dropFile(page, 'return-2.docx', second);
  await review.ready();
  await page.keyboard.press('Control+a');
  await page.keyboard.press('a');
  const named = page.getByRole('dialog', { name: '1 agreed clause among them' });
  await expect(named).toContainText('11.3 Duration');
  await picture(page, 'review-named');
  await page.keyboard.press('Tab');
  await expect(named.getByRole('button', { name: /^Accept: only the other/ })).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(named).toHaveCount(0);
  await expect(review.clause('11.3').getByRole('radio', { name: 'Decide later' })).toBeChecked();
  await expect(review.clause('11.2').getByRole('radio', { name: 'Accept' })).toBeChecked();
  const after = await review.take();
  await expect(after.counts).toContainText('4 agreed');
  await expect(after.counts).toContainText('1 reopened');

  // What was chosen for many is one step back, and told clause by clause.
  await page.keyboard.press('Control+z');
  await expect(after.counts).toContainText('2 agreed / 2 open / 1 reopened');
  await after.to('Record');
  await expect(page.getByRole('row').filter({ hasText: '11.2' }).first()).toContainText('accepted the other side’s text');
});
