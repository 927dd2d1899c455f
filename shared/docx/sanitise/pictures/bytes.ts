/** Bytes as Latin-1 characters; for names and signatures of a few dozen bytes. */
export const latin = (bytes: Uint8Array): string => String.fromCharCode(...bytes);

/** The pieces one behind the other. */
export function join(pieces: readonly Uint8Array[]): Uint8Array {
  const out = new Uint8Array(pieces.reduce((sum, piece) => sum + piece.length, 0));
  let at = 0;
  for (const piece of pieces) {
    out.set(piece, at);
    at += piece.length;
  }
  return out;
}
