// The one test command: types, lint, dead code, unit, property, corpus and durability tests, and the window in a browser.
// Every step runs even when an earlier one failed; the last line counts them all.
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs';
import { join, resolve } from 'node:path';
import process from 'node:process';
import { pathToFileURL } from 'node:url';
import { build } from 'esbuild';

const RESULTS = 'test-results';
rmSync(RESULTS, { recursive: true, force: true });
mkdirSync(RESULTS, { recursive: true });

const counts = { passed: 0, failed: 0, skipped: 0 };
const bin = (name) => join('node_modules', '.bin', process.platform === 'win32' ? `${name}.cmd` : name);

// One place knows where browsers are; it is TypeScript, so it is bundled to be asked here.
const finder = join(RESULTS, 'find-browser.mjs');
await build({ entryPoints: ['tests/e2e/find-browser.ts'], outfile: finder, bundle: true, platform: 'node', format: 'esm', external: ['@playwright/test'], logLevel: 'warning' });
const { findBrowser, REMEDY } = await import(pathToFileURL(resolve(finder)).href);

function run(title, command, args, env = {}) {
  console.log(`\n== ${title}`);
  const result = spawnSync(command, args, { stdio: 'inherit', shell: command.endsWith('.cmd'), env: { ...process.env, ...env } });
  if (result.error !== undefined) console.error(`${title}: ${result.error.message}`);
  return result.status === 0;
}

function check(title, command, args) {
  if (run(title, command, args)) counts.passed += 1;
  else counts.failed += 1;
}

function readJson(path) {
  return existsSync(path) ? JSON.parse(readFileSync(path, 'utf8')) : undefined;
}

function vitest() {
  const report = join(RESULTS, 'vitest.json');
  const ok = run('unit, property, corpus and durability tests', bin('vitest'), ['run', '--config', 'tests/vitest.config.ts', '--reporter=default', '--reporter=json', `--outputFile.json=${report}`]);
  const read = readJson(report);
  counts.passed += read?.numPassedTests ?? 0;
  counts.skipped += (read?.numPendingTests ?? 0) + (read?.numTodoTests ?? 0);
  counts.failed += read?.numFailedTests ?? 0;
  if (!ok && (read?.numFailedTests ?? 0) === 0) counts.failed += 1;
}

/** A browser already here, or one this machine may install: Debian's as root, else Playwright's own. */
function provideBrowser() {
  const has = () => findBrowser() !== null;
  if (has()) return true;
  if (process.platform === 'linux' && process.getuid?.() === 0 && existsSync('/usr/bin/apt-get')) {
    console.log('No browser found; installing Debian’s chromium.');
    run('apt-get update', 'apt-get', ['update', '-qq']);
    run('apt-get install chromium', 'apt-get', ['install', '-y', '-qq', '--no-install-recommends', 'chromium'], { DEBIAN_FRONTEND: 'noninteractive' });
    if (has()) return true;
  }
  console.log('No browser found; trying Playwright’s own.');
  run('playwright install chromium', bin('playwright'), ['install', 'chromium']);
  return has();
}

/** The tests that failed once and passed when run again, by file and title. */
function flakyTitles(suites) {
  return suites.flatMap((suite) => [
    ...flakyTitles(suite.suites ?? []),
    ...(suite.specs ?? []).filter((spec) => spec.tests.some((test) => test.status === 'flaky')).map((spec) => `${spec.file} › ${spec.title}`),
  ]);
}

function endToEnd() {
  if (!provideBrowser()) {
    console.error(REMEDY);
    counts.failed += 1;
    return;
  }
  const report = join(RESULTS, 'playwright.json');
  const ok = run('the window, end to end in a browser', bin('playwright'), ['test', '--config', 'tests/e2e/playwright.config.ts', '--reporter=list,json'], { PLAYWRIGHT_JSON_OUTPUT_FILE: resolve(report) });
  const read = readJson(report);
  const stats = read?.stats;
  for (const title of flakyTitles(read?.suites ?? [])) console.warn(`PASSED ONLY WHEN RUN AGAIN: ${title}`);
  counts.passed += (stats?.expected ?? 0) + (stats?.flaky ?? 0);
  counts.skipped += stats?.skipped ?? 0;
  counts.failed += stats?.unexpected ?? 0;
  if (!ok && (stats?.unexpected ?? 0) === 0) counts.failed += 1;
}

check('build', process.execPath, ['electron/build.mjs']);
check('types', bin('tsc'), ['-b']);
check('lint', bin('oxlint'), ['--deny-warnings']);
vitest();
endToEnd();

const skipped = counts.skipped > 0 ? `, ${counts.skipped} skipped` : '';
console.log(`\n${counts.passed} passed, ${counts.failed} failed${skipped}`);
process.exit(counts.failed === 0 ? 0 : 1);
