import { mkdir, readFile } from 'node:fs/promises';
import { cpus, loadavg } from 'node:os';
import { fileURLToPath } from 'node:url';
import type { CDPSession, Page } from '@playwright/test';
import * as v from 'valibot';
import { editBody } from '../../resources/demo/edit-return.ts';
import { expect, test } from '../e2e/fixtures.ts';

const AGREEMENT = fileURLToPath(new URL('../../resources/templates/ai-integration-partnership-agreement.docx', import.meta.url));
const TRACES = fileURLToPath(new URL('../../test-results/bench/', import.meta.url));

const CLAUSES = 2_000;
const SENTENCE = 'Each Party shall keep the records that show how it performs this clause, and shall hand them to the other Party within ten days of a written request, free of charge and in a common format, for as long as this Agreement lasts.';
const MB = 1024 * 1024;

const LIMITS = { open: 1_000, task: 50, key: 16, memory: 400 } as const;

const paragraph = (text: string, style = ''): string => `<w:p>${style}<w:r><w:t xml:space="preserve">${text}</w:t></w:r></w:p>`;

/** An agreement of 2,000 clauses of 45 words: 90,000 words on each side. */
function large(xml: string): string {
  const body = Array.from({ length: CLAUSES }, (_, index) => paragraph(`${String(Math.floor(index / 100) + 1)}.${String((index % 100) + 1)} Duty number ${String(index + 1)}`, '<w:pPr><w:keepNext/></w:pPr>') + paragraph(SENTENCE)).join('');
  const section = /<w:sectPr[\s\S]*<\/w:sectPr>\s*<\/w:body>/.exec(xml)?.[0] ?? '';
  return xml.replace(/<w:body>[\s\S]*<\/w:body>/, () => `<w:body>${body}${section.slice(section.lastIndexOf('<w:sectPr'))}`);
}

/** Their changes: another period in every fifth clause, without a mark. */
function returned(xml: string): string {
  let at = 0;
  return xml.replaceAll('within ten days', (words) => ((at += 1) % 5 === 0 ? 'within fifteen days' : words));
}

declare global {
  // Filled while keys are pressed.
  var keyTimes: number[] | undefined;
}

const quantile = (values: readonly number[], share: number): number => values.toSorted((a, b) => a - b)[Math.min(values.length - 1, Math.floor(values.length * share))] ?? Number.NaN;
const median = (values: readonly number[]): number => quantile(values, 0.5);

/** From the click to the first clause drawn and the window free to answer. */
const opening = (page: Page): Promise<number> =>
  page.evaluate(
    () =>
      new Promise<number>((resolve) => {
        const button = [...document.querySelectorAll<HTMLElement>('.library-open')][0];
        const start = performance.now();
        const look = (): void => {
          if (document.querySelector('.document-scroll [data-clause]') === null || document.querySelector('.outline-row') === null) return void requestAnimationFrame(look);
          // Drawn, and the work behind it done: a task of its own runs only then.
          requestAnimationFrame(() => setTimeout(() => resolve(performance.now() - start), 0));
        };
        button?.click();
        look();
      }),
  );

type Scrolled = { readonly frames: number; readonly blank: number; readonly tasks: readonly number[] };

/** Scrolls through the agreement a screen at a time; a frame is blank when no clause stands in the middle of it. */
const scrolling = (page: Page): Promise<Scrolled> =>
  page.evaluate(async () => {
    const scroller = document.querySelector<HTMLElement>('.document-scroll');
    if (scroller === null) throw new Error('nothing to scroll');
    const tasks: number[] = [];
    const observer = new PerformanceObserver((list) => tasks.push(...list.getEntries().map((entry) => entry.duration)));
    observer.observe({ entryTypes: ['longtask'] });
    const box = scroller.getBoundingClientRect();
    let blank = 0;
    const frames = 240;
    for (let frame = 0; frame < frames; frame += 1) {
      scroller.scrollTop += frame % 40 === 39 ? 20_000 : 700;
      await new Promise((resolve) => requestAnimationFrame(() => setTimeout(resolve, 0)));
      if (document.elementFromPoint(box.left + box.width / 3, box.top + box.height / 2)?.closest('.virtual-row') === null) blank += 1;
    }
    await new Promise((resolve) => setTimeout(resolve, 300));
    observer.disconnect();
    return { frames, blank, tasks };
  });

/** From each key to the redline beside the editor showing it, in milliseconds. */
async function typing(page: Page): Promise<readonly number[]> {
  await page.evaluate(() => {
    const times: number[] = [];
    let pressed: number | null = null;
    window.addEventListener('keydown', (event) => (pressed = event.timeStamp), true);
    new MutationObserver(() => {
      if (pressed === null) return;
      times.push(performance.now() - pressed);
      pressed = null;
    }).observe(document.querySelector('.inspector') ?? document.body, { subtree: true, childList: true, characterData: true });
    globalThis.keyTimes = times;
  });
  await page.keyboard.type(' The records are kept for six years after the end of this Agreement, in a form that can be read without special programs.', { delay: 40 });
  return page.evaluate(() => globalThis.keyTimes ?? []);
}

const traceSchema = v.object({ traceEvents: v.array(v.looseObject({ name: v.optional(v.string()), ph: v.optional(v.string()), pid: v.number(), tid: v.number(), ts: v.number(), dur: v.optional(v.number()), tdur: v.optional(v.number()), args: v.optional(v.unknown()) })) });
const threadName = v.object({ name: v.string() });

