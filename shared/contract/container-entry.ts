/** One file inside a file of Parley’s own. */
export type ContainerEntry = { readonly name: string; readonly bytes: Uint8Array };
