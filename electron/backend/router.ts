import * as v from 'valibot';
import { AppFailure, type AppError } from '../../shared/base/app-error.ts';
import { err, ok, type Result } from '../../shared/base/result.ts';
import { api, isApiName, type ApiName, type ApiOutput, type ApiParsed } from '../../shared/api/table.ts';
import type { Handlers } from './handlers.ts';

/** The only door into the back end: known name → parse → handler → `Result`. Never throws, whatever comes in. */
export type Router = (name: string, input: unknown) => Promise<Result<unknown, AppError>>;

/** `handlers` gives what can be asked now: before the passphrase was given, little. `logBug` gets what nobody foresaw, with the id the person is shown. */
export function createRouter(handlers: () => Partial<Handlers>, newId: () => string, logBug: (id: string, name: string, error: unknown) => void): Router {
  return async (name, input) => {
    if (!isApiName(name)) return err({ code: 'api.unknown', message: 'The window asked for something this version of Parley does not know.', remedy: 'Close the window and start Parley again.' });
    try {
      return await handled(handlers(), name, input);
    } catch (error) {
      if (error instanceof AppFailure) return err(error.appError);
      const id = newId();
      logBug(id, name, error);
      return err({ code: 'bug', message: `Something went wrong inside Parley (${id}).`, remedy: 'What was shown as saved is safe. Try again; if it happens again, report it with this number.' });
    }
  };
}

async function handled<N extends ApiName>(handlers: Partial<Handlers>, name: N, input: unknown): Promise<Result<ApiOutput<N>, AppError>> {
  const handler: Handlers[N] | undefined = handlers[name];
  if (handler === undefined) return err({ code: 'app.locked', message: 'Parley is locked.', remedy: 'Give the passphrase of this data folder first.' });
  const schema: v.GenericSchema<unknown, ApiParsed<N>> = api[name].input;
  const parsed = v.safeParse(schema, input);
  if (parsed.success) return ok(await handler(parsed.output));
  const [issue] = parsed.issues;
  return err({ code: 'api.input', message: `This cannot be done as asked: ${issue.message}.`, remedy: `Check what was entered${v.getDotPath(issue) === null ? '' : ` (${v.getDotPath(issue) ?? ''})`} and try again.` });
}