/** The longest task of the page’s main thread while it scrolled, in the processor time it took: what other programs do does not count. Starting the trace is a task of its own, the first. */
async function ownTime(path: string): Promise<number> {
  const { traceEvents } = v.parse(traceSchema, JSON.parse(await readFile(path, 'utf8')));
  const main = new Set(traceEvents.filter((event) => event.name === 'thread_name' && v.is(threadName, event.args) && event.args.name === 'CrRendererMain').map((event) => `${String(event.pid)} ${String(event.tid)}`));
  const scrolls = traceEvents.filter((event) => event.name === 'ScrollLayer' && main.has(`${String(event.pid)} ${String(event.tid)}`)).map((event) => event.ts);
  const first = Math.min(...scrolls);
  const tasks = traceEvents.filter((event) => event.name === 'RunTask' && event.ph === 'X' && event.ts > first && main.has(`${String(event.pid)} ${String(event.tid)}`));
  return Math.max(0, ...tasks.map((task) => (task.tdur ?? 0) / 1_000));
}

async function heap(session: CDPSession): Promise<number> {
  await session.send('HeapProfiler.collectGarbage');
  const { metrics } = await session.send('Performance.getMetrics');
  return metrics.find((metric) => metric.name === 'JSHeapUsedSize')?.value ?? Number.NaN;
}

/** What the page's process holds for itself, where the system tells. */
async function resident(page: Page): Promise<number> {
  const browser = await page.context().browser()?.newBrowserCDPSession();
  const { processInfo } = (await browser?.send('SystemInfo.getProcessInfo')) ?? { processInfo: [] };
  const sizes = await Promise.all(
    processInfo.filter((one) => one.type === 'renderer').map(async (one) => Number(/^Private_Dirty:\s+(\d+)/m.exec(await readFile(`/proc/${String(one.id)}/smaps_rollup`, 'utf8').catch(() => ''))?.[1] ?? Number.NaN) * 1024),
  );
  return Math.max(...sizes.filter((size) => !Number.isNaN(size)), 0);
}

test('the window with 2,000 clauses and 90,000 words a side', async ({ app, page, browser }) => {
  await mkdir(TRACES, { recursive: true });
  const agreement = await readFile(AGREEMENT);
  const start = await app.library.create();
  await start.chooseFile(await app.keep('large.docx', editBody(agreement, large)));
  await start.describe('Large', 'A', 'B');
  const workspace = await start.start();
  const send = await workspace.send();
  await send.produce();
  const sent = await send.save('redline');
  await send.back();
  const review = await workspace.receive(await app.keep('return.docx', editBody(sent, returned)));
  await review.take();
  await expect(workspace.counts).toContainText('400 open');

  const opened: number[] = [];
  for (let run = 0; run < 5; run += 1) {
    await app.restart();
    await app.library.ready();
    await page.locator('.library-open').first().waitFor();
    opened.push(await opening(page));
  }
  await browser.startTracing(page, { path: `${TRACES}window-scrolling.json` });
  const scrolled = await scrolling(page);
  await browser.stopTracing();
  await workspace.goTo('Duty number 1777');
  await page.keyboard.press('e');
  await page.getByRole('textbox', { name: /^Your text/ }).waitFor();
  const keys = await typing(page);
  await page.keyboard.press('Escape');
  const session = await page.context().newCDPSession(page);
  await session.send('Performance.enable');
  const used = (await heap(session)) / MB;
  const held = (await resident(page)) / MB;

  const longest = Math.max(0, ...scrolled.tasks);
  const longestOwn = await ownTime(`${TRACES}window-scrolling.json`);
  const rows = [
    { what: 'click to interactive, median of 5', limit: LIMITS.open, unit: 'ms', value: median(opened) },
    { what: 'click to interactive, slowest of 5', limit: LIMITS.open, unit: 'ms', value: Math.max(...opened) },
    { what: 'longest task while scrolling', limit: LIMITS.task, unit: 'ms', value: longest },
    { what: 'the same in processor time (trace)', limit: LIMITS.task, unit: 'ms', value: longestOwn },
    { what: `blank frames of ${String(scrolled.frames)}`, limit: 0, unit: '', value: scrolled.blank },
    { what: 'key to redline, median', limit: LIMITS.key, unit: 'ms', value: median(keys) },
    { what: `key to redline, 95th percentile of ${String(keys.length)}`, limit: LIMITS.key, unit: 'ms', value: quantile(keys, 0.95) },
    { what: 'page memory: script heap', limit: LIMITS.memory, unit: 'MB', value: used },
    { what: 'page memory: the whole process', limit: LIMITS.memory, unit: 'MB', value: held },
  ];
  const table = rows.map(({ what, limit, unit, value }) => `| ${what.padEnd(44)} | ${`${value.toFixed(value < 10 ? 1 : 0)} ${unit}`.padStart(9)} | ${`${String(limit)} ${unit}`.padStart(8)} | ${value <= limit ? 'yes' : 'NO '} |`);
  console.log(['', `| ${'2,000 clauses, 90,000 words a side'.padEnd(44)} | ${'measured'.padStart(9)} | ${'limit'.padStart(8)} | met |`, `|${'-'.repeat(46)}|${'-'.repeat(11)}|${'-'.repeat(10)}|-----|`, ...table, '', `Load of this computer over the last minute: ${(loadavg()[0] ?? 0).toFixed(1)} on ${String(cpus().length)} processors. Above that number the times are those of a queue.`, `Trace: ${TRACES.slice(TRACES.indexOf('test-results'))}window-scrolling.json`].join('\n'));
  expect(keys.length).toBeGreaterThan(100);
  expect(rows.filter((row) => row.value > row.limit).map((row) => row.what), 'what misses its limit').toEqual([]);
});
