import { fileURLToPath } from 'node:url';
import { expect, test } from './fixtures.ts';
import { answer, picture, bundled } from './states.ts';

const AGREEMENT = fileURLToPath(new URL('../../resources/templates/ai-integration-partnership-agreement.docx', import.meta.url));

test('messages take room of their own: they cover neither text nor buttons, and an outdated undo is gone', async ({ page }) => {
  const workspace = await bundled(page);
  await workspace.goTo('10.2');
  await workspace.press('a');
  const message = page.locator('.toast');
  await expect(message).toHaveCount(1);
  const screen = await page.locator('.window-screen').boundingBox();
  const line = await message.boundingBox();
  expect(line?.y ?? 0).toBeGreaterThanOrEqual((screen?.y ?? 0) + (screen?.height ?? 0) - 0.5);
  await picture(page, 'message');
  await workspace.goTo('8.2');
  await workspace.press('a');
  await expect(message).toHaveCount(1);
  await expect(message).toContainText('8.2');
  await message.getByRole('button', { name: 'Undo' }).click();
  await expect(message).toHaveCount(1);
  await expect(message.getByRole('button', { name: 'Undo' })).toHaveCount(0);
  await expect(workspace.counts).toContainText('1 open');
});

test('a window that may not write offers nothing that writes, and says why', async ({ app, page }) => {
  const why = 'Parley is open in another window.';
  await bundled(page);
  await answer(page, 'app.info', (value) => ({ ok: true, value: { ...value, readOnly: why } }));
  await page.reload();
  for (const name of ['Send…', 'Receive…']) await expect(page.getByRole('button', { name })).toHaveAttribute('aria-description', why);
  await page.keyboard.press('Control+k');
  await page.keyboard.type('Send');
  await expect(page.getByRole('option', { name: 'Send', exact: true })).toHaveCount(0);
  await page.keyboard.press('Escape');
  await page.getByRole('button', { name: 'Library' }).click();
  await app.library.ready();
  const create = page.getByRole('button', { name: 'New negotiation' });
  await expect(create).toBeDisabled();
  await expect(create).toHaveAttribute('aria-description', why);
  await create.focus();
  await page.keyboard.press('Enter');
  await page.keyboard.press('Control+n');
  await app.library.ready();
  await page.getByRole('button', { name: /^More for/ }).click();
  for (const name of ['Duplicate', 'Archive', 'Delete']) await expect(page.getByRole('menuitem', { name })).toBeDisabled();
  await page.keyboard.press('Escape');
  await picture(page, 'read-only-library');
});

test('a table of many columns stays readable in a narrow redline', async ({ app, page }) => {
  await page.setViewportSize({ width: 1024, height: 700 });
  const start = await app.library.create();
  await start.chooseFile(AGREEMENT);
  await start.describe('Tables', 'A', 'B');
  const workspace = await start.start();
  await workspace.press('i');
  await workspace.goTo('3.1');
  const cells = workspace.document.locator('.cells > div');
  await expect(cells.first()).toBeVisible();
  const widths = await cells.evaluateAll((all) => all.map((cell) => cell.getBoundingClientRect().width));
  expect(Math.min(...widths)).toBeGreaterThanOrEqual(95);
  await picture(page, 'narrow-table');
});
