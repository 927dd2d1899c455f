import { expect, test } from './fixtures.ts';
import { picture, bundled } from './states.ts';

test('drafts: what was being written survives a reload and a killed program, and is offered again', async ({ app, page }) => {
  const workspace = await bundled(page);
  await workspace.goTo('10.2');
  await workspace.press('e');
  const editor = page.getByRole('textbox', { name: /^Your text/ });
  await editor.waitFor();
  await page.keyboard.type(' Gross negligence is never limited.');
  await workspace.draftKept('never limited.');

  // The page is lost in the middle of writing.
  await page.reload();
  await workspace.ready();
  const found = page.getByRole('region', { name: 'You were interrupted while writing' });
  await expect(found).toContainText('10.2');
  await picture(page, 'draft-found');
  await found.getByRole('button', { name: /^Continue/ }).press('Enter');
  await expect(editor).toContainText('Gross negligence is never limited.');
  await expect(found).toHaveCount(0);
  await expect(workspace.inspector).toContainText('Gross negligence is never limited.');

  // The program is killed while more is written, and a comment begun.
  await page.keyboard.type(' Nor is intent.');
  await page.keyboard.press('Escape');
  await expect(workspace.inspector).toContainText('You began a new text for this clause');
  await expect(workspace.outline.getByRole('img', { name: 'Draft begun' })).toBeVisible();
  await picture(page, 'draft-left');
  await workspace.press('m');
  await page.keyboard.type('Ask our insurer about in');
  await workspace.draftKept('about in');
  await app.kill();
  await app.library.ready();
  await app.library.open('AI integration partnership');
  await expect(found).toContainText('New text for 10.2');
  await expect(found).toContainText('A comment on 10.2');
  await found.getByRole('button', { name: /^Continue: A comment/ }).click();
  await expect(page.getByLabel('Write a comment')).toHaveValue('Ask our insurer about in');
  await expect(page.getByLabel('Write a comment')).toBeFocused();
  await page.keyboard.press('End');
  await page.keyboard.type('tent.');
  await page.keyboard.press('Control+Enter');
  await expect(workspace.inspector.getByRole('article')).toContainText('Ask our insurer about intent.');
  await expect(page.getByLabel('Write a comment')).toHaveValue('');

  // Discarded and brought back, then recorded: nothing is offered any more.
  await found.getByRole('button', { name: /^Discard: New text/ }).click();
  await expect(found).toHaveCount(0);
  await page.getByRole('button', { name: 'Undo' }).first().click();
  await workspace.inspector.getByRole('button', { name: 'Continue' }).click();
  await expect(editor).toContainText('Gross negligence is never limited. Nor is intent.');
  await page.keyboard.press('Control+Enter');
  await expect(workspace.counts).toContainText('1 open');
  await workspace.draftKept(null);
  await page.reload();
  await workspace.ready();
  await expect(found).toHaveCount(0);
  await workspace.goTo('10.2');
  await expect(workspace.document).toContainText('Nor is intent.');
});
