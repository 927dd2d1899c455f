import { readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from './fixtures.ts';
import { picture, bundled } from './states.ts';

test('S18: a damaged record says what happened, shows what could be rescued, and is repaired by one action', async ({ app, page }) => {
  const workspace = await bundled(page);
  const place = new URL(page.url()).hash;
  const [id = ''] = await readdir(join(app.folder, 'negotiations'));
  const log = join(app.folder, 'negotiations', id, 'log.jsonl');
  const bytes = await readFile(log);
  bytes.fill(0, 100, 200);
  await app.restart();
  await app.library.ready();
  await writeFile(log, bytes);
  await page.goto(`${new URL(page.url()).origin}/${place}`);
  await workspace.ready();
  await expect(page.getByText(/is damaged.*A copy kept on/).first()).toBeVisible();
  await expect(page.getByRole('button', { name: 'Send…' })).toBeDisabled();
  await picture(page, 'damaged-repair');
  await page.getByRole('button', { name: /^Repair, and go on from/ }).click();
  await expect(page.getByText(/^The record was repaired/).first()).toBeVisible();
  await expect(page.getByRole('button', { name: 'Send…' })).toBeEnabled();
  expect((await readdir(join(app.folder, 'negotiations', id))).some((name) => name.startsWith('log.jsonl.corrupt-'))).toBe(true);
});
