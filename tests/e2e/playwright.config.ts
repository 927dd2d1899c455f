import { defineConfig } from '@playwright/test';
import { findBrowser, REMEDY } from './find-browser.ts';

const executablePath = findBrowser();
if (executablePath === null) throw new Error(REMEDY);

// Chromium refuses its sandbox to root, as in most containers; the tests open nothing but their own loopback page.
const asRoot = process.getuid?.() === 0;

export default defineConfig({
  testDir: '.',
  testMatch: '**/*.spec.ts',
  outputDir: '../../test-results/e2e',
  timeout: 90_000,
  expect: { timeout: 10_000 },
  fullyParallel: true,
  workers: 2,
  // A busy machine may make one wait too long; what passes only the second time is named at the end of the run.
  retries: process.env['CI'] === undefined ? 0 : 1,
  reporter: [['list']],
  use: {
    browserName: 'chromium',
    viewport: { width: 1280, height: 800 },
    launchOptions: { executablePath, args: asRoot ? ['--no-sandbox', '--test-type'] : [] },
    trace: 'retain-on-failure',
  },
});
