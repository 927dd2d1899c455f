/** Files waiting to be fetched by the page as ordinary downloads, the newest few. */
export type Downloads = {
  readonly add: (name: string, bytes: Uint8Array) => string;
  readonly get: (id: string) => { readonly name: string; readonly bytes: Uint8Array } | undefined;
};

const WAITING = 8;

export function createDownloads(newId: () => string): Downloads {
  const waiting = new Map<string, { readonly name: string; readonly bytes: Uint8Array }>();
  return {
    add: (name, bytes) => {
      const id = newId();
      waiting.set(id, { name, bytes });
      const oldest = waiting.keys().next();
      if (waiting.size > WAITING && oldest.done !== true) waiting.delete(oldest.value);
      return id;
    },
    get: (id) => waiting.get(id),
  };
}

/** RFC 6266: a plain name for old readers, the true one in UTF-8. */
export const attachment = (name: string): string => `attachment; filename="${name.replaceAll(/[^\w .()-]/g, '_')}"; filename*=UTF-8''${encodeURIComponent(name).replaceAll(/['()*]/g, (c) => `%${c.charCodeAt(0).toString(16)}`)}`;
