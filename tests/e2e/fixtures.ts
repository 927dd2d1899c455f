import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { AxeBuilder } from '@axe-core/playwright';
import { test as base, expect, type Page } from '@playwright/test';
import { LibraryPage } from './pages/library-page.ts';
import { startApp, type RunningApp } from './running-app.ts';
import { watchPage } from './watch-page.ts';

export type App = {
  /** Where this test's data is; gone afterwards. */
  readonly folder: string;
  readonly library: LibraryPage;
  /** Writes a file a person might choose, away from the app's data; gone afterwards too. */
  readonly keep: (name: string, bytes: Uint8Array | string) => Promise<string>;
  /** Kills the app without a word and starts it again on the same data. */
  readonly kill: () => Promise<void>;
  /** Ends the app and starts it again on the same data, as the next morning. */
  readonly restart: () => Promise<void>;
};

type Fixtures = { readonly app: App };

/**
 * Every test has the real back end on a fresh folder. When it ends, nothing may have left the loopback origin, no
 * console error may have been written, and the content security policy may not have been broken once.
 */
export const test = base.extend<Fixtures>({
  app: [async ({ page }, use) => {
    const folder = await mkdtemp(join(tmpdir(), 'parley-e2e-'));
    const files = await mkdtemp(join(tmpdir(), 'parley-e2e-files-'));
    const watch = await watchPage(page);
    let running: RunningApp = await startApp(folder);
    await page.goto(running.address);
    await use({
      folder,
      library: new LibraryPage(page),
      keep: async (name, bytes) => {
        const path = join(await mkdtemp(join(files, 'file-')), name);
        await writeFile(path, bytes);
        return path;
      },
      kill: async () => {
        await running.kill();
        running = await startApp(folder);
        await page.goto(running.address);
      },
      restart: async () => {
        await running.stop();
        running = await startApp(folder);
        await page.goto(running.address);
      },
    });
    const violations = await watch.violations();
    await running.stop();
    for (const made of [folder, files]) await rm(made, { recursive: true, force: true });
    expect(watch.outside, 'requests that left this computer').toEqual([]);
    expect(violations, 'broken content security policy').toEqual([]);
    expect(watch.errors.filter((text) => !isOwnRestart(text)), 'console errors').toEqual([]);
  }, { auto: true }],
});

/** While the app is being restarted the page's open event stream breaks; the browser notes that by itself. */
const isOwnRestart = (text: string): boolean => /ERR_(CONNECTION_REFUSED|INCOMPLETE_CHUNKED_ENCODING|EMPTY_RESPONSE|CONNECTION_RESET)/.test(text);

/** Fails with the names of the broken rules and where they are broken. */
export async function expectAccessible(page: Page, screen: string, rules: 'all' | 'contrast' = 'all'): Promise<void> {
  const axe = new AxeBuilder({ page });
  // Only the colours differ between themes; everything else need be checked once.
  const chosen = rules === 'all' ? axe.withTags(['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice']) : axe.withRules(['color-contrast']);
  const { violations } = await chosen.analyze();
  const told = violations.map((violation) => `${violation.id}: ${violation.nodes.map((node) => `${node.target.join(' ')} ${node.failureSummary ?? ''}`).join(' | ')}`);
  expect(told, `accessibility of ${screen}`).toEqual([]);
}

export { expect };
