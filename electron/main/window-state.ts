import { readFile } from 'node:fs/promises';
import type { BrowserWindow, Rectangle } from 'electron';
import * as v from 'valibot';
import { writeDurably } from '../persistence/durable-file.ts';
import { nodeFileLayer } from '../persistence/file-layer.ts';

/** The window is never smaller. */
export const SMALLEST = { width: 1024, height: 700 } as const;
const USUAL = { width: 1280, height: 800 } as const;

const whole = v.pipe(v.number(), v.integer());
const windowStateSchema = v.object({ x: whole, y: whole, width: whole, height: whole, maximized: v.boolean() });
type WindowState = v.InferOutput<typeof windowStateSchema>;

/** Where a window opens: `x` and `y` are left out where it is to be centred. */
export type Placement = { readonly width: number; readonly height: number; readonly x?: number; readonly y?: number; readonly maximized: boolean };

/** So much of the window has to be on a screen for its title to be caught with the mouse. */
const REACHABLE_PX = 120;

/**
 * Where the window opens, as it was left. A screen it stood on may be gone or smaller by now: then it is centred, and never larger than a screen that is there.
 * `screens` are the areas a window may cover, the main one first; there is always one.
 */
export function placementOf(kept: WindowState | null, screens: readonly Rectangle[]): Placement {
  if (kept === null) return { ...USUAL, maximized: false };
  const { x, y, maximized } = kept;
  const width = Math.max(SMALLEST.width, kept.width);
  const screen = screens.find((area) => x + width - REACHABLE_PX >= area.x && x + REACHABLE_PX <= area.x + area.width && y >= area.y && y + REACHABLE_PX <= area.y + area.height);
  const within = screen ?? screens[0] ?? { ...USUAL, x: 0, y: 0 };
  const size = { width: Math.max(SMALLEST.width, Math.min(width, within.width)), height: Math.max(SMALLEST.height, Math.min(kept.height, within.height)) };
  return screen === undefined ? { ...size, maximized } : { ...size, x, y, maximized };
}

/** Reads how the window was left; `null` where nothing can be told from the file. It is a convenience: no error is worth a word. */
export async function readWindowState(path: string): Promise<WindowState | null> {
  try {
    const parsed = v.safeParse(windowStateSchema, JSON.parse(await readFile(path, 'utf8')));
    return parsed.success ? parsed.output : null;
  } catch {
    return null;
  }
}

export type KeptWindow = Pick<BrowserWindow, 'getNormalBounds' | 'isMaximized' | 'on'>;

/** While a window is being dragged it moves many times a second. */
const SETTLED_MS = 400;

/** Keeps where the window stands, whenever it has come to rest and when it is closed. The answer waits until the file is written, before the program ends. */
export function keepWindowState(window: KeptWindow, path: string): () => Promise<void> {
  let timer: ReturnType<typeof setTimeout> | undefined;
  let writing: Promise<void> = Promise.resolve();
  const write = (): void => {
    clearTimeout(timer);
    timer = undefined;
    const { x, y, width, height } = window.getNormalBounds();
    const state: WindowState = { x, y, width, height, maximized: window.isMaximized() };
    const bytes = new TextEncoder().encode(`${JSON.stringify(state)}\n`);
    writing = writing.then(() => writeDurably(nodeFileLayer, path, bytes)).catch(() => undefined);
  };
  const settle = (): void => {
    clearTimeout(timer);
    timer = setTimeout(write, SETTLED_MS);
  };
  window.on('resize', settle);
  window.on('move', settle);
  window.on('close', write);
  return () => writing;
}
