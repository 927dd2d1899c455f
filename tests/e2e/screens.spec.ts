import { mkdir, readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import type { Page } from '@playwright/test';
import { counterpartReturn, openingDraft } from '../../resources/demo/apply-script.ts';
import { editParts, replaceUntracked } from '../../resources/demo/edit-return.ts';
import { ROUND_1, ROUND_2 } from '../../resources/demo/script.ts';
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
  test.setTimeout(480_000);
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
  await page.getByPlaceholder('Type what you want to do, a clause, or words of any text').waitFor();
  await show(page, 'palette');
  await page.keyboard.press('Escape');
  await page.keyboard.press('?');
  await page.getByRole('dialog', { name: 'Keys' }).waitFor();
  await show(page, 'keys');
  await page.keyboard.press('Escape');
  await page.keyboard.press('F1');
  await page.getByRole('dialog', { name: 'First steps' }).waitFor();
  await show(page, 'steps');
  await page.keyboard.press('Escape');
  await workspace.to('Readiness');
  await page.getByText('To settle before signing').waitFor({ timeout: 30_000 });
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

test('every screen of a negotiation under way', async ({ app, page }) => {
  test.setTimeout(480_000);
  const start = await app.library.create();
  await start.chooseFile(await app.keep('Partnership agreement.docx', openingDraft(await readFile(AGREEMENT))));
  await start.describe('Forecasting partnership', 'Northwind Analytics GmbH', 'Harbourline Systems Ltd');
  let workspace = await start.start();

  // Round 1 goes out; what comes back is tracked throughout.
  let send = await workspace.send();
  await send.produce();
  const first = counterpartReturn(await send.save('redline'), { ...ROUND_1, author: 'K. Ferris, Harbourline' });
  workspace = await send.back();
  let review = await workspace.receive(await app.keep('Partnership agreement - HL comments.docx', first));
  await show(page, 'review-tracked');
  workspace = await review.take();
  await workspace.goTo('3.3');
  await show(page, 'workspace-returned');
  await workspace.press('a');
  for (const [clause, key] of [['1.2', 'a'], ['8.2', 'a'], ['11.3', 'a'], ['5.3', 'r']] as const) {
    await workspace.goTo(clause);
    await workspace.press(key);
  }
  await workspace.goTo('10.2');
  await workspace.press('c');
  await page.getByRole('textbox', { name: /^Your text/ }).waitFor();
  await page.keyboard.type(' The cap is reviewed every year.');
  await show(page, 'workspace-countering');
  await page.keyboard.press('Control+Enter');

  // Round 3 goes out; what comes back has no tracking, changes an agreed clause and the footer.
  send = await workspace.send();
  await page.getByRole('article').first().waitFor();
  await send.leaveOutNames();
  await show(page, 'send');
  await send.produce();
  await show(page, 'sent');
  const silent = ROUND_2.exchanges.filter((exchange) => exchange.id !== 'r2-cap');
  const untracked = counterpartReturn(await send.save('redline'), { ...ROUND_2, exchanges: silent });
  const second = editParts(untracked, (name, xml) => (name === 'word/document.xml' ? replaceUntracked(xml, 'continue for 2 years', 'continue for 1 year') : xml));
  workspace = await send.back();
  review = await workspace.receive(await app.keep('Partnership agreement - HL final.docx', second));
  await show(page, 'review-silent');
  workspace = await review.take();
  await workspace.goTo('11.3');
  await page.getByRole('button', { name: 'History of this clause' }).click();
  await show(page, 'workspace-alarm');
  await workspace.to('Readiness');
  await show(page, 'readiness-alarm');
  await page.getByRole('button', { name: 'Back', exact: true }).click();
  await workspace.to('Compare');
  await page.getByRole('button', { name: 'Compare', exact: true }).click();
  await page.locator('.compared-line').first().waitFor();
  await show(page, 'compare');
  await page.getByRole('button', { name: 'Back', exact: true }).click();
  await workspace.to('Record');
  await show(page, 'record-full');
});
