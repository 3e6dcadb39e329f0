import { defineConfig } from 'vitest/config'

export default defineConfig({
  test: {
    projects: [
      {
        test: {
          name: 'unit',
          setupFiles: ['test/support/fixed-chance.ts'],
          include: ['test/**/*.test.ts'],
          exclude: ['test/live/**', 'node_modules/**'],
          // Files share a thread and its loaded modules: none of them changes what others rely on.
          isolate: false,
          sequence: { groupOrder: 0 },
          testTimeout: 10_000,
        },
      },
      {
        test: {
          name: 'live',
          setupFiles: ['test/support/fixed-chance.ts'],
          include: ['test/live/**/*.test.ts'],
          testTimeout: 180_000,
          hookTimeout: 60_000,
          maxWorkers: 2,
          sequence: { groupOrder: 1 },
        },
      },
    ],
  },
})
