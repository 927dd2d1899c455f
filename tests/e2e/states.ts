import { fileURLToPath } from 'node:url';
import type { Page } from '@playwright/test';
import { expectAccessible } from './fixtures.ts';
import { NewPage } from './pages/new-page.ts';
import type { WorkspacePage } from './pages/workspace-page.ts';

const SHOTS = fileURLToPath(new URL('../../test-results/screens/', import.meta.url));

/** The bundled agreement as it is, opened. */
export async function bundled(page: Page, name = 'AI integration partnership'): Promise<WorkspacePage> {
  await page.getByRole('button', { name: /^AI Integration Partnership Agreement/ }).click();
  const start = new NewPage(page);
  await start.describe(name, 'Party A', 'Party B');
  return start.start();
}

/** Lets go of a file over the window. */
export async function dropFile(page: Page, name: string, bytes: Uint8Array): Promise<void> {
  const transfer = await page.evaluateHandle(
    ({ data, called }) => {
      const made = new DataTransfer();
      made.items.add(new File([new Uint8Array(data)], called));
      return made;
    },
    { data: [...bytes], called: name },
  );
  await page.dispatchEvent('body', 'dragover', { dataTransfer: transfer });
  await page.dispatchEvent('body', 'drop', { dataTransfer: transfer });
}

/** Keeps a picture in the light and in the dark: of an open menu, which lies outside the page. */
export async function photograph(page: Page, name: string): Promise<void> {
  for (const theme of ['light', 'dark']) {
    await page.evaluate((to) => {
      document.documentElement.dataset['theme'] = to;
    }, theme);
    await page.screenshot({ path: `${SHOTS}${name}-${theme}.png`, animations: 'disabled' });
  }
}

/** Keeps a picture in the light and in the dark, and checks accessibility. */
export async function picture(page: Page, name: string): Promise<void> {
  await photograph(page, name);
  await expectAccessible(page, name);
}

/** Answers one call with what a healthy back end would not say; everything else stays real. */
export const answer = async (page: Page, name: string, change: (value: Record<string, unknown>) => unknown): Promise<void> => {
  await page.route(`**/rpc/${name}`, async (route) => {
    const response = await route.fetch();
    const body: unknown = await response.json();
    const value = typeof body === 'object' && body !== null && 'value' in body && typeof body.value === 'object' && body.value !== null ? { ...body.value } : {};
    await route.fulfill({ response, json: change(value) });
  });
};
