import { fileURLToPath } from 'node:url';
import { readZip } from '../../resources/demo/zip.ts';
import { expect, test } from './fixtures.ts';
import { picture } from './states.ts';

const AGREEMENT = fileURLToPath(new URL('../../resources/templates/ai-integration-partnership-agreement.docx', import.meta.url));
const SECRET = 'At least once in a leap year.';

test('N49: a proposal is held back, is not in the file that is sent, and goes out once it is let go', async ({ app, page }) => {
  test.setTimeout(180_000);
  const fresh = await app.library.create();
  await fresh.chooseFile(AGREEMENT);
  await fresh.describe('Held', 'Northwind Analytics GmbH', 'Harbourline Systems Ltd');
  const workspace = await fresh.start();
  await workspace.goTo('8.3');
  await workspace.press('e');
  await page.getByRole('textbox', { name: /^Your text/ }).waitFor();
  await page.keyboard.type(` ${SECRET}`);
  await page.keyboard.press('Control+Enter');
  await expect(page.getByText(/^New text recorded: 8\.3/).first()).toBeVisible();

  await workspace.inspector.getByRole('button', { name: 'More decisions' }).click();
  await page.getByRole('menuitem', { name: 'Hold our proposal back' }).click();
  await expect(workspace.inspector.getByText('Held back: not in the files you send')).toBeVisible();
  await expect(page.getByRole('button', { name: 'Held back 1' })).toBeVisible();
  await picture(page, 'held-back');

  const send = await workspace.send();
  await expect(page.getByText(/^Held back, and not in the files: 8\.3 Audit Rights/)).toBeVisible({ timeout: 30_000 });
  await picture(page, 'held-back-send');
  await send.produce();
  const words = (bytes: Uint8Array): string => readZip(bytes).map((entry) => new TextDecoder().decode(entry.bytes)).join('');
  expect(words(await send.save('redline'))).not.toContain('leap year');
  await send.back();
  await workspace.goTo('8.3');
  await workspace.inspector.getByRole('button', { name: 'Let our proposal go out' }).click();
  await expect(workspace.inspector.getByText('Held back: not in the files you send')).toHaveCount(0);
  const again = await workspace.send();
  await again.produce();
  expect(words(await again.save('redline'))).toContain('leap year');
});
