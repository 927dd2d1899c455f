import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import type { Locator } from '@playwright/test';
import { editBody, replaceUntracked } from '../../resources/demo/edit-return.ts';
import { readZip } from '../../resources/demo/zip.ts';
import { expect, test } from './fixtures.ts';
import { ReceivePage } from './pages/receive-page.ts';
import { bundled, dropFile, picture } from './states.ts';

const AGREEMENT = fileURLToPath(new URL('../../resources/templates/ai-integration-partnership-agreement.docx', import.meta.url));

test('two versions side by side, inline and as a list; from change to change by keyboard; saved as a redline', async ({ app, page }) => {
  test.setTimeout(180_000);
  const start = await app.library.create();
  await start.chooseFile(AGREEMENT);
  await start.describe('Compared', 'Northwind Analytics GmbH', 'Harbourline Systems Ltd');
  const workspace = await start.start();
  await workspace.to('Compare');
  const other = editBody(new Uint8Array(await readFile(AGREEMENT)), (xml) => replaceUntracked(replaceUntracked(xml, 'continue for [NUMBER] years', 'continue for 2 years'), 'On reasonable notice', 'On 30 days’ notice'));
  const chooser = page.waitForEvent('filechooser');
  await page.getByRole('button', { name: 'Another Word file…' }).click();
  await (await chooser).setFiles(await app.keep('Other draft.docx', other));
  await page.getByRole('button', { name: 'Compare', exact: true }).click();
  const both = page.getByRole('region', { name: 'Both versions' });
  await both.waitFor();
  await expect(page.getByText(/words added, .* removed/)).toBeVisible();
  await expect(page.getByText('2 changed places')).toBeVisible();

  // Unchanged text stands there as well, until only changes are wanted.
  await expect(both.locator('.compared-line').first()).toContainText('AI INTEGRATION PARTNERSHIP AGREEMENT');
  await both.focus();
  await page.keyboard.press('j');
  const current = both.locator('[aria-current="true"]');
  await expect(current.locator('del, ins').first()).toBeVisible();
  await page.keyboard.press('j');
  await expect(page.getByText('2 of 2 changed places')).toBeVisible();
  await expect(current.locator('ins')).not.toHaveCount(0);
  await picture(page, 'compare-side');
  await page.getByLabel('Changes only').check();
  await expect(both.getByText(/unchanged paragraphs not shown/).first()).toBeVisible();
  await picture(page, 'compare-changes-only');

  await both.focus();
  await page.keyboard.press('i');
  await expect(current.locator('del')).toHaveCount(1);
  await expect(current.locator('ins')).toHaveCount(1);
  await picture(page, 'compare-inline');
  await page.getByLabel('Changes only').uncheck();
  await both.focus();
  // Lines that are as high in the other layout stand at their measured places there, too.
  for (const layout of ['list', 'side', 'inline']) {
    await page.keyboard.press('i');
    if (layout !== 'list') await expect.poll(() => gapsBetweenRows(both), { message: layout }).toEqual([]);
  }
  await page.keyboard.press('i');
  await expect(page.getByRole('article')).toHaveCount(2);

  const [download] = await Promise.all([page.waitForEvent('download'), page.getByRole('button', { name: 'Save as redline…' }).click()]);
  const document = readZip(new Uint8Array(await readFile(await download.path()))).find((entry) => entry.name === 'word/document.xml');
  expect(new TextDecoder().decode(document?.bytes)).toMatch(/<w:del [^>]*w:author="Northwind Analytics GmbH"/);
});

/** Where rows of a list overlap, or leave a gap: how much, in pixels. */
const gapsBetweenRows = (list: Locator): Promise<readonly number[]> =>
  list.locator('.virtual-row').evaluateAll((rows) => {
    const places = rows.map((row) => row.getBoundingClientRect()).sort((one, two) => one.top - two.top);
    return places.slice(1).map((place, index) => place.top - (places[index]?.bottom ?? place.top)).filter((gap) => Math.abs(gap) > 1);
  });

