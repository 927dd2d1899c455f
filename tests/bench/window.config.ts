import { defineConfig, type PlaywrightTestConfig } from '@playwright/test';
import base from '../e2e/playwright.config.ts';

const config: PlaywrightTestConfig = defineConfig(base, { testDir: '.', testMatch: '**/*.bench.ts', outputDir: '../../test-results/bench', workers: 1, timeout: 300_000, use: { trace: 'off' } });

/** One browser, one test at a time, and the figures alone. */
export default config;
