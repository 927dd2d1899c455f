/**
 * What other programs put into the clipboard, made fit for a page that allows no style but its own: style sheets go, and what an element says of its style
 * stands beside it as words, from which bold, italic and underlined are known (`saysStyle`). Text is left as it is.
 */
export const withoutStyles = (html: string): string =>
  html.replaceAll(/<style\b[^>]*>[\s\S]*?<\/style\s*>/gi, '').replaceAll(/<[a-z][^>]*>/gi, (tag) => tag.replaceAll(/\sstyle\s*=/gi, ' data-style='));

/** Whether what was pasted says this of its style. */
export const saysStyle = (element: Pick<Element, 'getAttribute'>, style: RegExp): boolean => style.test(element.getAttribute('data-style') ?? '');
