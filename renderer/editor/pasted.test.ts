import { describe, expect, it } from 'vitest';
import { saysStyle, withoutStyles } from './pasted.ts';

describe('what is pasted from elsewhere', () => {
  it('keeps its words and says its style beside them, without a style sheet', () => {
    const html = '<style type="text/css"><!-- p { color: red } --></style><p class="x" style="margin:0">One <span STYLE=\'font-weight:700\'>two</span></p>';
    expect(withoutStyles(html)).toBe('<p class="x" data-style="margin:0">One <span data-style=\'font-weight:700\'>two</span></p>');
  });

  it('leaves words alone that speak of style', () => {
    expect(withoutStyles('<p>In style="plain" a < b</p>')).toBe('<p>In style="plain" a < b</p>');
  });

  it('knows bold by what is said of it', () => {
    const styled = (style: string | null): Pick<Element, 'getAttribute'> => ({ getAttribute: () => style });
    expect(saysStyle(styled('color:red; font-weight: 700'), /font-weight:\s*(?:bold|[6-9]00)/)).toBe(true);
    expect(saysStyle(styled('font-weight:normal'), /font-weight:\s*(?:bold|[6-9]00)/)).toBe(false);
    expect(saysStyle(styled(null), /font-weight:/)).toBe(false);
  });
});
