import type { BrowserWindow, Dialog, SafeStorage, Shell } from 'electron';
import { exportFileLayer } from '../../persistence/file-layer.ts';
import { writeDurably } from '../../persistence/durable-file.ts';
import { storageFailure } from '../../persistence/storage-error.ts';
import type { Delivery } from '../../../shared/api/shapes.ts';
import type { Host } from '../host.ts';

/** Exactly the calls used, so that a test can stand in for Electron. */
export type ElectronCalls = {
  readonly dialog: Pick<Dialog, 'showSaveDialog'>;
  readonly shell: Pick<Shell, 'openPath'>;
  readonly safeStorage: Pick<SafeStorage, 'isEncryptionAvailable' | 'encryptString' | 'decryptString'> & Partial<Pick<SafeStorage, 'getSelectedStorageBackend'>>;
  readonly quit: () => void;
  /** The window once it exists. */
  readonly window: () => BrowserWindow | null;
};

/** The Electron host. Paths the person chooses stay on this side. */
export function createElectronHost(calls: ElectronCalls, dataFolder: string): Host {
  const save = async (name: string, bytes: Uint8Array, extension: 'docx' | 'pdf'): Promise<Delivery> => {
    const window = calls.window();
    const options = { defaultPath: name, filters: [{ name: extension === 'docx' ? 'Word document' : 'PDF', extensions: [extension] }] };
    const chosen = window === null ? await calls.dialog.showSaveDialog(options) : await calls.dialog.showSaveDialog(window, options);
    if (chosen.canceled || chosen.filePath === '') return { type: 'cancelled' };
    try {
      await writeDurably(exportFileLayer, chosen.filePath, bytes);
    } catch (error) {
      throw storageFailure('The file was not saved', error);
    }
    return { type: 'saved', name: chosen.filePath.split(/[/\\]/).at(-1) ?? name };
  };
  return {
    kind: 'electron',
    save: (name, bytes) => save(name, bytes, 'docx'),
    reveal: async () => void (await calls.shell.openPath(dataFolder)),
    print: async (name) => {
      const window = calls.window();
      if (window === null) return { type: 'cancelled' };
      return save(`${name}.pdf`, await window.webContents.printToPDF({ printBackground: true }), 'pdf');
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
