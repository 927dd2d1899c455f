/** How a command ended: 0 fine, 1 findings or differences, 2 usage or unfinished, 3 unreadable input. */
export const EXIT = { fine: 0, differences: 1, usage: 2, unreadable: 3 } as const;

export type Outcome = { readonly code: number; /** For people. */ readonly text: string; /** For machines, printed with `--json`. */ readonly json: unknown };

/** Wrong arguments, said in one line. */
export class UsageError extends Error {}
