import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { editBody, replaceUntracked } from '../../resources/demo/edit-return.ts';
import { expect, test } from './fixtures.ts';
import { ReceivePage } from './pages/receive-page.ts';
import { RecordPage } from './pages/record-page.ts';
import { dropFile, picture } from './states.ts';

const AGREEMENT = fileURLToPath(new URL('../../resources/templates/ai-integration-partnership-agreement.docx', import.meta.url));
const REASON = 'Our insurer allows no more.';

test('the record: round by round as a plot and a table, filtered, and as a Word file', async ({ app, page }) => {
  test.setTimeout(180_000);
  const start = await app.library.create();
  await start.chooseFile(AGREEMENT);
  await start.describe('Recorded', 'Northwind Analytics GmbH', 'Harbourline Systems Ltd');
  const workspace = await start.start();
  const send = await workspace.send();
  await send.produce();
  const sent = await send.save('redline');
  await send.back();
  await dropFile(page, 'return.docx', editBody(sent, (xml) => replaceUntracked(replaceUntracked(xml, 'continue for [NUMBER] years', 'continue for 2 years'), 'On reasonable notice', 'On 30 days’ notice')));
  const review = new ReceivePage(page);
  await review.ready();
  await review.take();
  await workspace.goTo('11.3');
  await workspace.press('a');
  await workspace.goTo('8.3');
  await workspace.inspector.getByLabel('Reason').fill(REASON);
  await workspace.document.focus();
  await workspace.press('r');
  await expect(page.getByText(/^Rejected: 8\.3/).first()).toBeVisible();
  await workspace.to('Record');
  const record = new RecordPage(page);
  expect(await record.course()).toEqual([
    ['Start', '0', '0', '0', '55', '0', '0'],
    ['1 sent', '0', '0', '0', '55', '0', '0'],
    ['2 received', '1', '1', '0', '53', '1', '0'],
  ]);
  await record.kind('Decisions');
  await expect(record.rows).toHaveCount(2);
  await record.clause('8.3 Audit Rights');
  await expect(record.rows).toHaveCount(1);
  await expect(record.rows).toContainText(REASON);
  await picture(page, 'record-filtered');
  await record.kind('Everything');
  await record.clause('All clauses');
  await picture(page, 'record-course');

  // Every file is there to be saved again, in the very bytes that went out.
  await page.getByText('Files', { exact: true }).click();
  const files = page.getByRole('table', { name: 'Files' });
  await expect(files.getByRole('row')).toHaveCount(5);
  const [again] = await Promise.all([page.waitForEvent('download'), files.getByRole('button', { name: 'Save Recorded - round 1 - redline.docx' }).click()]);
  expect(new Uint8Array(await readFile(await again.path()))).toEqual(new Uint8Array(sent));
  await expect(page.getByText('The browser keeps it with its downloads').first()).toBeVisible();

  const shared = await record.export(false);
  expect(record.words(await readFile(shared))).not.toContain(REASON);
  const internal = await record.export(true);
  expect(record.words(await readFile(internal))).toContain(REASON);
});
