import { expect, it } from 'vitest';
import { readStartOptions } from './start-options.ts';

it('reads how Parley is to be opened', () => {
  expect(readStartOptions([])).toEqual({ host: '', data: undefined, port: 0, noWindow: false, help: false });
  expect(readStartOptions(['--host', 'local', '--data', 'deals', '--port', '8123', '--no-window'])).toEqual({ host: 'local', data: 'deals', port: 8123, noWindow: true, help: false });
});

it.each<[string[], string]>([
  [['--prot', '3'], '--prot'],
  [['--port', 'abc'], '“abc”'],
  [['--port', '70000'], '“70000”'],
  [['--host', 'browser'], '“browser”'],
  [['deal.docx'], 'deal.docx'],
])('says what is wrong with %j', (words, named) => {
  expect(readStartOptions(words)).toEqual({ wrong: expect.stringContaining(named) });
});
