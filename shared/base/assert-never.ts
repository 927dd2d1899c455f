/** Marks a branch the type checker proves unreachable. Reaching it is a bug, so it throws. */
export function assertNever(value: never): never {
  throw new Error(`Unexpected case: ${JSON.stringify(value)}`);
}
