import { defineConfig } from 'vitest/config'

export default defineConfig({
  test: {
    include: ['test/**/*.test.ts'],
    // Real models on two slow cores: generous, because no test asserts a time.
    testTimeout: 60_000,
    hookTimeout: 60_000,
    // Colours depend on where the tests run (CI counts as a terminal); what they compare must not.
    env: { NO_COLOR: '1' },
    // Many wait for real processes and servers, and CI has two slow cores: there a busy moment shall not decide.
    retry: process.env.CI ? 1 : 0,
    pool: 'forks',
    // One more than the cores of the smallest machine: many tests wait for servers and processes.
    maxWorkers: 3,
  },
})
