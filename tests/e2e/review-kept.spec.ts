import { editBody, replaceUntracked } from '../../resources/demo/edit-return.ts';
import { expect, test } from './fixtures.ts';
import { ReceivePage } from './pages/receive-page.ts';
import { bundled, dropFile } from './states.ts';

test('a file that cannot be read, let go over a review, is refused and the review stays as far as it was', async ({ page }) => {
  test.setTimeout(120_000);
  const workspace = await bundled(page);
  const send = await workspace.send();
  await send.produce();
  const returned = (to: string): Uint8Array => editBody(redline, (xml) => replaceUntracked(xml, 'continue for [NUMBER] years', `continue for ${to} years`));
  const redline = await send.save('redline');
  await send.back();
  await dropFile(page, 'back.docx', returned('2'));
  const review = new ReceivePage(page);
  await review.ready();
  await review.clause('11.3').getByRole('radio', { name: 'Reject' }).click();
  await expect(review.chosen('Reject')).toHaveCount(1);
  await dropFile(page, 'photo.docx', new Uint8Array([1, 2, 3]));
  await expect(page.locator('.toast').filter({ hasText: 'The file is not a Word document' })).toBeVisible();
  await expect(page.getByRole('heading', { name: 'back.docx' })).toBeVisible();
  await expect(review.chosen('Reject')).toHaveCount(1);
  // Refused again as often, and another return takes its place.
  await dropFile(page, 'empty.docx', new Uint8Array());
  await expect(page.locator('.toast').filter({ hasText: 'The file is empty' })).toBeVisible();
  await dropFile(page, 'back again.docx', returned('3'));
  await expect(page.getByRole('heading', { name: 'back again.docx' })).toBeVisible();
  await expect(review.chosen('Reject')).toHaveCount(0);
  await review.clause('11.3').getByRole('radio', { name: 'Accept' }).click();
  // Also while the focus stands on a choice.
  await expect(review.chosen('Accept')).toBeFocused();
  const reviewed = await review.take();
  await expect(reviewed.counts).toContainText('1 agreed');
  await expect(page.locator('.toast').filter({ hasText: 'Taken in' })).toBeVisible();
});
