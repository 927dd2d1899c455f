import { makeDocx, p } from '../support/make-docx.ts';
import { readZip } from '../../resources/demo/zip.ts';
import { expect, test } from './fixtures.ts';
import { ReceivePage } from './pages/receive-page.ts';
import { dropFile, picture, bundled } from './states.ts';

const heading = (text: string): string => p(text, '<w:outlineLvl w:val="0"/>');
const AGREEMENT = makeDocx(p('Supply agreement') + heading('Price') + p('The price is 100 euros a month.') + heading('Term') + p('The term is five years.'));

test('a clause is listed under another kind and heading, and back', async ({ page }) => {
  const workspace = await bundled(page);
  await workspace.goTo('RECITALS');
  await page.keyboard.press('Control+k');
  await page.keyboard.type('Kind, number');
  await page.keyboard.press('Enter');
  const dialog = page.getByRole('dialog');
  await dialog.getByLabel('Kind').selectOption({ label: 'Definitions' });
  await dialog.getByLabel('Heading').fill('Preamble');
  await picture(page, 'relabel');
  await page.keyboard.press('Enter');
  await expect(dialog).toHaveCount(0);
  await expect(workspace.outline.getByRole('option', { name: /Preamble/ })).toBeVisible();
  await page.keyboard.press('Control+z');
  await expect(workspace.outline.getByRole('option', { name: /Preamble/ })).toHaveCount(0);
});

test('the signature copy: what stands in its way leads to its clause; once nothing does, it comes with its certificate', async ({ app, page }) => {
  test.setTimeout(180_000);
  const start = await app.library.create();
  await start.chooseFile(await app.keep('supply.docx', AGREEMENT));
  await start.describe('Supply', 'Northwind Analytics GmbH', 'Harbourline Systems Ltd');
  const workspace = await start.start();
  let send = await workspace.send();
  const refused = await send.signatureCopy();
  await expect(refused).toContainText('No signature copy');
  await expect(refused.getByRole('button', { name: /^Go to/ }).first()).toBeVisible();
  await picture(page, 'signature-refused');
  await refused.getByRole('button', { name: 'Go to Price' }).click();
  await expect(workspace.inspector).toContainText('Price');

  // Both sides stand on every clause: ours by hand, theirs by returning the file as it is.
  await workspace.to('Readiness');
  await page.getByRole('button', { name: /^Agree to \d+ untouched/ }).click();
  await page.getByRole('button', { name: 'Back', exact: true }).click();
  send = await workspace.send();
  await send.produce();
  const sent = await send.save('redline');
  await send.back();
  await dropFile(page, 'return.docx', sent);
  const review = new ReceivePage(page);
  await review.ready();
  await review.insist();
  await review.take();
  await expect(workspace.counts).toContainText('0 open / 0 untouched');
  send = await workspace.send();
  const made = await send.signatureCopy();
  await expect(made).toContainText('The signature copy is ready.');
  await picture(page, 'signature-made');
  const copy = await send.saveSignature('docx');
  const certificate: unknown = JSON.parse(new TextDecoder().decode(await send.saveSignature('json')));
  expect(readZip(copy).some((entry) => entry.name === 'word/document.xml')).toBe(true);
  expect(certificate).toMatchObject({ format: 'parley-certificate-1', file: (await made.locator('code').first().textContent()) ?? '' });
});
