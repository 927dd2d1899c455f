import { expect, test } from './fixtures.ts';
import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { answer, bundled, dropFile, picture } from './states.ts';

const AGREEMENT = fileURLToPath(new URL('../../resources/templates/ai-integration-partnership-agreement.docx', import.meta.url));

test('a negotiation open elsewhere is read-only, and one with a torn log says what was kept', async ({ page }) => {
  const workspace = await bundled(page);
  await answer(page, 'negotiation.open', (value) => ({ ok: true, value: { ...value, readOnly: 'Parley is open in another window.', messages: ['The last line of the record was incomplete and was set aside. Everything before it is here.'] } }));
  await page.reload();
  await workspace.ready();
  await workspace.goTo('10.2');
  await expect(page.getByText('Parley is open in another window.')).toBeVisible();
  await expect(page.getByRole('button', { name: 'Agree to this text' })).toBeDisabled();
  await expect(page.getByRole('button', { name: 'Send…' })).toBeDisabled();
  await picture(page, 'read-only');
});

test('a full disk refuses a decision, and the screen shows what is saved', async ({ page }) => {
  const workspace = await bundled(page);
  await workspace.goTo('10.2');
  await page.route('**/rpc/negotiation.command', (route) =>
    route.fulfill({ json: { ok: false, error: { code: 'disk.full', message: 'The disk is full. This decision was not saved.', remedy: 'Free some space and decide again. Everything before it is safe.' } } }),
  );
  await workspace.press('a');
  await expect(page.getByText('The disk is full. This decision was not saved.').first()).toBeVisible();
  await expect(workspace.counts).toContainText('0 agreed');
  await picture(page, 'disk-full');
});

test('a negotiation that cannot be opened says why and leads back', async ({ app, page }) => {
  await bundled(page);
  await answer(page, 'negotiation.open', () => ({ ok: false, error: { code: 'log.damaged', message: 'The record of this negotiation is damaged.', remedy: 'Nothing was changed. A copy from before is in its folder.' } }));
  await page.reload();
  await expect(page.getByRole('alert')).toContainText('The record of this negotiation is damaged.');
  await picture(page, 'damaged');
  await page.getByRole('button', { name: 'Library' }).click();
  await app.library.ready();
});

test('long work shows that it goes on, and can be cancelled', async ({ app, page }) => {
  await app.library.ready();
  // The work goes on for as long as the person looks at it, however slow the computer is.
  let release = (): void => undefined;
  const cancelled = new Promise<void>((resolve) => (release = resolve));
  await page.route('**/rpc/document.preview', async (route) => {
    await cancelled;
    await route.continue().catch(() => undefined);
  });
  await app.library.create();
  await expect(page.getByRole('status', { name: 'Reading the file' })).toBeVisible();
  await expect(page.getByRole('region', { name: 'What was read' })).toHaveText('Reading…');
  await picture(page, 'importing');
  await page.getByRole('button', { name: 'Cancel' }).click();
  await expect(page.getByRole('status', { name: 'Reading the file' })).toBeHidden();
  release();
});

test('what a person types as the name is never mixed with a name that is suggested late', async ({ app, page }) => {
  await app.library.ready();
  let release = (): void => undefined;
  const typed = new Promise<void>((resolve) => (release = resolve));
  await page.route('**/rpc/templates.list', async (route) => {
    await typed;
    await route.continue();
  });
  await app.library.create();
  const name = page.getByLabel('Name of the negotiation');
  await name.focus();
  await page.keyboard.press('Control+a');
  release();
  await expect(page.getByRole('region', { name: 'What was read' }).locator('h2').first()).toBeVisible({ timeout: 30_000 });
  await expect(name).toHaveValue('');
  await page.keyboard.type('Annex 1');
  await expect(name).toHaveValue('Annex 1');
});

test('a name that was only looked at takes what is suggested', async ({ app, page }) => {
  await app.library.ready();
  await app.library.create();
  const name = page.getByLabel('Name of the negotiation');
  await expect(name).toHaveValue('AI Integration Partnership Agreement');
  await name.focus();
  await page.keyboard.press('Tab');
  await page.getByRole('button', { name: /^Choose a/ }).waitFor();
  await dropFile(page, 'Supply of turbines.docx', await readFile(AGREEMENT));
  await expect(name).toHaveValue('Supply of turbines');
});

test('a clause can be added, and taken back, without the mouse', async ({ page }) => {
  const workspace = await bundled(page);
  await workspace.goTo('10.2');
  await page.keyboard.press('Control+k');
  await page.keyboard.type('Add a clause');
  await page.keyboard.press('Enter');
  await page.getByRole('dialog').waitFor();
  await page.keyboard.press('Tab');
  await page.getByLabel('Heading').fill('Insurance');
  await page.getByLabel('Text', { exact: true }).fill('Each Party keeps liability insurance of at least EUR 2,000,000.');
  await picture(page, 'insert');
  await page.getByRole('button', { name: 'Propose this clause' }).press('Enter');
  await expect(workspace.counts).toContainText('1 open');
  await expect(workspace.inspector).toContainText('Insurance');
  await page.keyboard.press('Control+z');
  await expect(workspace.counts).toContainText('0 open');
});

test('a clause can be split where another begins, and merged again, without the mouse', async ({ page }) => {
  const workspace = await bundled(page);
  await workspace.goTo('10.2');
  const palette = async (words: string): Promise<void> => {
    await page.keyboard.press('Control+k');
    await page.keyboard.type(words);
    await page.keyboard.press('Enter');
  };
  await palette('Split this clause');
  await page.getByRole('dialog').waitFor();
  await page.getByRole('radio').nth(1).focus();
  await page.keyboard.press('Space');
  await picture(page, 'split');
  await page.getByRole('button', { name: 'Split here' }).press('Enter');
  await expect(page.getByRole('dialog')).toHaveCount(0);
  await expect(page.getByText('Split: 10.2').first()).toBeVisible();
  await workspace.goTo('10.2');
  await palette('Merge with the clause');
  await expect(page.getByText(/Merged: .* is now part of 10\.2/).first()).toBeVisible();
});

test('single keys rest while typing and can be turned off', async ({ page }) => {
  const workspace = await bundled(page);
  await workspace.goTo('10.2');
  await page.getByLabel('Reason').fill('a');
  await expect(workspace.counts).toContainText('0 agreed / 0 open');
  await workspace.to('Settings');
  await page.getByLabel(/^Single keys/).uncheck();
  await page.goBack();
  await page.getByRole('button', { name: 'Library' }).click();
  await page.keyboard.press('?');
  await expect(page.getByRole('dialog')).toHaveCount(0);
});

test('where no folder can be shown, the settings say where the data is to be found', async ({ page }) => {
  await answer(page, 'app.info', (value) => ({ ok: true, value: { ...value, canReveal: false } }));
  await page.reload();
  await page.getByRole('button', { name: 'Settings' }).click();
  await expect(page.getByText(/^Parley cannot show the folder from here/)).toBeVisible();
  await expect(page.getByRole('button', { name: 'Show the data folder' })).toHaveCount(0);
});
