/** A picture looked into. */
export type PictureReading = {
  readonly format: 'JPEG' | 'PNG' | 'GIF' | 'SVG';
  /** What it tells beside what it shows, in plain words; empty when nothing. */
  readonly tells: readonly string[];
  /** The same picture without that; the very bytes when it tells nothing. */
  readonly stripped: Uint8Array;
  /** How it is turned before it is shown (EXIF orientation); 1 is upright. */
  readonly turned: number;
  /** The bytes that draw it: equal before and after, or the picture was changed. */
  readonly drawing: Uint8Array;
};
