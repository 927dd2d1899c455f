import { expect, type Locator, type Page } from '@playwright/test';
import { WorkspacePage } from './workspace-page.ts';

export type Piles = { readonly untracked: number; readonly removed: number; readonly tracked: number; readonly accepted: number };

/** The review of a returned file. */
export class ReceivePage {
  readonly page: Page;
  constructor(page: Page) {
    this.page = page;
  }

  /** How many clauses are selected, as it is said. */
  get selected(): Locator {
    return this.page.getByRole('region', { name: 'Several clauses at once' }).getByRole('status');
  }

  /** The clauses for which this was chosen. */
  chosen(choice: 'Accept' | 'Reject' | 'Set aside'): Locator {
    return this.page.getByRole('article').getByRole('radio', { name: choice, checked: true });
  }

  clause(number: string): Locator {
    return this.page.getByRole('article', { name: new RegExp(`^${number.replace('.', '\\.')} `) });
  }

  async ready(): Promise<void> {
    await expect(this.page.getByRole('main', { name: 'Review of the returned file' })).toBeVisible({ timeout: 30_000 });
  }

  async piles(): Promise<Piles> {
    const count = async (pile: string): Promise<number> => Number(await this.page.locator(`.pile[data-pile="${pile}"] .pile-count`).textContent());
    return { untracked: await count('untracked'), removed: await count('removed'), tracked: await count('tracked'), accepted: await count('accepted') };
  }

  /** Takes the file for a return although it is what was sent. */
  async insist(): Promise<void> {
    await this.page.getByLabel('Take it in all the same').check();
  }

  async take(): Promise<WorkspacePage> {
    await this.page.keyboard.press('Control+Enter');
    const workspace = new WorkspacePage(this.page);
    await workspace.ready();
    return workspace;
  }
}
