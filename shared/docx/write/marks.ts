import { encodeAttribute } from '../xml/entities.ts';

/** Who a written mark names, and when (rule W2). `date` is ISO 8601 without milliseconds, in UTC. */
export type MarkAuthorship = { readonly author: string; readonly date: string };

/** Writes revision marks with ids that are unique in the file (rule W4). */
export type MarkWriter = {
  /** Prefix of WordprocessingML at the place, with its colon (`w:`). */
  readonly w: string;
  /** `<w:ins …>` or another mark, open. */
  readonly open: (name: string) => string;
  readonly close: (name: string) => string;
  /** `<w:ins …/>`. */
  readonly empty: (name: string) => string;
  /** A mark with more attributes, such as the name of a move range. */
  readonly emptyNamed: (name: string, moveName: string, id: number) => string;
  /** The beginning of a range that is a mark itself; its end bears the same id. */
  readonly rangeStart: (name: string, id: number) => string;
  /** The end of a range that began under this id. */
  readonly rangeEnd: (name: string, id: number) => string;
  /** Marks of whoever made them written a second time, with ids of their own: what is cut in two stays theirs. */
  readonly again: (xml: string) => string;
  readonly nextId: () => number;
  /** True for the id of a mark this writer made in its own author's name. */
  readonly isOwn: (id: string) => boolean;
};

export function createMarkWriter(prefix: string, by: MarkAuthorship, nextId: () => number): MarkWriter {
  const w = prefix === '' ? '' : `${prefix}:`;
  const who = `${w}author="${encodeAttribute(by.author)}" ${w}date="${encodeAttribute(by.date)}"`;
  const own = new Set<string>();
  const tag = (name: string, id: number): string => {
    own.add(String(id));
    return `<${w}${name} ${w}id="${id}" ${who}`;
  };
  return {
    w,
    nextId,
    open: (name) => `${tag(name, nextId())}>`,
    close: (name) => `</${w}${name}>`,
    empty: (name) => `${tag(name, nextId())}/>`,
    emptyNamed: (name, moveName, id) => `${tag(name, id)} ${w}name="${encodeAttribute(moveName)}"/>`,
    rangeStart: (name, id) => `${tag(name, id)}/>`,
    rangeEnd: (name, id) => `<${w}${name} ${w}id="${id}"/>`,
    again: (xml) => xml.replace(/(\s(?:[A-Za-z0-9]+:)?id=)(["'])[^"']*\2/g, (_, lead: string) => `${lead}"${nextId()}"`),
    isOwn: (id) => own.has(id),
  };
}

/** One more than the largest annotation id of the given sources; ids are shared by marks, comments and bookmarks (17.13). */
export function firstFreeId(sources: Iterable<string>): number {
  let highest = 0;
  for (const source of sources) {
    for (const match of source.matchAll(/\bid\s*=\s*["'](\d{1,9})["']/g)) highest = Math.max(highest, Number(match[1]));
  }
  return highest + 1;
}
