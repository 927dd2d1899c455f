import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test as base, expect, type ElectronApplication, type Page } from '@playwright/test';
import { electronHere, ROOT } from './electron-here.ts';

declare global {
  // Kept in Electron's main process while a test runs.
  var parleySent: string[] | undefined;
  // Filled in the page before any of its scripts.
  var parleyViolations: string[] | undefined;
}

type Running = { readonly program: ElectronApplication; readonly page: Page };

export type Desktop = Running & {
  /** Quits and starts again on the same data, as the next morning. */
  readonly restart: () => Promise<Running>;
};

type Fixtures = { readonly desktop: Desktop };

const here = await electronHere();

/** Every test has Electron on a fresh data folder; when it ends, nothing may have been sent and no error written. */
export const test = base.extend<Fixtures>({
  desktop: async ({ playwright }, use, info) => {
    if ('why' in here) return info.skip(true, here.why);
    const { binary } = here;
    const folder = await mkdtemp(join(tmpdir(), 'parley-electron-'));
    const errors: string[] = [];
    const asked: string[] = [];
    const start = async (): Promise<Running> => {
      const program = await playwright._electron.launch({ executablePath: binary, args: [ROOT, `--data=${folder}`] });
      const context = program.context();
      context.on('request', (request) => asked.push(request.url()));
      context.on('console', (message) => (message.type() === 'error' ? errors.push(message.text()) : undefined));
      await context.addInitScript(() => {
        globalThis.parleyViolations = [];
        document.addEventListener('securitypolicyviolation', (event) => globalThis.parleyViolations?.push(`${event.violatedDirective} ${event.blockedURI}`));
      });
      await program.evaluate(({ session }) => {
        globalThis.parleySent = [];
        // A listener of its own kind: the one that cancels requests stays in place.
        session.defaultSession.webRequest.onSendHeaders({ urls: ['<all_urls>'] }, (details) => globalThis.parleySent?.push(details.url));
      });
      return { program, page: await program.firstWindow() };
    };
    let running = await start();
    const sent: string[] = [];
    const stop = async (): Promise<void> => {
      sent.push(...(await running.program.evaluate(() => globalThis.parleySent ?? [])));
      await running.program.close();
    };
    await use({
      ...running,
      restart: async () => {
        await stop();
        running = await start();
        return running;
      },
    });
    await stop();
    await rm(folder, { recursive: true, force: true });
    const outside = (url: string): boolean => !/^(?:app:\/\/parley\/|data:|blob:|devtools:)/.test(url);
    expect([...asked, ...sent].filter(outside), 'requests that left the window').toEqual([]);
    expect(errors, 'console errors').toEqual([]);
  },
});

export { expect };
