import { expect, test } from './fixtures.ts';
import { picture, bundled } from './states.ts';

/** A day so many days from the one it is here. */
function dayFromToday(days: number): string {
  const day = new Date();
  day.setDate(day.getDate() + days);
  return [String(day.getFullYear()), String(day.getMonth() + 1).padStart(2, '0'), String(day.getDate()).padStart(2, '0')].join('-');
}

test('N42: deadlines are set, said in the workspace and the library, overdue in words, and undone', async ({ app, page }) => {
  const workspace = await bundled(page);
  await page.getByRole('button', { name: 'Parties, names, deadlines, deal' }).click();
  const dialog = page.getByRole('dialog', { name: 'About this negotiation' });
  await dialog.getByLabel('For the deal: day').fill(dayFromToday(10));
  await dialog.getByRole('button', { name: 'Set: For the deal' }).click();
  await expect(dialog.getByText('in 10 days')).toBeVisible();
  await dialog.getByLabel('For this round: day').fill(dayFromToday(-3));
  await dialog.getByRole('radiogroup', { name: 'For this round: who owes' }).getByRole('radio').nth(1).click();
  await dialog.getByRole('button', { name: 'Set: For this round' }).click();
  await expect(dialog.getByText('overdue by 3 days')).toBeVisible();
  await picture(page, 'deadlines');
  await dialog.getByRole('button', { name: 'Close' }).click();
  await expect(dialog).toHaveCount(0);
  await expect(page.getByRole('button', { name: /overdue by 3 days$/ })).toBeVisible();
  await workspace.to('Library');
  await app.library.ready();
  await expect(page.getByRole('row').filter({ hasText: 'overdue by 3 days' })).toHaveCount(1);
  await picture(page, 'library-overdue');
  const again = await app.library.open('AI integration partnership');
  await again.document.focus();
  await page.keyboard.press('Control+z');
  await expect(page.locator('.toast')).toContainText(/^Undone: Party B has until .* for this round/);
  await expect(page.getByRole('button', { name: /in 10 days$/ })).toBeVisible();
  await again.to('Record');
  await expect(page.getByRole('row').filter({ hasText: /has until .* for the deal/ })).toHaveCount(1);
});
