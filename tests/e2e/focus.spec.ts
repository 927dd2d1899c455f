import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import type { Page } from '@playwright/test';
import { editBody, editParts, replaceUntracked } from '../../resources/demo/edit-return.ts';
import { expect, test } from './fixtures.ts';
import { bundled, picture } from './states.ts';

const AGREEMENT = fileURLToPath(new URL('../../resources/templates/ai-integration-partnership-agreement.docx', import.meta.url));

/** Nowhere is where Tab begins at the top again, and a screen reader falls silent. */
const focusIsKept = (page: Page): Promise<void> => expect.poll(() => page.evaluate(() => document.activeElement === document.body), { message: 'the focus is nowhere' }).toBe(false);

/** Puts the caret of the open editor before these words. */
const caretBefore = (page: Page, words: string): Promise<void> =>
  page.evaluate((sought) => {
    const walker = document.createTreeWalker(document.querySelector('.ed') ?? document.body, NodeFilter.SHOW_TEXT);
    for (let node = walker.nextNode(); node !== null; node = walker.nextNode()) {
      const at = (node.textContent ?? '').indexOf(sought);
      if (at >= 0) getSelection()?.collapse(node, at);
    }
  }, words);

test('the focus is never lost: palette and dialogs closed, files produced, a file received, a negotiation deleted', async ({ app, page }) => {
  let workspace = await bundled(page);
  await workspace.goTo('10.2');
  for (const open of ['Control+k', '?', 'F1']) {
    await workspace.press(open);
    await page.getByRole('dialog').waitFor();
    await page.keyboard.press('Escape');
    await expect(page.getByRole('dialog')).toHaveCount(0);
    await expect(workspace.document).toBeFocused();
  }
  const send = await workspace.send();
  await send.produce();
  await focusIsKept(page);
  const returned = editParts(await send.save('redline'), (name, xml) => (name === 'word/document.xml' ? replaceUntracked(xml, 'that the law obliges it to disclose', 'that a court obliges it to disclose') : xml));
  workspace = await send.back();
  await focusIsKept(page);
  const review = await workspace.receive(await app.keep('back.docx', returned));
  await focusIsKept(page);
  workspace = await review.take();
  await focusIsKept(page);
  await workspace.to('Library');
  await app.library.ready();
  await page.getByRole('button', { name: /^More for/ }).click();
  await page.getByRole('menuitem', { name: 'Delete' }).click();
  await expect(page.getByRole('button', { name: /^More for/ })).toHaveCount(0);
  await focusIsKept(page);
});

test('a dialog with something to fill in begins there', async ({ page }) => {
  const workspace = await bundled(page);
  await workspace.goTo('10.2');
  await workspace.press('Control+h');
  await expect(page.getByRole('dialog').getByLabel('Find', { exact: true })).toBeFocused();
  await page.keyboard.type('Partner');
  await expect(page.getByRole('dialog').getByLabel('Find', { exact: true })).toHaveValue('Partner');
});

test('a dialog that is left gives the focus back to where it came from, however it was opened', async ({ page }) => {
  const workspace = await bundled(page);
  await workspace.goTo('10.2');
  const dialog = page.getByRole('dialog', { name: /^New clause/ });
  const more = workspace.inspector.getByRole('button', { name: 'More' });
  const left = async (by: 'Escape' | 'Cancel' | 'Close'): Promise<void> => {
    await dialog.waitFor();
    if (by === 'Escape') await page.keyboard.press(by);
    else await dialog.getByRole('button', { name: by }).click();
    await expect(dialog).toHaveCount(0);
  };
  for (const by of ['Escape', 'Cancel', 'Close'] as const) {
    await workspace.document.focus();
    await page.keyboard.press('Control+k');
    await page.keyboard.type('Add a clause');
    await page.keyboard.press('Enter');
    await left(by);
    await expect(workspace.document, `palette, ${by}`).toBeFocused();
    await page.getByRole('button', { name: 'Do something' }).click();
    await page.keyboard.type('Add a clause');
    await page.keyboard.press('Enter');
    await left(by);
    await expect(workspace.document, `palette by mouse, ${by}`).toBeFocused();
    await more.focus();
    await page.keyboard.press('Enter');
    await page.getByRole('menuitem', { name: /^Add a clause/ }).press('Enter');
    await left(by);
    await expect(more, `menu by key, ${by}`).toBeFocused();
    await workspace.document.focus();
    await more.click();
    await page.getByRole('menuitem', { name: /^Add a clause/ }).click();
    await left(by);
    await expect(more, `menu by mouse, ${by}`).toBeFocused();
  }
});

