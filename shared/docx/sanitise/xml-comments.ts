/** Where the comments of an XML source stand (XML 1.0, 2.5); `<!--` inside a CDATA section is text. */
export function xmlComments(source: string): { readonly start: number; readonly end: number }[] {
  if (!source.includes('<!--')) return [];
  return [...source.matchAll(/<!\[CDATA\[[\s\S]*?\]\]>|<!--[\s\S]*?-->/g)]
    .filter((match) => match[0].startsWith('<!--'))
    .map((match) => ({ start: match.index, end: match.index + match[0].length }));
}
