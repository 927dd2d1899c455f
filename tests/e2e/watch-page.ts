import type { Page } from '@playwright/test';

declare global {
  // Filled by a listener put in before any script of the page.
  var policyViolations: string[] | undefined;
}

export type PageWatch = { readonly outside: readonly string[]; readonly errors: readonly string[]; readonly violations: () => Promise<readonly string[]> };

/** Notes every request that leaves the loopback origin, every console error and page error, every broken policy. */
export async function watchPage(page: Page): Promise<PageWatch> {
  const outside: string[] = [];
  const errors: string[] = [];
  page.on('request', (request) => {
    const { protocol, hostname } = new URL(request.url());
    const ours = (protocol === 'http:' && hostname === '127.0.0.1') || protocol === 'data:' || protocol === 'blob:';
    if (!ours) outside.push(request.url());
  });
  page.on('console', (message) => {
    if (message.type() === 'error' || message.type() === 'warning') errors.push(message.text());
  });
  page.on('pageerror', (error) => errors.push(String(error)));
  await page.addInitScript(() => {
    globalThis.policyViolations = [];
    document.addEventListener('securitypolicyviolation', (event) => globalThis.policyViolations?.push(`${event.violatedDirective} ${event.blockedURI}`));
  });
  return { outside, errors, violations: () => page.evaluate(() => globalThis.policyViolations ?? []) };
}
