import { expect, test } from './fixtures.ts';
import { WorkspacePage } from './pages/workspace-page.ts';
import { picture } from './states.ts';

test('the sample is a negotiation under way: something of everything to look at, and all of it can be tried', async ({ app, page }) => {
  test.setTimeout(180_000);
  await page.getByRole('button', { name: 'Look around in a sample' }).click();
  const workspace = new WorkspacePage(page);
  await workspace.outline.waitFor({ timeout: 90_000 });
  await expect(workspace.counts).toHaveText('5 agreed / 4 open / 1 reopened / 45 untouched');
  await expect(workspace.inspector).toContainText('4 clauses are ours to answer and 1 agreed clause was changed');
  await picture(page, 'sample');
  await workspace.inspector.getByRole('button', { name: 'Go to the first change' }).click();
  await expect(workspace.inspector).toContainText('1.3 Partnership Tiers');

  // An agreed clause changed behind our back, what is held back, what was given for what, and what was said.
  await workspace.goTo('8.2');
  await expect(workspace.inspector).toContainText('Not tracked');
  await expect(workspace.inspector.getByRole('button', { name: 'Keep the agreed text' })).toBeEnabled();
  await picture(page, 'sample-alarm');

  // N67: what was agreed and reads otherwise now, clause by clause.
  await workspace.to('Compare');
  await page.getByRole('button', { name: 'Since last agreed' }).click();
  const changed = page.getByRole('region', { name: 'Since last agreed' });
  await expect(page.getByText('1 clause changed since it was agreed, 5 as agreed, 49 never agreed')).toBeVisible();
  await expect(changed.getByRole('article')).toHaveCount(1);
  await expect(changed.getByRole('article')).toContainText('Harbourline Systems Ltd now');
  await expect(changed.locator('ins, del').first()).toBeVisible();
  await changed.focus();
  await page.keyboard.press('j');
  await expect(changed.locator('[aria-current="true"]')).toHaveCount(1);
  await expect(page.getByText('1 of 1 clause')).toBeVisible();
  await picture(page, 'compare-agreed');
  await page.keyboard.press('i');
  await expect(page.getByRole('radio', { name: 'Inline' })).toBeChecked();
  await picture(page, 'compare-agreed-inline');
  await changed.getByRole('button', { name: 'Go to the clause' }).click();
  await workspace.ready();
  await expect(workspace.inspector).toContainText('8.2');
  await workspace.goTo('12.3');
  await expect(workspace.inspector.getByRole('button', { name: 'Let our proposal go out' }).first()).toBeVisible();
  await workspace.goTo('1.2');
  await expect(workspace.inspector).toContainText('Given for 11.3');
  await workspace.goTo('10.2');
  await expect(workspace.inspector).toContainText('One million is where we stop.');

  // The second document of the deal, and both of them in the library.
  await page.getByRole('button', { name: /^Documents of the deal Sample: forecasting partnership/ }).click();
  await page.getByRole('menuitem', { name: /Annex on data protection/ }).click();
  await expect(page.getByRole('heading', { level: 1, name: 'Sample: Annex on data protection' })).toBeVisible();
  await workspace.to('Library');
  await app.library.ready();
  await expect(page.getByRole('rowheader', { name: /Sample: forecasting partnership/ })).toContainText('2 documents');
  await picture(page, 'sample-library');
});

test('making the sample can be stopped, and leaves nothing behind', async ({ app, page }) => {
  // However slow the page is, the work is not over before the word to stop it has been given.
  const asked = page.waitForRequest('**/rpc/jobs.cancel');
  await page.route('**/rpc/library.sample', async (route) => {
    await asked;
    await route.continue();
  });
  await page.getByRole('button', { name: 'Look around in a sample' }).click();
  await page.getByRole('button', { name: 'Cancel' }).click();
  await expect(page.getByText('Cancelled.').first()).toBeVisible({ timeout: 60_000 });
  await app.library.ready();
  await expect(page.getByRole('heading', { name: 'No negotiation yet' })).toBeVisible();
});
