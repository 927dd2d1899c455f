import { expect, test } from './fixtures.ts';
import { bundled } from './states.ts';

test('what was deleted or archived comes back by key, also when the message that offers it has gone', async ({ app, page }) => {
  const workspace = await bundled(page, 'Kept deal');
  await workspace.to('Library');
  await app.library.ready();
  const row = page.getByRole('button', { name: 'Kept deal', exact: true });
  const message = page.locator('.toast');
  const step = async (name: string): Promise<void> => {
    await page.getByRole('button', { name: 'More for Kept deal' }).click();
    await page.getByRole('menuitem', { name }).click();
    await expect(row).toHaveCount(0);
  };
  await step('Delete');
  await expect(message).toContainText('Kept deal is deleted');
  await message.getByRole('button', { name: 'Dismiss' }).click();
  await expect(message).toHaveCount(0);
  await page.keyboard.press('Control+z');
  await expect(row).toBeVisible();
  await expect(message).toContainText('Kept deal is back');
  expect(await page.evaluate(() => document.activeElement?.tagName)).not.toBe('BODY');
  await step('Archive');
  await page.keyboard.press('Control+k');
  await page.keyboard.type('undo', { delay: 40 });
  await page.getByRole('option', { name: /^Undo the last step/ }).click();
  await expect(row).toBeVisible();
});
