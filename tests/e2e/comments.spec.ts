import { mkdir } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { readZip } from '../../resources/demo/zip.ts';
import { expect, expectAccessible, test } from './fixtures.ts';

const AGREEMENT = fileURLToPath(new URL('../../resources/templates/ai-integration-partnership-agreement.docx', import.meta.url));
const SHOTS = fileURLToPath(new URL('../../test-results/screens/', import.meta.url));
const INTERNAL = 'The board would take a cap of two million if they insist.';
const SHARED = 'Our insurer asks for this cap.';

/** Everything readable in a Word file. */
const textOf = (file: Uint8Array): string => readZip(file).map((entry) => new TextDecoder().decode(entry.bytes)).join('\n');

test('comments: what is internal stays, what is shared goes out as a Word comment', async ({ app, page }) => {
  test.setTimeout(180_000);
  const start = await app.library.create();
  await start.chooseFile(AGREEMENT);
  await start.describe('Forecasting partnership', 'Northwind Analytics GmbH', 'Harbourline Systems Ltd');
  const workspace = await start.start();
  await workspace.goTo('10.2');
  const comments = workspace.inspector.getByRole('region', { name: 'Comments' });

  // By key; internal unless said otherwise.
  await workspace.press('m');
  await page.keyboard.type(INTERNAL);
  await page.keyboard.press('Control+Enter');
  await expect(comments.getByRole('article')).toContainText(INTERNAL);
  await expect(comments.getByRole('article')).toContainText('Internal');
  await comments.getByLabel('Write a comment').fill(SHARED);
  await comments.getByRole('radio', { name: 'Shared' }).click();
  await comments.getByRole('button', { name: 'Add' }).click();
  const shared = comments.getByRole('article').filter({ hasText: SHARED });
  await expect(shared).toContainText('not sent yet');
  await shared.getByRole('button', { name: 'Answer' }).click();
  await shared.getByLabel(/^Answer to/).fill('See the letter of March.');
  await shared.getByRole('button', { name: 'Add' }).click();
  await expect(workspace.outline.getByRole('option', { name: /10\.2/ }).getByRole('img', { name: '2 open comments' })).toBeVisible();

  // How it looks, in the light and in the dark.
  await mkdir(SHOTS, { recursive: true });
  await comments.getByLabel('Write a comment').scrollIntoViewIfNeeded();
  for (const theme of ['light', 'dark']) {
    await page.evaluate((to) => {
      document.documentElement.dataset['theme'] = to;
    }, theme);
    await page.screenshot({ path: `${SHOTS}comments-${theme}.png`, animations: 'disabled' });
    await expectAccessible(page, `comments (${theme})`);
  }

  // What they will see, and what is in the file.
  const send = await workspace.send();
  const outgoing = page.getByRole('region', { name: 'Comments that go out' });
  await expect(outgoing).toContainText(SHARED);
  await expect(outgoing).not.toContainText(INTERNAL);
  await expect(outgoing).toContainText('1 internal comment stays here.');
  await page.screenshot({ path: `${SHOTS}comments-send.png`, animations: 'disabled' });
  await expectAccessible(page, 'send with comments');
  await send.produce();
  const redline = textOf(await send.save('redline'));
  expect(redline).toContain(SHARED);
  expect(redline).toContain('See the letter of March.');
  expect(redline).toMatch(/<w:comment [^>]*w:author="Northwind Analytics GmbH"/);
  expect(redline).not.toContain(INTERNAL);
  expect(textOf(await send.save('clean'))).not.toContain(SHARED);

  // It is in the record, and what was sent says so.
  const after = await send.back();
  await after.goTo('10.2');
  await expect(comments.getByRole('article').filter({ hasText: SHARED })).toContainText('sent in round 1');
  await comments.getByRole('article').filter({ hasText: INTERNAL }).getByRole('button', { name: 'Resolve' }).click();
  await expect(comments.getByRole('article').filter({ hasText: INTERNAL })).toContainText('Resolved');
  await after.to('Record');
  await expect(page.getByRole('table', { name: 'Record' })).toContainText('wrote (internal comment)');
  await expect(page.getByRole('table', { name: 'Record' })).toContainText('Resolved a comment');
});
