import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { expect, test } from './fixtures.ts';
import { readZip } from '../../resources/demo/zip.ts';
import { ReceivePage } from './pages/receive-page.ts';
import { WorkspacePage } from './pages/workspace-page.ts';
import { startApp } from './running-app.ts';
import { picture, bundled } from './states.ts';

const PASSPHRASE = 'plum orchard violin';
const SAMPLE = 'AI integration partnership';

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
  await bundled(page);
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
    await expect(page.getByRole('row').filter({ has: page.getByRole('button', { name: SAMPLE, exact: true }) })).toHaveCount(2);
    await expect(page.getByRole('row').filter({ has: page.getByText('copy', { exact: true }) })).toHaveCount(1);
    await picture(page, 'library-copy');

    // Every screen of the copy is the copy’s, and the way back leads to it.
    await page.getByRole('row').filter({ has: page.getByText('copy', { exact: true }) }).getByRole('button', { name: SAMPLE, exact: true }).click();
    const workspace = new WorkspacePage(page);
    await workspace.ready();
    const address = page.url();
    for (const screen of ['Compare', 'Record', 'Readiness'] as const) {
      await workspace.to(screen);
      await page.getByRole('button', { name: 'Back' }).first().click();
      await workspace.ready();
      expect(page.url()).toBe(address);
    }
  } finally {
    await other.stop();
    await rm(folder, { recursive: true, force: true });
  }
});

test('N60 to N64: a bundle goes to the other side’s Parley and back, and Word alone can use it', async ({ app, page }) => {
  test.setTimeout(180_000);
  const workspace = await bundled(page);
  await workspace.goTo('10.2');
  await workspace.press('e');
  await page.getByRole('textbox', { name: /^Your text/ }).waitFor();
  await page.keyboard.type(' Gross negligence is never limited.');
  await page.keyboard.press('Control+Enter');
  await expect(workspace.counts).toContainText('1 open');
  const send = await workspace.send();
  await send.produce();
  await picture(page, 'sent-bundle');
  const sent = await bundleOf(page);
  expect(sent.name).toMatch(/round 1\.parley$/);

  // Word alone: unzip it, and the redline opens like every file Parley sends.
  const inside = readZip(sent.bytes);
  expect(inside.map((entry) => entry.name)).toEqual(['manifest.json', 'READ ME.txt', 'Redline.docx', 'Clean copy.docx', 'Issues list.docx', 'ledger.json']);
  const redline = inside.find((entry) => entry.name === 'Redline.docx')?.bytes ?? new Uint8Array();
  const body = readZip(redline).find((entry) => entry.name === 'word/document.xml')?.bytes;
  expect(new TextDecoder().decode(body)).toContain('Gross negligence is never limited.');
  const first = await app.keep('round 1.parley', sent.bytes);

  const folder = await mkdtemp(join(tmpdir(), 'parley-e2e-theirs-'));
  const other = await startApp(folder);
  try {
    await page.goto(other.address);
    await app.library.ready();
    await choose(page, first);
    await expect(page.getByText('It belongs to no negotiation here.')).toBeVisible({ timeout: 30_000 });
    await picture(page, 'import-bundle');
    await page.getByLabel('What you call it').fill('Their paper');
    await page.keyboard.press('Enter');
    const review = new ReceivePage(page);
    await review.ready();
    await expect(page.getByText('From the bundle of round 1: every hash and the chain of all rounds hold.')).toBeVisible();
    expect(await review.piles()).toEqual({ tracked: 1, untracked: 0, removed: 0, accepted: 0 });
    await picture(page, 'bundle-review');
    const theirs = await review.take();
    await theirs.goTo('10.2');
    await theirs.press('a');
    await expect(theirs.counts).toContainText('1 agreed');
    const answer = await theirs.send();
    await answer.produce();
    const second = await app.keep('round 2.parley', (await bundleOf(page)).bytes);

    // The same one again is refused where it was received, and in the library.
    await page.goto(`${new URL(page.url()).origin}/#/library`);
    await choose(page, first);
    await expect(page.getByText('It cannot be received in Their paper.')).toBeVisible({ timeout: 30_000 });
    await expect(page.getByText(/received before, as round 1/)).toBeVisible();

    await app.restart();
    await app.library.ready();
    const back = await app.library.open(SAMPLE);
    const returned = await back.receive(second);
    await expect(page.getByText(/^From the bundle of round 2/)).toBeVisible();
    expect(await returned.piles()).toMatchObject({ untracked: 0, removed: 0 });
    const done = await returned.take();
    await expect(done.counts).toContainText('1 agreed');
  } finally {
    await other.stop();
    await rm(folder, { recursive: true, force: true });
  }
});

/** The bundle of the round just produced, as the browser saves it. */
async function bundleOf(page: Page): Promise<{ readonly name: string; readonly bytes: Uint8Array }> {
  const [download] = await Promise.all([page.waitForEvent('download'), page.getByRole('button', { name: /Save….*\.parley$/ }).click()]);
  return { name: download.suggestedFilename(), bytes: await readFile(await download.path()) };
}
