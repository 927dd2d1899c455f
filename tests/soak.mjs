// The long form of the seeded properties, of the random edits of real documents, of the judged pairs, of negotiations by chance and of the kills; an hour or two, not part of the test command.
import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import process from 'node:process';

const vitest = join('node_modules', '.bin', process.platform === 'win32' ? 'vitest.cmd' : 'vitest');
const result = spawnSync(vitest, ['run', '--config', 'tests/vitest.config.ts', 'tests/engine', 'tests/durability', 'tests/corpus', 'tests/lawyer-edits', 'tests/negotiating'], {
  stdio: 'inherit',
  shell: process.platform === 'win32',
  env: { ...process.env, PARLEY_SOAK_RUNS: process.env.PARLEY_SOAK_RUNS ?? '10000', PARLEY_KILLS: process.env.PARLEY_KILLS ?? '2000', PARLEY_EDITS: process.env.PARLEY_EDITS ?? '5000', PARLEY_DRAWS: process.env.PARLEY_DRAWS ?? '100', PARLEY_PAIRS: process.env.PARLEY_PAIRS ?? '1000', PARLEY_NEGOTIATIONS: process.env.PARLEY_NEGOTIATIONS ?? '1000' },
});
process.exit(result.status ?? 1);
