import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from './fixtures.ts';
import { picture, bundled } from './states.ts';

const PASSPHRASE = 'plum orchard violin';

test('S14, S16: a passphrase is set, asked for the next morning, and removed again', async ({ app, page }) => {
  test.setTimeout(120_000);
  await bundled(page);
  await page.goto(`${new URL(page.url()).origin}/#/settings`);
  await page.getByRole('button', { name: 'Set a passphrase…' }).click();
  await page.getByLabel('New passphrase', { exact: true }).fill(PASSPHRASE);
  await page.getByLabel('New passphrase, once more').fill(PASSPHRASE);
  await picture(page, 'passphrase-set');
  await page.getByRole('button', { name: 'Encrypt everything' }).click();
  await expect(page.getByText('Everything in the data folder is encrypted')).toBeVisible({ timeout: 30_000 });
  await picture(page, 'passphrase-settings');
  const [id = ''] = await readdir(join(app.folder, 'negotiations'));
  expect(await readFile(join(app.folder, 'negotiations', id, 'log.jsonl'), 'latin1')).not.toContain('negotiation-created');

  await app.restart();
  await expect(page.getByRole('heading', { name: 'Parley is locked' })).toBeVisible();
  await expect(page.getByLabel('Passphrase')).toBeFocused();
  await page.getByLabel('Passphrase').fill('plum orchard viola');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('alert')).toContainText('This is not the passphrase of this data folder.', { timeout: 30_000 });
  await picture(page, 'locked-wrong');
  await page.getByLabel('Passphrase').fill(PASSPHRASE);
  await page.keyboard.press('Enter');
  await app.library.ready();

  await page.goto(`${new URL(page.url()).origin}/#/settings`);
  await page.getByRole('button', { name: 'Remove…' }).click();
  await page.getByLabel('Passphrase until now').fill(PASSPHRASE);
  await page.keyboard.press('Enter');
  await expect(page.getByText('The data folder is not encrypted')).toBeVisible({ timeout: 30_000 });
});
