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
    // discord.js, Bolt, Fastify, … loaded once for each worker and not for each of more than two hundred files, which is
    // a quarter of the time: a file must leave no global behind, and a test of what is loaded takes its own process.
    isolate: false,
    // Twice the cores of the smallest machine: many tests wait, for processes and for the pauses that platforms ask for.
    maxWorkers: 4,
  },
})
