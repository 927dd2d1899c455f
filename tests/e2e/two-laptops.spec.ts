import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { expect, test } from './fixtures.ts';
import { startApp } from './running-app.ts';
import { picture, sample } from './states.ts';

const PASSPHRASE = 'plum orchard violin';
const SAMPLE = 'Sample: AI integration partnership';

/** Exports the sample, sealed when there is a passphrase; gives the bytes and the name the browser saves them under. */
async function exported(page: Page, passphrase = ''): Promise<{ readonly name: string; readonly bytes: Uint8Array }> {
  await page.getByRole('button', { name: `More for ${SAMPLE}` }).click();
  await page.getByRole('menuitem', { name: 'Export for another laptop…' }).click();
  if (passphrase !== '') {
    await page.getByLabel('Encrypt it with a passphrase of its own').check();
    await page.getByLabel('Passphrase for the file', { exact: true }).fill(passphrase);
    await page.getByLabel('The same passphrase, once more').fill(passphrase);
    await picture(page, 'export-copy');
  }
  const [download] = await Promise.all([page.waitForEvent('download'), page.getByRole('button', { name: 'Export', exact: true }).click()]);
  return { name: download.suggestedFilename(), bytes: await readFile(await download.path()) };
}

/** Two facts more: archived and brought back. */
async function goOn(page: Page): Promise<void> {
  await page.getByRole('button', { name: `More for ${SAMPLE}` }).click();
  await page.getByRole('menuitem', { name: 'Archive' }).click();
  await page.getByRole('button', { name: 'Undo' }).last().click();
  await expect(page.getByRole('button', { name: SAMPLE, exact: true })).toBeVisible();
}

async function choose(page: Page, path: string): Promise<void> {
  const [chooser] = await Promise.all([page.waitForEvent('filechooser'), page.getByRole('button', { name: 'Import…' }).click()]);
  await chooser.setFiles(path);
}

test('S21, S22: a whole negotiation goes to another laptop, sealed, and a second import overwrites nothing', async ({ app, page }) => {
  test.setTimeout(120_000);
  await sample(page);
  await page.goto(`${new URL(page.url()).origin}/#/library`);
  const { name, bytes } = await exported(page, PASSPHRASE);
  expect(name).toMatch(/internal copy\.parley-copy$/);
  expect(Buffer.from(bytes).toString('latin1')).not.toContain('manifest.json');
  const file = await app.keep(name, bytes);

  const folder = await mkdtemp(join(tmpdir(), 'parley-e2e-two-'));
  const other = await startApp(folder);
  try {
    await page.goto(other.address);
    await app.library.ready();
    await choose(page, file);
    await page.getByLabel('Passphrase of the file').fill('plum orchard viola');
    await page.keyboard.press('Enter');
    await expect(page.getByRole('alert')).toContainText('This is not the passphrase of this file.', { timeout: 30_000 });
    await page.getByLabel('Passphrase of the file').fill(PASSPHRASE);
    await page.keyboard.press('Enter');
    await expect(page.getByText('It is not on this computer yet.')).toBeVisible({ timeout: 30_000 });
    await picture(page, 'import-new');
    await page.getByRole('button', { name: 'Import', exact: true }).click();
    await app.library.open(SAMPLE);

    // The same again, and an older one.
    await page.goto(`${new URL(page.url()).origin}/#/library`);
    const plain = await app.keep('again.parley-copy', (await exported(page)).bytes);
    await choose(page, plain);
    await expect(page.getByText('Exactly this is here already.')).toBeVisible({ timeout: 30_000 });
    await page.getByRole('button', { name: 'Close' }).last().click();
    await goOn(page);
    const ahead = await app.keep('ahead.parley-copy', (await exported(page)).bytes);
    await choose(page, plain);
    await expect(page.getByText('What is here is newer.')).toBeVisible({ timeout: 30_000 });
    await page.getByRole('button', { name: 'Close' }).last().click();
    await goOn(page);
    const apart = await app.keep('apart.parley-copy', (await exported(page)).bytes);

    // Back on the first laptop: going on from what the second did.
    await app.restart();
    await app.library.ready();
    await choose(page, ahead);
    await expect(page.getByText('The file continues what is here.')).toBeVisible({ timeout: 30_000 });
    await page.getByRole('button', { name: 'Go on from the file' }).click();
    await expect(page.getByText(/now goes on from the file/).first()).toBeVisible();

    // Then both went on by themselves: the second one’s comes in beside, marked as a copy.
    await goOn(page);
    await choose(page, apart);
    await expect(page.getByText('Both went on separately.')).toBeVisible({ timeout: 30_000 });
    await picture(page, 'import-apart');
    await page.getByRole('button', { name: 'Import beside it' }).click();
    await expect(page.getByRole('row').filter({ hasText: SAMPLE })).toHaveCount(2);
    await expect(page.getByRole('row').filter({ has: page.getByText('copy', { exact: true }) })).toHaveCount(1);
    await picture(page, 'library-copy');
  } finally {
    await other.stop();
    await rm(folder, { recursive: true, force: true });
  }
});
