/** Where the comments and processing instructions of an XML source stand (XML 1.0, 2.5 and 2.6), but for its declaration; inside a CDATA section they are text. */
export function xmlComments(source: string): { readonly start: number; readonly end: number }[] {
  return [...source.matchAll(/<!\[CDATA\[[\s\S]*?\]\]>|<!--[\s\S]*?-->|<\?(?!xml\s)[\s\S]*?\?>/g)]
    .filter((match) => !match[0].startsWith('<![CDATA['))
    .map((match) => ({ start: match.index, end: match.index + match[0].length }));
}
