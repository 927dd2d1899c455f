import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { counterpartReturn, openingDraft } from '../../resources/demo/apply-script.ts';
import { editBody, replaceUntracked } from '../../resources/demo/edit-return.ts';
import { ROUND_1 } from '../../resources/demo/script.ts';
import { expect, test } from './fixtures.ts';
import { ReceivePage } from './pages/receive-page.ts';
import { dropFile, picture } from './states.ts';

const AGREEMENT = fileURLToPath(new URL('../../resources/templates/ai-integration-partnership-agreement.docx', import.meta.url));
const FERRIS = 'K. Ferris, Harbourline';

test('N38, N40, N41: a deal starts from their marked file; our own version made in Word moves our side; names are put right', async ({ app, page }) => {
  test.setTimeout(150_000);
  const opening = openingDraft(await readFile(AGREEMENT));
  const marked = counterpartReturn(opening, { ...ROUND_1, author: FERRIS });
  const start = await app.library.create();
  await start.chooseFile(await app.keep('Agreement - marked.docx', marked));
  await start.describe('Under way', 'Northwind Analytics GmbH', 'Harbourline Systems Ltd');
  await page.getByRole('radio', { name: 'As what each side proposes' }).click();
  const whose = page.getByRole('radiogroup', { name: `Whose name is ${FERRIS}` });
  await expect(whose.getByRole('radio', { name: 'Harbourline Systems Ltd' })).toBeChecked();
  await page.getByLabel('Rounds before these').fill('2');
  await picture(page, 'new-marked');
  let workspace = await start.start();
  await expect(workspace.counts).toContainText(/[1-9]\d* open/);
  await expect(page.getByText(/Round 3 · our turn/)).toBeVisible();
  await workspace.goTo('3.3');
  await expect(workspace.document.locator('ins').first()).toBeVisible();

  // Our answer was written in Word: it moves our side, and the turn stays ours.
  const ours = editBody(marked, (xml) => replaceUntracked(xml, 'discloses it', 'reveals it'));
  await dropFile(page, 'Ours.docx', ours);
  const review = new ReceivePage(page);
  await review.ready();
  await page.getByRole('radio', { name: 'Our own new version', exact: true }).click();
  await expect(page.getByText('Your own new version of what they sent in round 3.')).toBeVisible();
  await expect(page.getByRole('radio', { name: 'Accept' })).toHaveCount(0);
  await picture(page, 'review-own');
  workspace = await review.take();
  await expect(page.getByText(/^Our own version is taken in/)).toBeVisible();
  await expect(page.getByText(/Round 3 · our turn/)).toBeVisible();
  await workspace.goTo('11.1');
  await page.getByLabel('What is compared').selectOption({ label: 'What we propose' });
  await expect(workspace.document).toContainText('reveals it');
  await workspace.document.focus();
  await page.keyboard.press('Control+z');
  await expect(workspace.document).not.toContainText('reveals it');

  // Whose the name is, put right.
  await page.getByRole('button', { name: 'Parties, names, deadlines, deal' }).click();
  const dialog = page.getByRole('dialog', { name: 'About this negotiation' });
  await picture(page, 'about');
  await dialog.getByRole('radiogroup', { name: `Whose name is ${FERRIS}` }).getByRole('radio', { name: 'Northwind Analytics GmbH' }).click();
  await expect(page.getByText(`${FERRIS} belongs to Northwind Analytics GmbH from now on`, { exact: true })).toBeVisible();
});

test('N39: a deal starts from the drafts that went back and forth', async ({ app, page }) => {
  test.setTimeout(150_000);
  const first = openingDraft(await readFile(AGREEMENT));
  const second = editBody(first, (xml) => replaceUntracked(xml, 'discloses it', 'reveals it'));
  const third = editBody(second, (xml) => replaceUntracked(xml, 'reveals it', 'makes it known'));
  const start = await app.library.create();
  await start.chooseFile(await app.keep('v1.docx', first));
  await start.describe('Drafts', 'Northwind Analytics GmbH', 'Harbourline Systems Ltd');
  for (const [name, bytes] of [['v2.docx', second], ['v3.docx', third]] as const) {
    const [chooser] = await Promise.all([page.waitForEvent('filechooser'), page.getByRole('button', { name: 'Add the next draft…' }).click()]);
    await chooser.setFiles(await app.keep(name, bytes));
    await expect(page.getByText(`: ${name}`)).toBeVisible();
  }
  await expect(page.getByRole('radiogroup', { name: 'Who sent v2.docx' }).getByRole('radio', { name: 'Harbourline Systems Ltd' })).toBeChecked();
  await expect(page.getByRole('radiogroup', { name: 'Who sent v3.docx' }).getByRole('radio', { name: 'Northwind Analytics GmbH' })).toBeChecked();
  await picture(page, 'new-drafts');
  const workspace = await start.start();
  await expect(page.getByText(/Round 2 · their turn/)).toBeVisible();
  await workspace.to('Record');
  await expect(page.getByRole('row').filter({ hasText: 'sent us v2.docx' })).toHaveCount(1);
  await expect(page.getByRole('row').filter({ hasText: 'Took in our own version v3.docx, sent already' })).toHaveCount(1);
});
