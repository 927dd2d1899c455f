import type { MetadataItem, MetadataKind } from '../../contract/metadata.ts';
import type { Splice } from '../xml/splice.ts';

/** One place of the package that tells something, and how it goes; without a way to go it is only reported. */
export type Trace = {
  readonly kind: MetadataKind;
  readonly part: string;
  readonly what: string;
  readonly names: boolean;
  readonly sample?: string;
  /** One trace may stand in several places, such as the mark of a range at both of its ends. */
  readonly removal?: Removal;
};

export type Removal =
  | { readonly type: 'splices'; readonly splices: readonly Splice[] }
  /** The relationship goes, and with it every part that nothing else leads to. */
  | { readonly type: 'relationship'; readonly owner: string; readonly id: string }
  | { readonly type: 'part' }
  | { readonly type: 'bytes'; readonly bytes: Uint8Array };

/** What a person decided about the copy, with every author's new name settled. */
export type ScrubPlan = {
  readonly keepComments: boolean;
  readonly removeHidden: boolean;
  readonly newName: (author: string) => string;
};

const SAMPLES = 3;
const SAMPLE_LENGTH = 80;

/** Traces put together by part and words, in the order they were found. */
export function itemsOf(traces: readonly Trace[]): MetadataItem[] {
  const groups = new Map<string, { readonly first: Trace; count: number; names: boolean; readonly samples: Set<string> }>();
  for (const trace of traces) {
    const key = `${trace.kind}|${trace.part}|${trace.what}`;
    const group = groups.get(key) ?? { first: trace, count: 0, names: false, samples: new Set<string>() };
    groups.set(key, group);
    group.count += 1;
    group.names ||= trace.names;
    if (trace.sample !== undefined && trace.sample !== '' && group.samples.size < SAMPLES) group.samples.add(shortened(trace.sample));
  }
  return [...groups.values()].map(({ first: { kind, part, what }, count, names, samples }) => ({ kind, part, what, count, ...(samples.size === 0 ? {} : { samples: [...samples] }), names }));
}

const shortened = (text: string): string => {
  const clean = text.replace(/\s+/g, ' ').trim();
  return clean.length > SAMPLE_LENGTH ? `${clean.slice(0, SAMPLE_LENGTH - 1)}\u2026` : clean;
};
