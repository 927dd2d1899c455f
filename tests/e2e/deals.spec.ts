import { fileURLToPath } from 'node:url';
import type { Locator, Page, Route } from '@playwright/test';
import { expect, test, type App } from './fixtures.ts';
import { photograph, picture } from './states.ts';
import type { WorkspacePage } from './pages/workspace-page.ts';

const AGREEMENT = fileURLToPath(new URL('../../resources/templates/ai-integration-partnership-agreement.docx', import.meta.url));

async function start(app: App, name: string): Promise<WorkspacePage> {
  const fresh = await app.library.create();
  await fresh.chooseFile(AGREEMENT);
  await fresh.describe(name, 'Northwind Analytics GmbH', 'Harbourline Systems Ltd');
  return fresh.start();
}

const menu = async (page: Page, of: string, item: string): Promise<void> => {
  await page.getByRole('button', { name: `More for ${of}`, exact: true }).click();
  await page.getByRole('menuitem', { name: item }).click();
};
const head = (page: Page): Locator => page.getByRole('rowheader', { name: /Northern deal/ });

/** Lets a check of the deal be answered only by cancelling that very check. */
async function heldUntilCancelled(page: Page): Promise<{ readonly free: () => Promise<void> }> {
  const jobOf = (route: Route): unknown => {
    const body: unknown = route.request().postDataJSON();
    return typeof body === 'object' && body !== null && 'jobId' in body ? body.jobId : undefined;
  };
  const waiting: Route[] = [];
  await page.route('**/rpc/deal.readiness', (route) => void waiting.push(route));
  await page.route('**/rpc/jobs.cancel', async (route) => {
    for (const held of waiting.filter((one) => jobOf(one) === jobOf(route))) await held.fulfill({ json: { ok: false, error: { code: 'job.cancelled', message: 'Cancelled.', remedy: 'Nothing was changed.' } } });
    await route.continue();
  });
  return {
    free: async () => {
      await page.unroute('**/rpc/deal.readiness');
      await page.unroute('**/rpc/jobs.cancel');
    },
  };
}

test('N45 to N47: two documents are put into one deal, switched between, judged and sent together, and taken apart again', async ({ app, page }) => {
  test.setTimeout(240_000);
  const library = `${new URL(page.url()).origin}/#/library`;
  await start(app, 'Agreement');
  await page.goto(library);
  await start(app, 'Annex 1');
  await page.goto(library);
  await app.library.ready();

  await menu(page, 'Annex 1', 'Put into a deal…');
  const dialog = page.getByRole('dialog', { name: 'Put Annex 1 into a deal' });
  await dialog.getByLabel('Together with').selectOption({ label: 'Agreement' });
  await dialog.getByLabel('Name of the deal').fill('Northern deal');
  await picture(page, 'deal-dialog');
  await dialog.getByRole('button', { name: 'Put together' }).click();
  await expect(head(page)).toContainText('2 documents · 0 of 2 agreed');
  await picture(page, 'library-deal');

  // From one to the other, by the head and by the palette.
  const workspace = await app.library.open('Agreement');
  await page.getByRole('button', { name: 'Documents of the deal Northern deal, 0 of 2 agreed' }).click();
  await expect(page.getByRole('menuitem', { name: /Annex 1.*Not sent yet · 55 not agreed/ })).toBeVisible();
  await photograph(page, 'deal-switcher');
  await page.getByRole('menuitem', { name: /Annex 1/ }).click();
  await expect(page.getByRole('heading', { level: 1, name: 'Annex 1' })).toBeVisible();
  await workspace.ready();
  await page.keyboard.press('Control+k');
  await expect(page.locator('.palette-input')).toBeFocused();
  await page.keyboard.type('Go to Agreement');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('heading', { level: 1, name: 'Agreement' })).toBeVisible();
  await workspace.ready();

  // Out of it and into it again without leaving the document.
  await page.keyboard.press('Control+k');
  await page.keyboard.type('Take out of the deal');
  await page.keyboard.press('Enter');
  await expect(page.getByText('Agreement is out of the deal').first()).toBeVisible();
  await page.getByRole('button', { name: 'Parties, names, deadlines, deal' }).click();
  const about = page.getByRole('dialog', { name: 'About this negotiation' });
  await about.getByText('Signed alone.').scrollIntoViewIfNeeded();
  await picture(page, 'about-deal');
  await about.getByRole('button', { name: 'Put into a deal…' }).click();
  const again = page.getByRole('dialog', { name: 'Put Agreement into a deal' });
  await again.getByLabel('Name of the deal').fill('Northern deal');
  await again.getByRole('button', { name: 'Put together' }).click();
  await expect(page.getByRole('button', { name: 'Documents of the deal Northern deal, 0 of 2 agreed' })).toBeVisible();

  // One readiness, which can be stopped; no signature copy of one alone.
  const checks = await heldUntilCancelled(page);
  await workspace.to('Readiness');
  const readiness = page.getByRole('region', { name: 'The whole deal' });
  await readiness.getByRole('button', { name: 'Cancel' }).click();
  await expect(readiness).toContainText('Not every document of the deal was checked.');
  await checks.free();
  await readiness.getByRole('button', { name: 'Check the whole deal' }).click();
  await expect(readiness).toContainText('0 of 2 documents of the deal can be signed', { timeout: 30_000 });
  await expect(readiness.getByRole('button', { name: /Annex 1.*55 clauses not agreed/ })).toBeVisible();
  await picture(page, 'deal-readiness');
  await page.getByRole('button', { name: 'Back' }).first().click();
  const send = await workspace.send();
  await expect(page.getByText('“Annex 1” of the same deal is with you too (not sent yet): unless it is sent as well, they read this document without it.')).toBeVisible({ timeout: 30_000 });
  await page.getByRole('button', { name: 'Signature copy…' }).click();
  await expect(page.getByText(/1 other document of the deal not ready/)).toBeVisible({ timeout: 60_000 });
  await picture(page, 'deal-signature');
  await page.getByRole('button', { name: 'Go to Annex 1' }).click();
  await expect(readiness).toBeVisible();
  await page.goto(library);
  await (await app.library.open('Agreement')).send();
  await send.produce();
  await page.goto(library);
  await app.library.ready();

  // Taken out and back; deleted, it is missing, and can be taken off.
  await menu(page, 'Annex 1', 'Take out of the deal');
  await expect(head(page)).toHaveCount(0);
  await page.getByRole('button', { name: 'Undo' }).first().click();
  await expect(head(page)).toBeVisible();
  await menu(page, 'the deal Northern deal', 'Rename the deal…');
  await page.getByRole('dialog').getByLabel('Name').fill('The Northern deal');
  await page.keyboard.press('Enter');
  await expect(head(page)).toContainText('The Northern deal');
  await menu(page, 'Annex 1', 'Delete');
  await expect(head(page)).toContainText('Annex 1 is not on this computer');
  await picture(page, 'library-deal-missing');
  await menu(page, 'the deal The Northern deal', 'Take Annex 1 off the deal');
  await expect(head(page)).toHaveCount(0);
  await expect(page.getByRole('button', { name: 'Agreement', exact: true })).toBeVisible();
});
