import { fileURLToPath } from 'node:url';
import { readFile } from 'node:fs/promises';
import type { Page } from '@playwright/test';
import { editBody, replaceUntracked } from '../../resources/demo/edit-return.ts';
import { expect, test } from './fixtures.ts';

const AGREEMENT = fileURLToPath(new URL('../../resources/templates/ai-integration-partnership-agreement.docx', import.meta.url));
const PAPER = fileURLToPath(new URL('../../test-results/screens/', import.meta.url));

/** Puts the page on paper as the browser's own printing does, keeps the pages, and gives the words that were drawn for it. */
async function printed(page: Page, name: string): Promise<string> {
  await page.evaluate(() => {
    window.addEventListener('beforeprint', () => (document.documentElement.dataset['paper'] = document.body.innerText), { once: true });
  });
  await page.pdf({ path: `${PAPER}${name}.pdf`, format: 'A4' });
  return page.evaluate(() => document.documentElement.dataset['paper'] ?? '');
}

/** How many pages a printed file has. */
const pagesOf = async (name: string): Promise<number> => (await readFile(`${PAPER}${name}.pdf`, 'latin1')).split(/\/Type\s*\/Page\b/).length - 1;

test('what is printed is the whole of it: the agreement, a comparison, the record', async ({ app, page }) => {
  test.setTimeout(120_000);
  const start = await app.library.create();
  await start.chooseFile(AGREEMENT);
  await start.describe('On paper', 'Northwind Analytics GmbH', 'Harbourline Systems Ltd');
  const workspace = await start.start();

  // The last clauses are far below what the window draws.
  await expect(workspace.document).not.toContainText('SCHEDULE G');
  const agreement = await printed(page, 'paper-agreement');
  expect(agreement).toContain('AI INTEGRATION PARTNERSHIP AGREEMENT');
  expect(agreement).toContain('SCHEDULE G');
  expect(await pagesOf('paper-agreement')).toBeGreaterThan(8);
  // Afterwards the window draws what is seen again.
  await expect(workspace.document).not.toContainText('SCHEDULE G');

  await workspace.to('Compare');
  const other = editBody(new Uint8Array(await readFile(AGREEMENT)), (xml) => replaceUntracked(xml, 'continue for [NUMBER] years', 'continue for 2 years'));
  const chooser = page.waitForEvent('filechooser');
  await page.getByRole('button', { name: 'Another Word file…' }).click();
  await (await chooser).setFiles(await app.keep('Other draft.docx', other));
  await page.getByRole('button', { name: 'Compare', exact: true }).click();
  await expect(page.getByText('1 changed place')).toBeVisible();
  await expect.poll(() => printed(page, 'paper-comparison')).toContain('SCHEDULE G');
  expect(await pagesOf('paper-comparison')).toBeGreaterThan(8);
  await page.getByRole('button', { name: 'Back', exact: true }).click();
  await workspace.ready();

  await workspace.to('Record');
  expect(await printed(page, 'paper-record')).toContain('Started the negotiation');
  expect(await pagesOf('paper-record')).toBeGreaterThanOrEqual(1);
});

test('a comparison read as a list is printed to its last change', async ({ app, page }) => {
  test.setTimeout(120_000);
  const start = await app.library.create();
  await start.chooseFile(AGREEMENT);
  await start.describe('On paper', 'Northwind Analytics GmbH', 'Harbourline Systems Ltd');
  await (await start.start()).to('Compare');
  const other = editBody(new Uint8Array(await readFile(AGREEMENT)), (xml) => xml.replaceAll(/(?<=<w:t[^>]*>[^<]*)\bthe\b/g, 'that'));
  const chooser = page.waitForEvent('filechooser');
  await page.getByRole('button', { name: 'Another Word file…' }).click();
  await (await chooser).setFiles(await app.keep('Other draft.docx', other));
  await page.getByRole('button', { name: 'Compare', exact: true }).click();
  await page.getByRole('radio', { name: 'List' }).click();
  const told = page.getByText(/^\d+ changes$/);
  const changes = Number.parseInt(await told.innerText(), 10);
  expect(changes).toBeGreaterThan(40);
  const drawn = await page.getByRole('article').count();
  expect(drawn).toBeLessThan(changes);
  await page.evaluate(() => {
    window.addEventListener('beforeprint', () => (document.documentElement.dataset['drawn'] = String(document.querySelectorAll('article').length)), { once: true });
  });
  await printed(page, 'paper-change-list');
  expect(Number(await page.evaluate(() => document.documentElement.dataset['drawn']))).toBe(changes);
  expect(await pagesOf('paper-change-list')).toBeGreaterThan(3);
  // Afterwards the window draws what is seen again.
  await expect(page.getByRole('article')).toHaveCount(drawn);
});