test('everything since the first text, or the last round only, at once; and any two wordings of one clause', async ({ app, page }) => {
  test.setTimeout(180_000);
  const start = await app.library.create();
  await start.chooseFile(AGREEMENT);
  await start.describe('Compared', 'Northwind Analytics GmbH', 'Harbourline Systems Ltd');
  let workspace = await start.start();
  await workspace.goTo('10.2');
  await workspace.press('e');
  await page.getByRole('textbox', { name: /^Your text/ }).waitFor();
  await page.keyboard.type(' The cap is reviewed every year.');
  await page.keyboard.press('Control+Enter');
  const send = await workspace.send();
  await send.produce();
  const back = editBody(await send.save('redline'), (xml) => replaceUntracked(xml, 'indirect, consequential or punitive', 'indirect, consequential or gross negligence'));
  workspace = await send.back();
  workspace = await (await workspace.receive(await app.keep('back.docx', back))).take();
  await workspace.goTo('10.2');

  // It stands at the lower end of the inspector: opened, its beginning is seen, and the focus stays.
  await page.setViewportSize({ width: 1280, height: 640 });
  const history = page.getByRole('button', { name: 'History of this clause' });
  const wordings = page.getByRole('group', { name: 'Any two wordings compared' });
  await history.evaluate((button) => {
    button.scrollIntoView({ block: 'end' });
    button.focus({ preventScroll: true });
  });
  await page.keyboard.press('Enter');
  await expect(wordings.locator('ins').first()).toBeInViewport();
  await expect(wordings.getByLabel('Wording before')).toBeInViewport({ ratio: 1 });
  await expect(history).toBeInViewport({ ratio: 1 });
  await expect(history).toBeFocused();
  expect(await history.evaluate((button) => button.getBoundingClientRect().top - (document.querySelector('.inspector-head')?.getBoundingClientRect().bottom ?? 0))).toBeGreaterThanOrEqual(0);
  await expect(page.locator('.story li').first()).toBeInViewport();
  await picture(page, 'history-opened');
  await page.setViewportSize({ width: 1280, height: 800 });
  await expect(wordings.locator('ins').last()).toHaveText(/The cap is reviewed every year\./);
  await wordings.getByLabel('Wording before').selectOption({ index: 1 });
  await expect(wordings.locator('ins')).toHaveText(/gross negligence/);
  await picture(page, 'wordings');
  await wordings.getByRole('button', { name: 'Swap the two wordings' }).click();
  await expect(wordings.locator('del')).toHaveText(/gross negligence/);

  // Two steps of one kind within one minute are still two for who hears the names of their redlines.
  await workspace.press('e');
  await page.getByRole('textbox', { name: /^Your text/ }).waitFor();
  await page.keyboard.type(' And every month.');
  await page.keyboard.press('Control+Enter');
  const steps = page.getByRole('region', { name: /^Step \d+ of \d+: / });
  await expect(steps).toHaveCount(3);
  const names = await steps.evaluateAll((regions) => regions.map((region) => region.getAttribute('aria-label')));
  expect(new Set(names).size).toBe(3);

  await workspace.to('Compare');
  await page.getByRole('button', { name: 'The last round only' }).click();
  await expect(page.getByText(/words? added, .* removed/)).toBeVisible({ timeout: 30_000 });
  await expect(page.getByRole('button', { name: 'The last round only' })).toHaveAttribute('aria-pressed', 'true');
  await page.getByRole('button', { name: 'Everything since the first text' }).click();
  await expect(page.getByRole('button', { name: 'Everything since the first text' })).toHaveAttribute('aria-pressed', 'true');
  await expect(page.getByText(/words? added, .* removed/)).toBeVisible({ timeout: 30_000 });
  await picture(page, 'compare-spans');

  // What is shown is always what is chosen: turned round it is compared again, another choice takes a result away, and one that comes late for an earlier choice is not shown for it.
  const before = page.getByLabel('Before', { exact: true });
  const shown = page.getByText(/words? added, .* removed/);
  await page.getByRole('button', { name: 'Swap', exact: true }).click();
  await expect(shown).toContainText(/[1-9]\d* words? removed/, { timeout: 30_000 });
  await expect(before).toHaveValue(/^received-/);
  await before.selectOption('first');
  await expect(shown).toHaveCount(0);
  const late: (() => Promise<void>)[] = [];
  await page.route('**/rpc/compare.versions', (route) => void late.push(() => route.continue()));
  await page.getByLabel('After', { exact: true }).selectOption('sent-1');
  await page.getByRole('button', { name: 'Compare', exact: true }).click();
  await expect.poll(() => late.length).toBe(1);
  await before.selectOption('clean-1');
  const arrived = page.waitForResponse('**/rpc/compare.versions');
  for (const letGo of late) await letGo();
  await (await arrived).finished();
  await expect(page.getByText(/^Choose two versions/)).toBeVisible();
  await expect(page.getByText('Comparing', { exact: true })).toHaveCount(0);
  await expect(shown).toHaveCount(0);
  await page.unroute('**/rpc/compare.versions');
  // One that cannot be compared is said to be so, and no longer once it is not chosen.
  await dropFile(page, 'empty.docx', new Uint8Array());
  await expect(page.getByLabel('After', { exact: true })).toHaveValue(/^(?!received|sent|clean|first)/);
  await page.getByRole('button', { name: 'Compare', exact: true }).click();
  await expect(page.getByText('The file is empty (0 bytes).')).toBeVisible();
  await page.getByLabel('After', { exact: true }).selectOption('sent-1');
  await expect(page.getByText('The file is empty (0 bytes).')).toHaveCount(0);
  // Nothing is called shown before it is.
  await page.reload();
  await expect(page.getByRole('button', { name: 'Everything since the first text' })).toHaveAttribute('aria-pressed', 'false');
});

test('a file let go over the palette is what is looked at, not what lies behind it', async ({ page }) => {
  const workspace = await bundled(page);
  await workspace.press('Control+k');
  await expect(page.getByRole('combobox')).toBeFocused();
  await dropFile(page, 'same.docx', new Uint8Array(await readFile(AGREEMENT)));
  await new ReceivePage(page).ready();
  await expect(page.getByRole('dialog')).toHaveCount(0);
  await expect.poll(() => page.evaluate(() => document.activeElement?.getAttribute('aria-label'))).toBe('Review of the returned file');
});
