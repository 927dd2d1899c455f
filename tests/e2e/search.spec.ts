import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { openingDraft } from '../../resources/demo/apply-script.ts';
import { expect, test } from './fixtures.ts';
import { picture } from './states.ts';

const AGREEMENT = fileURLToPath(new URL('../../resources/templates/ai-integration-partnership-agreement.docx', import.meta.url));

test('N37: words are found in every negotiation, from the library and from the palette, and lead to their clause', async ({ app, page }) => {
  test.setTimeout(180_000);
  let start = await app.library.create();
  await start.chooseFile(AGREEMENT);
  await start.describe('First deal', 'Northwind Analytics GmbH', 'Harbourline Systems Ltd');
  let workspace = await start.start();
  await workspace.goTo('11.1');
  await workspace.press('m');
  await page.keyboard.type('Ask about the walrus clause.');
  await page.keyboard.press('Control+Enter');
  await expect(page.getByRole('article').getByText('Ask about the walrus clause.')).toBeVisible();
  await workspace.to('Library');
  await app.library.ready();
  start = await app.library.create();
  await start.chooseFile(await app.keep('Second.docx', openingDraft(await readFile(AGREEMENT))));
  await start.describe('Second deal', 'Calder Cloud SA', 'Harbourline Systems Ltd');
  workspace = await start.start();
  await workspace.to('Library');
  await app.library.ready();

  // In the library: by negotiation, with the words marked.
  await page.keyboard.press('/');
  await page.keyboard.type('CONFIDENTIAL information');
  const results = page.getByRole('region', { name: 'In clauses, comments and reasons' });
  await expect(results.getByRole('region', { name: 'First deal' })).toBeVisible();
  await expect(results.getByRole('region', { name: 'Second deal' })).toBeVisible();
  await expect(results.locator('mark').first()).toHaveText(/confidential/i);
  await expect(results.getByRole('status')).toHaveText(/^\d+ clauses in 2 negotiations$/);
  await picture(page, 'library-search');
  await page.getByRole('searchbox').fill('calder');
  await expect(page.getByRole('button', { name: 'Second deal', exact: true })).toBeVisible();
  await expect(page.getByRole('button', { name: 'First deal', exact: true })).toHaveCount(0);
  await page.getByRole('searchbox').fill('no such words');
  await expect(page.getByRole('heading', { name: 'No negotiation matches' })).toBeVisible();
  await page.getByRole('searchbox').fill('walrus');
  await results.getByRole('button', { name: /walrus/ }).press('Enter');
  await workspace.ready();
  await expect(page.getByRole('heading', { name: 'First deal', level: 1 })).toBeVisible();
  await expect(page.getByRole('article').getByText('Ask about the walrus clause.')).toBeVisible();

  // From inside one negotiation to a clause of another, by the palette.
  await page.keyboard.press('Control+k');
  await expect(page.locator('.palette-input')).toBeFocused();
  // As slowly as people type: what the first words find stays while more are typed.
  await page.keyboard.type('calder governing law', { delay: 120 });
  const found = page.getByRole('option').filter({ has: page.locator('mark') }).first();
  await expect(found).toBeVisible();
  await picture(page, 'palette-search');
  await page.keyboard.press('Enter');
  await workspace.ready();
  await expect(page.getByRole('heading', { name: 'Second deal', level: 1 })).toBeVisible();
});

test('the palette says where nothing is called so, and takes up again where something is', async ({ app, page }) => {
  await app.library.ready();
  await page.keyboard.press('Control+k');
  await page.keyboard.type('xyzzy', { delay: 40 });
  await expect(page.getByRole('status').filter({ hasText: 'Nothing is called that here.' })).toBeVisible();
  await picture(page, 'palette-nothing');
  await page.keyboard.press('Control+a');
  await page.keyboard.type('sett', { delay: 40 });
  await expect(page.getByText('Nothing is called that here.')).toHaveCount(0);
  await page.keyboard.press('Enter');
  await expect(page.getByRole('heading', { name: 'Settings', level: 1 })).toBeVisible();
});
