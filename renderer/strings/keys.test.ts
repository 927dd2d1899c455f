import { describe, expect, it } from 'vitest';
import { isMac, keyWords } from './keys.ts';

describe('keys as they are labelled', () => {
  it.each([
    ['Mod+K', 'Ctrl K', '⌘K'],
    ['Mod+Shift+Z', 'Ctrl Shift Z', '⇧⌘Z'],
    ['Mod+Alt+F', 'Ctrl Alt F', '⌥⌘F'],
    ['Mod+Enter', 'Ctrl ↵', '⌘↵'],
    ['Shift+F7', 'Shift F7', '⇧F7'],
    ['Escape', 'Esc', 'Esc'],
    ['j', 'j', 'j'],
    ['?', '?', '?'],
  ])('%s is %s, on a Mac %s', (name, elsewhere, mac) => {
    expect(keyWords(name, false)).toBe(elsewhere);
    expect(keyWords(name, true)).toBe(mac);
  });

  it('a Mac is known by what its browsers say they run on', () => {
    expect(isMac('Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/140.0.0.0 Safari/537.36')).toBe(true);
    expect(isMac('Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/140.0.0.0 Safari/537.36')).toBe(false);
    expect(isMac('Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/140.0.0.0 Safari/537.36')).toBe(false);
  });
});
