import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { expect, test } from './fixtures.ts';
import { photograph, picture } from './states.ts';

const AGREEMENT = fileURLToPath(new URL('../../resources/templates/ai-integration-partnership-agreement.docx', import.meta.url));

test('N68: the files of all negotiations stand under the library, newest first, to be saved again or to open their negotiation', async ({ app, page }) => {
  test.setTimeout(180_000);
  // Nothing is said of files where there are none.
  await app.library.ready();
  await expect(page.getByText('Recent files')).toHaveCount(0);
  let sent: Uint8Array = new Uint8Array();
  for (const name of ['First deal', 'Second deal']) {
    const start = await app.library.create();
    await start.chooseFile(AGREEMENT);
    await start.describe(name, 'Northwind Analytics GmbH', 'Harbourline Systems Ltd');
    const workspace = await start.start();
    const send = await workspace.send();
    await send.produce();
    sent = await send.save('redline');
    await (await send.back()).to('Library');
    await app.library.ready();
  }
  const files = page.getByRole('table', { name: 'Recent files' });
  await expect(files.getByRole('rowheader')).toHaveText([
    'Second deal - round 1 - redline.docx', 'Second deal - round 1 - clean.docx', 'ai-integration-partnership-agreement.docx',
    'First deal - round 1 - redline.docx', 'First deal - round 1 - clean.docx', 'ai-integration-partnership-agreement.docx',
  ]);
  await expect(files.getByRole('row').nth(1)).toContainText(/Northwind Analytics GmbH redline\s*Second deal Round 1/);
  await expect(files.getByRole('row').nth(3)).toContainText(/First text\s*Second deal Start/);
  await picture(page, 'library-recent-files');
  await page.setViewportSize({ width: 1920, height: 1080 });
  await picture(page, 'library-recent-files-wide');
  await page.setViewportSize({ width: 1280, height: 800 });
  const [again] = await Promise.all([page.waitForEvent('download'), files.getByRole('button', { name: 'Save Second deal - round 1 - redline.docx' }).click()]);
  expect(new Uint8Array(await readFile(await again.path()))).toEqual(new Uint8Array(sent));

  // What is looked for narrows them too; those of archived negotiations come only with these.
  await page.getByRole('searchbox').fill('First deal');
  await expect(files.getByRole('rowheader')).toHaveCount(3);
  await page.getByRole('searchbox').fill('');
  await page.getByRole('button', { name: 'More for Second deal' }).click();
  await page.getByRole('menuitem', { name: 'Archive' }).click();
  await expect(files.getByRole('rowheader')).toHaveCount(3);
  await page.getByLabel('Show archived').check();
  await expect(files.getByRole('rowheader')).toHaveCount(6);
  await page.getByLabel('Show archived').uncheck();

  // Folded away they stay so.
  await page.locator('summary', { hasText: 'Recent files' }).focus();
  await page.keyboard.press('Enter');
  await expect(files).toBeHidden();
  await page.reload();
  await app.library.ready();
  await expect(page.locator('summary', { hasText: 'Recent files' })).toBeVisible();
  await expect(files).toBeHidden();
  await page.locator('summary', { hasText: 'Recent files' }).click();

  // By name from anywhere.
  await page.keyboard.press('Control+k');
  await page.keyboard.type('round 1 clean', { delay: 40 });
  const option = page.getByRole('option', { name: /^First deal - round 1 - clean\.docx/ });
  await expect(option).toContainText('First deal, clean copy');
  await photograph(page, 'palette-recent-files');
  await option.click();
  await expect(page.getByRole('heading', { name: 'First deal', level: 1 })).toBeVisible();
  await page.goBack();
  await files.getByRole('button', { name: 'Open First deal' }).first().click();
  await expect(page.getByRole('heading', { name: 'First deal', level: 1 })).toBeVisible();
});
