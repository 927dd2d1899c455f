import type { XmlElement } from '../xml/scan.ts';

export type Decision = 'accept' | 'reject';

/** What is resolved in a part, and how. */
export type Resolver = {
  readonly source: string;
  readonly decision: Decision;
  /** Whether a mark is one that is resolved; the others stay as they are. */
  readonly resolves: (mark: XmlElement) => boolean;
  /** Elements with a revision mark to resolve somewhere in them; everything else is copied as it stands. */
  readonly dirty: ReadonlySet<XmlElement>;
  /** Content-control and custom-XML tags that a tracked range adds or takes. */
  readonly unwrapped: ReadonlySet<XmlElement>;
};

export const adds = (name: string): boolean => name === 'w:ins' || name === 'w:moveTo';
export const takes = (name: string): boolean => name === 'w:del' || name === 'w:moveFrom';

/** Content under this mark disappears. */
export const vanishes = (resolver: Resolver, mark: XmlElement): boolean => (resolver.decision === 'accept' ? takes(mark.name) : adds(mark.name)) && resolver.resolves(mark);
