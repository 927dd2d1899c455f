import * as v from 'valibot';
import type { AppError } from '../base/app-error.ts';
import { err, ok, type Result } from '../base/result.ts';
import type { Bridge } from './bridge.ts';
import { noticeSchema, type Notice } from './notices.ts';
import { api, type ApiInput, type ApiName, type ApiOutput } from './table.ts';

export type ApiClient = {
  readonly request: <N extends ApiName>(name: N, input: ApiInput<N>) => Promise<Result<ApiOutput<N>, AppError>>;
  readonly subscribe: (listener: (notice: Notice) => void) => () => void;
};

/** The typed face of the bridge. Answers are parsed: the window trusts the back end no more than the other way round. */
export function createClient(bridge: Bridge): ApiClient {
  return {
    request: async (name, input) => {
      const answer = await bridge.request(name, input).catch(
        (): Result<unknown, AppError> => err({ code: 'app.gone', message: 'Parley’s back end does not answer.', remedy: 'Close this window and start Parley again; everything shown as saved is safe.' }),
      );
      return answer.ok ? parsedOutput(name, answer.value) : answer;
    },
    subscribe: (listener) =>
      bridge.subscribe((raw) => {
        const notice = v.safeParse(noticeSchema, raw);
        if (notice.success) listener(notice.output);
      }),
  };
}

function parsedOutput<N extends ApiName>(name: N, value: unknown): Result<ApiOutput<N>, AppError> {
  const schema: v.GenericSchema<unknown, ApiOutput<N>> = api[name].output;
  const parsed = v.safeParse(schema, value);
  if (parsed.success) return ok(parsed.output);
  const where = parsed.issues[0] === undefined ? '' : (v.getDotPath(parsed.issues[0]) ?? '');
  return err({ code: 'app.answer', message: `Parley’s back end gave an answer this window does not understand (${name} ${where}).`, remedy: 'Close this window and start Parley again.' });
}
