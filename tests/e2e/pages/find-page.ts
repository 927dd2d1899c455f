import type { Locator, Page } from '@playwright/test';

/** Finding and replacing words, within the workspace. */
export class FindPage {
  readonly page: Page;
  readonly bar: Locator;
  readonly dialog: Locator;
  constructor(page: Page) {
    this.page = page;
    this.bar = page.getByRole('search', { name: 'Find in our text' });
    this.dialog = page.getByRole('dialog', { name: 'Find and replace' });
  }

  get count(): Locator {
    return this.bar.getByRole('status');
  }

  /** The words marked in the agreement, the current one apart. */
  marked(name: 'find' | 'find-current'): Promise<readonly string[]> {
    return this.page.evaluate((which) => [...(CSS.highlights.get(which) ?? [])].map((range) => range.toString()), name);
  }

  clause(number: string): Locator {
    return this.dialog.getByRole('listitem').filter({ has: this.page.getByRole('checkbox', { name: new RegExp(`^Replace in ${number.replace('.', '\\.')} `) }) });
  }
}
