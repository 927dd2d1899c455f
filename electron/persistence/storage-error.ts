import { AppFailure } from '../../shared/base/app-error.ts';
import { errorCode } from './file-layer.ts';

/** Says in plain words why something could not be stored or read, and what to do about it. */
export function storageFailure(what: string, error: unknown): AppFailure {
  if (error instanceof AppFailure) return error;
  const code = errorCode(error);
  switch (code) {
    case 'ENOSPC':
    case 'EDQUOT':
      return failure('storage.full', `${what}: the disk is full.`, 'Free some space and try again. Everything shown as saved before is safe.');
    case 'EACCES':
    case 'EPERM':
    case 'EROFS':
      return failure('storage.denied', `${what}: this folder may not be written to.`, 'Check the rights on the data folder, then try again.');
    case 'EBUSY':
    case 'ETXTBSY':
      return failure('storage.busy', `${what}: another program is using the file.`, 'Close the other program (a virus scanner or a sync tool) and try again.');
    case 'ENOENT':
      return failure('storage.missing', `${what}: the file is not there any more.`, 'It may have been moved or deleted outside Parley. Restore it from a backup.');
    default:
      return failure('storage.failed', `${what}: the disk reported an error${code === '' ? '' : ` (${code})`}.`, 'Nothing new was saved. Check the disk, then start Parley again.');
  }
}

const failure = (code: string, message: string, remedy: string): AppFailure => new AppFailure({ code, message, remedy });