test('the box with the redline in the inspector begins at the first change, however long the paragraph before it is, and steps to the others', async ({ app, page }) => {
  const long = Array.from({ length: 30 }, (_, index) => `head ${String(index + 1)} of damage that is named here`).join(', ');
  const start = await app.library.create();
  await start.chooseFile(await app.keep('Long.docx', editBody(new Uint8Array(await readFile(AGREEMENT)), (xml) => replaceUntracked(xml, 'indirect, consequential or punitive', `indirect, ${long}, consequential, ${long} or punitive`))));
  await start.describe('Long paragraph', 'Party A', 'Party B');
  const workspace = await start.start();
  await workspace.goTo('Limitation');
  await workspace.press('e');
  const editor = page.getByRole('textbox', { name: /^Your text/ });
  await editor.focus();
  await caretBefore(page, 'or punitive');
  await page.keyboard.type('or exemplary ');
  const box = workspace.inspector.getByRole('region', { name: 'Your text' });
  await expect(box.locator('ins')).toBeInViewport();
  await page.keyboard.press('Control+Enter');
  const positions = workspace.inspector.getByRole('region', { name: 'Positions', exact: true });
  await expect(positions.locator('ins')).toBeInViewport();
  expect(await positions.evaluate((element) => element.scrollTop)).toBeGreaterThan(100);
  await picture(page, 'inspector-long');

  // A second change at the beginning: the box goes back and forth between them.
  await workspace.press('e');
  await editor.focus();
  await caretBefore(page, 'indirect, head 1 ');
  await page.keyboard.type('special, ');
  await page.keyboard.press('Control+Enter');
  await expect(workspace.inspector.getByText('2 changed places')).toBeVisible();
  await expect(positions.locator('ins').first()).toBeInViewport();
  await expect(positions.locator('ins').last()).not.toBeInViewport();
  await workspace.inspector.getByRole('button', { name: 'Next change in this box' }).click();
  await expect(positions.locator('ins').last()).toBeInViewport();
  await workspace.inspector.getByRole('button', { name: 'Previous change in this box' }).click();
  await expect(positions.locator('ins').first()).toBeInViewport();
});

test('a clause gone to again is shown again, and the editor of one that was scrolled away comes into view', async ({ app, page }) => {
  const start = await app.library.create();
  await start.chooseFile(await app.keep('Agreement.docx', await readFile(AGREEMENT)));
  await start.describe('Far away', 'Party A', 'Party B');
  const workspace = await start.start();
  await workspace.goTo('Limitation');
  const clause = page.locator('.clause[data-focused="true"]');
  await expect(clause).toBeInViewport();
  const away = (): Promise<void> => page.locator('.document-scroll').evaluate((scroller) => scroller.scrollTo(0, 0));
  await away();
  await expect(clause).not.toBeInViewport();
  await workspace.outline.locator('[aria-selected="true"]').click();
  await expect(clause).toBeInViewport();
  await workspace.document.focus();
  await away();
  await expect(clause).not.toBeInViewport();
  await workspace.press('e');
  const editor = page.getByRole('textbox', { name: /^Your text/ });
  await expect(editor).toBeInViewport();
  await expect(editor).toBeFocused();
  await page.keyboard.type(' It is reviewed every year.');
  await page.keyboard.press('Control+Enter');
  await expect(clause.locator('ins').first()).toBeInViewport();
});

test('in a clause longer than the window the tools of the editor stay in sight, and one begins at its beginning', async ({ page }) => {
  const workspace = await bundled(page);
  await page.setViewportSize({ width: 1280, height: 320 });
  await workspace.goTo('10.2');
  await workspace.press('e');
  const record = page.getByRole('toolbar').getByRole('button', { name: 'Record' });
  await expect(record).toBeInViewport();
  await page.locator('.document-scroll').evaluate((scroller) => scroller.scrollBy(0, 150));
  await expect(record).toBeInViewport();
  const tools = await page.getByRole('toolbar').boundingBox();
  const scroller = await page.locator('.document-scroll').boundingBox();
  expect(Math.abs((tools?.y ?? 0) - (scroller?.y ?? 0))).toBeLessThan(2);
  await page.keyboard.type('Notwithstanding anything else: ');
  await expect(page.locator('.ed')).toHaveText(/Notwithstanding anything else: (?!$)/);
});

test('buttons without words say what they do, with their key, on hover and on keyboard focus', async ({ page }) => {
  await bundled(page);
  const compare = page.getByRole('button', { name: 'Compare' });
  await compare.hover();
  await expect(page.locator('.tip')).toHaveText('Compare');
  await page.mouse.move(600, 400);
  await expect(page.locator('.tip')).toHaveCount(0);
  await page.getByRole('button', { name: 'Readiness' }).focus();
  await page.keyboard.press('Tab');
  await expect(compare).toBeFocused();
  await expect(page.locator('.tip')).toHaveText('Compare');
  await page.getByRole('button', { name: 'Do something' }).hover();
  await expect(page.locator('.tip')).toHaveText(/^Do somethingCtrl K$/);
  await page.setViewportSize({ width: 1920, height: 1080 });
  await expect(compare.getByText('Compare')).toBeVisible();
});
