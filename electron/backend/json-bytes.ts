/** What these bytes say as JSON, or `undefined` where they are none: bytes of strangers are damaged, not an accident. */
export function parseJson(bytes: Uint8Array | undefined): unknown {
  try {
    return bytes === undefined ? undefined : JSON.parse(new TextDecoder().decode(bytes));
  } catch {
    return undefined;
  }
}
