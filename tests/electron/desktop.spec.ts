import { readFile } from 'node:fs/promises';
import { LibraryPage } from '../e2e/pages/library-page.ts';
import { expect, test } from './fixtures.ts';

test('one window opens on our own page, sandboxed, isolated and without Node', async ({ desktop: { program, page } }) => {
  await page.getByRole('button', { name: 'New negotiation' }).first().waitFor();
  expect(await page.evaluate(() => location.origin)).toBe('app://parley');
  expect(await program.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows().length)).toBe(1);
  const seen = await program.evaluate(({ app, BrowserWindow }) => {
    const pid = BrowserWindow.getAllWindows()[0]?.webContents.getOSProcessId() ?? 0;
    return { pid, sandboxed: app.getAppMetrics().find((metric) => metric.pid === pid)?.sandboxed };
  });
  // Linux does not report it in the metrics; there the kernel says whether system calls are filtered (2).
  if (process.platform === 'linux') expect(await readFile(`/proc/${String(seen.pid)}/status`, 'utf8')).toMatch(/^Seccomp:\s*2$/m);
  else expect(seen.sandboxed).toBe(true);
  // Without isolation the preload script's own world would be the page's.
  expect(await page.evaluate(() => ['require', 'process', 'module', 'exports', 'Buffer', 'global', '__dirname', 'ipcRenderer', 'electron'].filter((name) => name in globalThis))).toEqual([]);
  expect(await page.evaluate(() => Object.keys(Object(Reflect.get(globalThis, 'parley'))).toSorted())).toEqual(['request', 'subscribe']);
});

test('the policy holds, and the page can open nothing', async ({ desktop: { program, page } }) => {
  await page.getByRole('button', { name: 'New negotiation' }).first().waitFor();
  expect(await page.evaluate(() => globalThis.parleyViolations ?? [])).toEqual([]);
  expect(await page.evaluate(() => window.open('app://parley/') === null)).toBe(true);
  expect(await program.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows().length)).toBe(1);
});

test('a negotiation begun from the bundled agreement is there after closing and opening again', async ({ desktop }) => {
  const library = new LibraryPage(desktop.page);
  const start = await library.create();
  await desktop.page.getByRole('radio', { name: /AI Integration Partnership Agreement/ }).check();
  await start.describe('Forecasting partnership', 'Northwind Analytics GmbH', 'Harbourline Systems Ltd');
  const workspace = await start.start();
  await workspace.goTo('10.2');
  await expect(workspace.inspector).toContainText('Limitation of Liability');
  const { page } = await desktop.restart();
  const reopened = await new LibraryPage(page).open('Forecasting partnership');
  await expect(reopened.counts).toContainText('untouched');
});
