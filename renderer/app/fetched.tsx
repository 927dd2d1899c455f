import { lazy, useState, type ComponentType, type ReactNode } from 'react';

/** A screen that is fetched when it is first needed, or before. */
export type Fetched = (() => ReactNode) & { readonly fetch: () => Promise<void> };

/**
 * A screen whose code is a file of its own. What is there already is drawn at once: a lazy component is waited for even then, and React keeps whatever it showed
 * meanwhile for a third of a second, so that nothing flickers. Needs a Suspense above it.
 */
export function fetched(load: () => Promise<ComponentType>): Fetched {
  let here: ComponentType | null = null;
  const get = async (): Promise<ComponentType> => (here ??= await load());
  const Waited = lazy(async () => ({ default: await get() }));
  const Screen = (): ReactNode => {
    // Chosen once for as long as it is shown: another component in its place would begin anew.
    const [Now] = useState<ComponentType>(() => here ?? Waited);
    return <Now />;
  };
  return Object.assign(Screen, { fetch: async () => void (await get()) });
}
