import { defineConfig } from 'vitest/config'

/** Where to put a JSON report beside the usual output; `.ci/run` counts from it. */
const report = process.env['DOCKET_TEST_REPORT']

export default defineConfig({
  test: {
    include: ['test/**/*.test.ts'],
    pool: 'forks',
    // Every core: much of the time a test waits for a process or a browser of its own.
    maxWorkers: '100%',
    testTimeout: 60_000,
    env: { TZ: 'UTC' },
    allowOnly: false,
    reporters: report === undefined ? ['default'] : ['default', ['json', { outputFile: report }]],
  },
})
