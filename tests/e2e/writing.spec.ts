import type { Locator } from '@playwright/test';
import { expect, test } from './fixtures.ts';
import { bundled, picture } from './states.ts';

/** Pastes as another program would have put it into the clipboard. */
const paste = (editor: Locator, kept: Readonly<Record<string, string>>): Promise<void> =>
  editor.evaluate((element, data) => {
    const transfer = new DataTransfer();
    for (const [type, text] of Object.entries(data)) transfer.setData(type, text);
    element.dispatchEvent(new ClipboardEvent('paste', { clipboardData: transfer, bubbles: true, cancelable: true }));
  }, kept);

test('a long text pasted stays in the editor, which stays where one types, also scrolled out of sight', async ({ page }) => {
  const workspace = await bundled(page);
  await workspace.goTo('10.2');
  await workspace.press('e');
  const editor = page.getByRole('textbox', { name: /^Your text/ });
  await editor.waitFor();
  const scrolled = (): Promise<number> => workspace.document.evaluate((element) => element.scrollTop);
  await paste(editor, { 'text/plain': 'Words that go on and on. '.repeat(200) });
  await expect(editor).toContainText('and on. Words that go on');
  await expect(editor).toBeFocused();
  // The caret is seen; keys that decide outside of it are letters here.
  await page.keyboard.type('arz The end.');
  await expect(editor).toContainText(/and on\. arz The end\.$/);
  await expect(workspace.counts).toContainText('0 open');
  const caret = async (): Promise<number> => page.evaluate(() => document.getSelection()?.getRangeAt(0).getBoundingClientRect().top ?? -1);
  expect(await caret()).toBeGreaterThan(110);
  expect(await caret()).toBeLessThan(780);
  await picture(page, 'editor-long-paste');

  // Another clause is read in between: what is written, where, and the way back are as they were.
  await workspace.document.evaluate((element) => element.scrollTo(0, 0));
  await expect.poll(scrolled).toBe(0);
  await expect(page.getByText('PARTIES', { exact: true }).last()).toBeVisible();
  await expect(editor).toBeFocused();
  await page.keyboard.type(' Really.');
  await expect(editor).toContainText(/The end\. Really\.$/);
  expect(await scrolled()).toBeGreaterThan(0);
  for (let times = 0; times < 6; times += 1) await page.keyboard.press('Control+z');
  await expect(editor).not.toContainText('go on and on');
  await page.keyboard.press('Escape');
  await expect(workspace.counts).toContainText('0 open');
});

test('what is pasted from another program keeps bold, italic and underlined, and nothing else of its style', async ({ page }) => {
  const workspace = await bundled(page);
  await workspace.goTo('10.2');
  await workspace.press('e');
  const editor = page.getByRole('textbox', { name: /^Your text/ });
  await editor.waitFor();
  const html = `<style>p { color: red }</style><b style="font-weight:normal"><p style="margin:0"><span style="color:red">Plain</span> <span style="font-weight:700">bold</span>
    <span style="font-style:italic">slanted</span> <span style="text-decoration:underline">lined</span></p></b>`;
  await paste(editor, { 'text/html': html, 'text/plain': 'Plain bold slanted lined' });
  const line = editor.locator('p').last();
  await expect(line).toContainText(/Plain bold\s+slanted lined/);
  await expect(line.locator('strong')).toHaveText(['bold']);
  await expect(line.locator('em')).toHaveText(['slanted']);
  await expect(line.locator('u')).toHaveText(['lined']);
});
