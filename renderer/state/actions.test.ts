import { describe, expect, it } from 'vitest';
import { createActions, isSingleKey, keyName } from './actions.ts';

const press = (key: string, held: Partial<Record<'ctrlKey' | 'metaKey' | 'altKey' | 'shiftKey', boolean>> = {}): string =>
  keyName({ key, ctrlKey: false, metaKey: false, altKey: false, shiftKey: false, ...held });

describe('key names', () => {
  it('name what is pressed', () => {
    expect(press('j')).toBe('j');
    expect(press('?', { shiftKey: true })).toBe('?');
    expect(press('F7', { shiftKey: true })).toBe('Shift+F7');
    expect(press('k', { ctrlKey: true })).toBe('Mod+K');
    expect(press('k', { metaKey: true })).toBe('Mod+K');
    expect(press('z', { metaKey: true, shiftKey: true })).toBe('Mod+Shift+Z');
  });
  it('know single keys', () => {
    expect(isSingleKey('a')).toBe(true);
    expect(isSingleKey('F7')).toBe(false);
  });
});

describe('the registry', () => {
  it('gives a key to the newest owner that can act', () => {
    const ran: string[] = [];
    const action = (id: string, enabled = true) => ({ id, label: id, group: '', keys: ['a'], enabled, run: () => void ran.push(id) });
    const registry = createActions();
    registry.put('app', [action('app')]);
    registry.put('screen', [action('screen')]);
    registry.forKey('a')?.run();
    registry.put('screen', [action('screen', false)]);
    registry.forKey('a')?.run();
    expect(ran).toEqual(['screen', 'app']);
  });
});
