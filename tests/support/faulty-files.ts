import type { FileLayer, OpenFile } from '../../electron/persistence/file-layer.ts';

type Inode = { volatile: Uint8Array; durable: Uint8Array };

export type FaultyFiles = {
  readonly layer: FileLayer;
  /** What a power cut leaves: only what was fsynced, under names whose directory was fsynced. */
  readonly afterPowerCut: () => FaultyFiles;
  /** What killing the program leaves: everything the system was told. */
  readonly afterKill: () => FaultyFiles;
  /** Fails the n-th operation from now (0 = the next) with this code; `forever` keeps failing from there. */
  readonly failAt: (n: number, code: string, forever?: boolean) => void;
  readonly operations: () => number;
  readonly content: (path: string) => Uint8Array | undefined;
  readonly put: (path: string, bytes: Uint8Array) => void;
  readonly names: () => readonly string[];
};

const join = (a: Uint8Array, b: Uint8Array): Uint8Array => {
  const out = new Uint8Array(a.length + b.length);
  out.set(a);
  out.set(b, a.length);
  return out;
};
const parent = (path: string): string => path.slice(0, path.lastIndexOf('/'));

/** A file system in memory that forgets what was not fsynced and fails on demand. */
export function createFaultyFiles(initial: ReadonlyMap<string, Uint8Array> = new Map()): FaultyFiles {
  const names = new Map<string, Inode>();
  const durableNames = new Map<string, Inode>();
  for (const [path, bytes] of initial) {
    const inode = { volatile: bytes, durable: bytes };
    names.set(path, inode);
    durableNames.set(path, inode);
  }
  let operations = 0;
  let failing: { at: number; code: string; forever: boolean } | null = null;

  const failure = (code: string): Error => Object.assign(new Error(code), { code });
  const step = (): string | null => {
    const now = operations;
    operations += 1;
    if (failing === null || now < failing.at || (now > failing.at && !failing.forever)) return null;
    return failing.code;
  };
  const check = (): void => {
    const code = step();
    if (code !== null) throw failure(code);
  };
  const inodeAt = (path: string): Inode => {
    const inode = names.get(path);
    if (inode === undefined) throw failure('ENOENT');
    return inode;
  };
  const handle = (inode: Inode): OpenFile => ({
    append: async (bytes) => {
      const code = step();
      // A failing write leaves part of its bytes behind, as a full disk does.
      inode.volatile = join(inode.volatile, code === null ? bytes : bytes.subarray(0, Math.floor(bytes.length / 2)));
      if (code !== null) throw failure(code);
    },
    sync: async () => {
      check();
      inode.durable = inode.volatile;
    },
    truncate: async (length) => {
      check();
      inode.volatile = inode.volatile.slice(0, length);
    },
    size: async () => inode.volatile.length,
    close: async () => undefined,
  });
  const layer: FileLayer = {
    read: async (path) => {
      check();
      if ([...names.keys()].some((name) => name.startsWith(`${path}/`))) throw failure('EISDIR');
      return inodeAt(path).volatile.slice();
    },
    openAppend: async (path) => {
      check();
      const inode = names.get(path) ?? { volatile: new Uint8Array(), durable: new Uint8Array() };
      names.set(path, inode);
      return handle(inode);
    },
    create: async (path) => {
      check();
      if (names.has(path)) throw failure('EEXIST');
      const inode = { volatile: new Uint8Array(), durable: new Uint8Array() };
      names.set(path, inode);
      return handle(inode);
    },
    rename: async (from, to) => {
      check();
      const below = [...names].filter(([name]) => name.startsWith(`${from}/`));
      if (below.length === 0) names.set(to, inodeAt(from));
      names.delete(from);
      for (const [name, inode] of below) {
        names.delete(name);
        names.set(to + name.slice(from.length), inode);
      }
    },
    remove: async (path) => {
      check();
      for (const name of names.keys()) if (name === path || name.startsWith(`${path}/`)) names.delete(name);
    },
    makeDirectory: async () => check(),
    list: async (path) => {
      check();
      return [...new Set([...names.keys()].filter((name) => name.startsWith(`${path}/`)).map((name) => name.slice(path.length + 1).split('/')[0] ?? ''))];
    },
    size: async (path) => inodeAt(path).volatile.length,
    endsWith: async (path, end) => {
      const bytes = inodeAt(path).volatile;
      return bytes.length >= end.length && end.every((byte, index) => bytes[bytes.length - end.length + index] === byte);
    },
    syncDirectory: async (path) => {
      check();
      for (const name of durableNames.keys()) if (parent(name) === path && !names.has(name)) durableNames.delete(name);
      for (const [name, inode] of names) if (parent(name) === path) durableNames.set(name, inode);
      // A folder renamed within this one takes along what was durable in it.
      for (const [old, inode] of durableNames) {
        if (!old.startsWith(`${path}/`) || names.has(old)) continue;
        const now = [...names].find(([, other]) => other === inode)?.[0];
        durableNames.delete(old);
        if (now !== undefined) durableNames.set(now, inode);
      }
    },
  };
  return {
    layer,
    afterPowerCut: () => createFaultyFiles(new Map([...durableNames].map(([name, inode]) => [name, inode.durable]))),
    afterKill: () => createFaultyFiles(new Map([...names].map(([name, inode]) => [name, inode.volatile]))),
    failAt: (n, code, forever = false) => {
      failing = { at: operations + n, code, forever };
    },
    operations: () => operations,
    content: (path) => names.get(path)?.volatile,
    put: (path, bytes) => void names.set(path, { volatile: bytes, durable: bytes }),
    names: () => [...names.keys()].toSorted(),
  };
}
