import type { BrowserWindow, Dialog, SafeStorage, Shell } from 'electron';
import { fail } from '../../../shared/base/app-error.ts';
import { exportFileLayer } from '../../persistence/file-layer.ts';
import { writeDurably } from '../../persistence/durable-file.ts';
import { storageFailure } from '../../persistence/storage-error.ts';
import type { Delivery } from '../../../shared/api/shapes.ts';
import type { Host } from '../host.ts';

/** Exactly the calls used, so that a test can stand in for Electron. */
export type ElectronCalls = {
  readonly dialog: Pick<Dialog, 'showSaveDialog'>;
  readonly shell: Pick<Shell, 'openPath' | 'showItemInFolder'>;
  readonly safeStorage: Pick<SafeStorage, 'isEncryptionAvailable' | 'encryptString' | 'decryptString'> & Partial<Pick<SafeStorage, 'getSelectedStorageBackend'>>;
  readonly quit: () => void;
  /** The window once it exists. */
  readonly window: () => BrowserWindow | null;
};

const KINDS: Readonly<Record<string, string>> = { docx: 'Word document', pdf: 'PDF', json: 'Certificate', 'parley-copy': 'Negotiation of Parley', parley: 'Bundle of Parley' };

/** The Electron host. Paths the person chooses stay on this side. */
export function createElectronHost(calls: ElectronCalls, dataFolder: string): Host {
  /** Where the person has kept files in this run; the window has handles only. */
  const kept = new Map<string, string>();
  const save = async (name: string, bytes: Uint8Array): Promise<Delivery> => {
    const extension = name.split('.').at(-1) ?? '';
    const window = calls.window();
    const options = { defaultPath: name, filters: [{ name: KINDS[extension] ?? 'File', extensions: [extension] }] };
    const chosen = window === null ? await calls.dialog.showSaveDialog(options) : await calls.dialog.showSaveDialog(window, options);
    if (chosen.canceled || chosen.filePath === '') return { type: 'cancelled' };
    try {
      await writeDurably(exportFileLayer, chosen.filePath, bytes);
    } catch (error) {
      throw storageFailure('The file was not saved', error);
    }
    const handle = `saved-${String(kept.size + 1)}`;
    kept.set(handle, chosen.filePath);
    return { type: 'saved', name: chosen.filePath.split(/[/\\]/).at(-1) ?? name, handle };
  };
  const pathOf = (handle: string): string => kept.get(handle) ?? fail('files.unknown', 'This file was not saved by this window.', 'Save it again, or open it from its folder.');
  return {
    kind: 'electron',
    save,
    saved: {
      open: async (handle) => {
        const problem = await calls.shell.openPath(pathOf(handle));
        if (problem !== '') fail('files.not-opened', 'No program opened the file.', 'Open it from its folder; the file itself is complete.');
      },
      reveal: async (handle) => calls.shell.showItemInFolder(pathOf(handle)),
    },
    reveal: async () => void (await calls.shell.openPath(dataFolder)),
    print: async (name) => {
      const window = calls.window();
      if (window === null) return { type: 'cancelled' };
      return save(`${name}.pdf`, await window.webContents.printToPDF({ printBackground: true }));
    },
    quit: calls.quit,
    keyStore: keepsSecrets(calls.safeStorage)
      ? { protect: (secret) => calls.safeStorage.encryptString(secret), reveal: (sealed) => calls.safeStorage.decryptString(Buffer.from(sealed)) }
      : null,
  };
}

/** Without a key ring Linux falls back to a password that is the same everywhere, which protects nothing. */
const keepsSecrets = (storage: ElectronCalls['safeStorage']): boolean =>
  storage.isEncryptionAvailable() && (process.platform !== 'linux' || !['basic_text', 'unknown'].includes(storage.getSelectedStorageBackend?.() ?? 'unknown'));
