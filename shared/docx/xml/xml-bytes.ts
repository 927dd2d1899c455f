const DECLARED = /^(\uFEFF?<\?xml[^>]*encoding\s*=\s*)(["'])[A-Za-z0-9._-]+\2/;

/** XML text as the bytes of a part: UTF-8, and saying so whatever encoding it was read from (XML 1.0, 4.3.3). */
export const xmlBytes = (text: string): Uint8Array => new TextEncoder().encode(text.replace(DECLARED, '$1$2UTF-8$2'));
