import { mkdir } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import type { Page } from '@playwright/test';
import { expectAccessible, test } from './fixtures.ts';

const AGREEMENT = fileURLToPath(new URL('../../resources/templates/ai-integration-partnership-agreement.docx', import.meta.url));
const SHOTS = fileURLToPath(new URL('../../test-results/screens/', import.meta.url));

const THEMES = ['light', 'dark', 'contrast'] as const;

/** Shows a screen in every theme, checks its accessibility in each, and keeps a picture of it. */
async function show(page: Page, name: string): Promise<void> {
  await mkdir(SHOTS, { recursive: true });
  await page.getByRole('heading', { level: 1 }).or(page.getByRole('dialog')).first().waitFor();
  await page.evaluate(() => document.fonts.ready);
  const before = await page.evaluate(() => document.documentElement.dataset['theme'] ?? '');
  for (const theme of THEMES) {
    await page.evaluate((to) => {
      document.documentElement.dataset['theme'] = to;
    }, theme);
    await page.screenshot({ path: `${SHOTS}${name}-${theme}.png`, animations: 'disabled' });
    await expectAccessible(page, `${name} (${theme})`, theme === 'light' ? 'all' : 'contrast');
  }
  await page.evaluate((to) => {
    document.documentElement.dataset['theme'] = to;
  }, before);
}

test('every screen before the first round', async ({ app, page }) => {
  test.setTimeout(240_000);
  await page.getByRole('heading', { name: 'No negotiation yet' }).waitFor();
  await show(page, 'library-empty');
  const start = await app.library.create();
  await start.chooseFile(AGREEMENT);
  await start.describe('Forecasting partnership', 'Northwind Analytics GmbH', 'Harbourline Systems Ltd');
  await page.getByText('How it was split').waitFor({ timeout: 30_000 });
  await show(page, 'new');
  const workspace = await start.start();
  await workspace.goTo('Limitation');
  await show(page, 'workspace-fresh');
  await workspace.press('e');
  await page.getByRole('textbox', { name: /^Your text/ }).waitFor();
  await page.keyboard.type(' This cap does not apply to gross negligence.');
  await show(page, 'workspace-editing');
  await page.keyboard.press('Control+Enter');
  await page.getByText(/^New text recorded/).first().waitFor();
  await workspace.press('i');
  await show(page, 'workspace-inline');
  await page.keyboard.press('Control+k');
  await page.getByPlaceholder('Type what you want to do, or a clause').waitFor();
  await show(page, 'palette');
  await page.keyboard.press('Escape');
  await page.keyboard.press('?');
  await page.getByRole('dialog', { name: 'Keys' }).waitFor();
  await show(page, 'keys');
  await page.keyboard.press('Escape');
  await workspace.to('Readiness');
  await show(page, 'readiness');
  await page.getByRole('button', { name: 'Back', exact: true }).click();
  await workspace.to('Record');
  await show(page, 'record');
  await page.getByRole('button', { name: 'Back', exact: true }).click();
  await workspace.to('Settings');
  await show(page, 'settings');
  await page.getByRole('button', { name: 'Library' }).click();
  await app.library.ready();
  await show(page, 'library');
});
