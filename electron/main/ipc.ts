import type { IpcMain, IpcMainInvokeEvent, WebContents } from 'electron';
import { IPC_NOTICE, IPC_REQUEST } from '../../shared/api/channels.ts';
import type { Notice } from '../../shared/api/notices.ts';
import type { AppError } from '../../shared/base/app-error.ts';
import { err, type Result } from '../../shared/base/result.ts';
import type { Router } from '../backend/router.ts';
import { isOurs } from './security.ts';

type Sender = Pick<IpcMainInvokeEvent, 'senderFrame'>;
type Contents = Pick<WebContents, 'mainFrame' | 'send' | 'isDestroyed'>;

/** Only the top frame of our own window, showing our own page, is heard. */
function isTrusted(event: Sender, contents: Pick<WebContents, 'mainFrame'>): boolean {
  const frame = event.senderFrame;
  return frame !== null && frame === contents.mainFrame && frame.parent === null && isOurs(frame.url);
}

/** Connects the window's bridge to the router and sends notices back. */
export function serveIpc(ipcMain: Pick<IpcMain, 'handle'>, contents: Contents, request: Router, subscribe: (listener: (notice: Notice) => void) => () => void): void {
  ipcMain.handle(IPC_REQUEST, async (event, name: unknown, input: unknown): Promise<Result<unknown, AppError>> => {
    if (!isTrusted(event, contents) || typeof name !== 'string') {
      return err({ code: 'api.untrusted', message: 'This request did not come from Parley’s own window.', remedy: 'Close the window and start Parley again.' });
    }
    return request(name, input);
  });
  subscribe((notice) => {
    if (!contents.isDestroyed()) contents.send(IPC_NOTICE, notice);
  });
}
