import { useEffect } from 'react';
import { useSettings } from '../state/stores.ts';

/** Root font size at 100 %: every length of the window is a multiple of it. */
const BASE_PX = 10;

/** Puts the chosen theme and text size on the page; `system` follows the system while it changes. */
export function useTheme(): void {
  const theme = useSettings((state) => state.settings.theme);
  const textSize = useSettings((state) => state.settings.textSize);
  useEffect(() => {
    const dark = window.matchMedia('(prefers-color-scheme: dark)');
    const more = window.matchMedia('(prefers-contrast: more)');
    const apply = (): void => {
      document.documentElement.dataset['theme'] = theme === 'system' ? (more.matches ? 'contrast' : dark.matches ? 'dark' : 'light') : theme;
    };
    apply();
    dark.addEventListener('change', apply);
    more.addEventListener('change', apply);
    return () => {
      dark.removeEventListener('change', apply);
      more.removeEventListener('change', apply);
    };
  }, [theme]);
  useEffect(() => {
    document.documentElement.style.fontSize = `${String((BASE_PX * textSize) / 100)}px`;
  }, [textSize]);
}
