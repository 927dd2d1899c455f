import { fileURLToPath } from 'node:url';
import { electronBinary } from '../../electron/launch/electron-binary.ts';
import { hasDisplay } from '../../electron/host/local/open-browser.ts';

export const ROOT = fileURLToPath(new URL('../..', import.meta.url));

/** The Electron program on this machine, or why the window cannot be tested in it. Never starts a download. */
export async function electronHere(): Promise<{ readonly binary: string } | { readonly why: string }> {
  const binary = await electronBinary(ROOT, process.env);
  if (binary === null) return { why: 'there is no Electron program file here (`npx install-electron` fetches it where the network allows)' };
  if (!hasDisplay({ platform: process.platform, env: process.env })) return { why: 'there is no display (on Linux, `xvfb-run` provides one)' };
  // Without its sandbox it is not the product, so it is never tested without.
  if (process.getuid?.() === 0) return { why: 'Electron’s sandbox does not run as root' };
  return { binary };
}
