/** Lets work pass side by side, or alone: whoever wants to be alone waits for what runs, and what comes later waits for it. */
export type Traffic = { readonly pass: <T>(work: () => Promise<T>) => Promise<T>; readonly alone: <T>(work: () => Promise<T>) => Promise<T>; /** Waits for whoever is alone now. */ readonly quiet: () => Promise<unknown> };

export function createTraffic(): Traffic {
  const running = new Set<Promise<unknown>>();
  let free: Promise<unknown> = Promise.resolve();
  return {
    quiet: () => free,
    pass: async (work) => {
      // Whoever waited may find that the next one wants to be alone already.
      for (let seen: Promise<unknown> | null = null; seen !== free;) {
        seen = free;
        await seen;
      }
      const done = work();
      const settled = done.then(() => undefined, () => undefined);
      running.add(settled);
      void settled.then(() => running.delete(settled));
      return done;
    },
    alone: (work) => {
      const before = free;
      const turn = before.then(() => Promise.all(running)).then(work);
      free = turn.then(() => undefined, () => undefined);
      return turn;
    },
  };
}
