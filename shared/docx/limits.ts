/**
 * What one file may cost. Every file is hostile until read: each number says what it protects and why it is that large.
 */
export const LIMITS = {
  /** A file larger than this is not a contract; Word itself stops at 512 MB. */
  fileBytes: 256 * 1024 * 1024,
  /** The largest real agreements carry a few hundred parts (pictures, custom XML). */
  entries: 10_000,
  /** Sum of the sizes the directory declares. A 1,000-page contract has about 30 MB of XML. */
  declaredBytes: 512 * 1024 * 1024,
  /** One XML part. Bounds the string and the tree built from it. */
  xmlPartBytes: 160 * 1024 * 1024,
  /** DEFLATE reaches 1,032:1 at most; Word's XML compresses 8–30:1, machine-made repetitive tables up to about 100:1. */
  ratio: 250,
  /** Below this size a high ratio is harmless (an empty part full of spaces). */
  ratioFromBytes: 8 * 1024 * 1024,
  /** Elements in one part: about 100 bytes of memory each. 1,000 pages need about 0.7 million. */
  elements: 3_000_000,
  /** Word nests tables at most a few dozen levels; walkers recurse, so this also bounds the stack. */
  depth: 400,
  /** One start tag, attributes included. Alternative text of drawings stays below 64 kB. */
  tagBytes: 1024 * 1024,
  /** Characters of one clause-level comparison unit; longer paragraphs are compared whole. */
  paragraphCharacters: 2_000_000,
} as const;
