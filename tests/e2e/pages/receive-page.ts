import { expect, type Page } from '@playwright/test';
import { WorkspacePage } from './workspace-page.ts';

export type Piles = { readonly untracked: number; readonly removed: number; readonly tracked: number; readonly accepted: number };

/** The review of a returned file. */
export class ReceivePage {
  readonly page: Page;
  constructor(page: Page) {
    this.page = page;
  }

  async ready(): Promise<void> {
    await expect(this.page.getByRole('main', { name: 'Review of the returned file' })).toBeVisible({ timeout: 30_000 });
  }

  async piles(): Promise<Piles> {
    const count = async (pile: string): Promise<number> => Number(await this.page.locator(`.pile[data-pile="${pile}"] .pile-count`).textContent());
    return { untracked: await count('untracked'), removed: await count('removed'), tracked: await count('tracked'), accepted: await count('accepted') };
  }

  async take(): Promise<WorkspacePage> {
    await this.page.keyboard.press('Control+Enter');
    const workspace = new WorkspacePage(this.page);
    await workspace.ready();
    return workspace;
  }
}
