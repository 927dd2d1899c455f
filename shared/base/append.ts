/** Puts `more` at the end of `list`. A call with as many arguments as a hostile file has words would be one too deep. */
export function append<T>(list: T[], more: Iterable<T>): void {
  for (const one of more) list.push(one);
}
