import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { editBody, replaceUntracked } from '../../resources/demo/edit-return.ts';
import { expect, test } from './fixtures.ts';
import { ReceivePage } from './pages/receive-page.ts';
import { RecordPage } from './pages/record-page.ts';
import { dropFile, picture } from './states.ts';

const AGREEMENT = fileURLToPath(new URL('../../resources/templates/ai-integration-partnership-agreement.docx', import.meta.url));
const REASON = 'The term goes with the audit.';

test('N43, N44: what was given for what is noted, told with the clauses and in the record, removed, and undone', async ({ app, page }) => {
  test.setTimeout(180_000);
  const start = await app.library.create();
  await start.chooseFile(AGREEMENT);
  await start.describe('Traded', 'Northwind Analytics GmbH', 'Harbourline Systems Ltd');
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
  await expect(page.getByText(/^Accepted: 11\.3/).first()).toBeVisible();

  await page.keyboard.press('Control+k');
  await page.getByPlaceholder(/./).last().fill('given for another');
  await page.keyboard.press('Enter');
  const dialog = page.getByRole('dialog', { name: /^What 11\.3 .* was given for$/ });
  await dialog.getByLabel('What for').selectOption({ label: '8.3 Audit Rights (not given yet)' });
  await dialog.getByLabel('Reason').fill(REASON);
  await picture(page, 'trade-dialog');
  await dialog.getByRole('button', { name: 'Note it' }).click();
  await expect(page.getByText(/^Noted: 11\.3 .* was given for 8\.3/).first()).toBeVisible();
  const trades = workspace.inspector.getByRole('region', { name: 'Trades' });
  await expect(trades).toContainText('Given for 8.3 Audit Rights (not given yet)');
  await workspace.inspector.getByRole('button', { name: 'History of this clause' }).click();
  await expect(workspace.inspector.getByText('noted a trade: given for 8.3 Audit Rights')).toBeVisible();
  await picture(page, 'trade-inspector');
  await workspace.goTo('8.3');
  await expect(trades).toContainText('Got for 11.3');

  await workspace.to('Record');
  const record = new RecordPage(page);
  await expect(page.getByRole('table', { name: 'Given and taken' }).getByRole('row').nth(1)).toHaveText(/Northwind Analytics GmbH\s*110/);
  const table = page.getByRole('table', { name: 'What was given for what' });
  await expect(table.getByRole('row').nth(1)).toContainText(REASON);
  await expect(page.getByText('1 clause since round 2')).toBeVisible();
  await picture(page, 'record-trades');
  expect(record.words(await readFile(await record.export(false)))).not.toMatch(/goes with the audit|trade|Given and taken/);
  expect(record.words(await readFile(await record.export(true)))).toContain(REASON);

  await table.getByRole('button', { name: 'Remove the trade for 8.3 Audit Rights' }).click();
  await expect(table).toHaveCount(0);
  await page.getByRole('button', { name: 'Undo' }).first().click();
  await expect(table).toHaveCount(1);
  await record.kind('Trades');
  await expect(record.rows).toHaveCount(3);
});
