import { defineConfig } from 'vitest/config'

/** What thinks keeps nothing between two calls, so the files of its tests may share a process and what was loaded in it: a minute less. */
const THINKING = ['advice', 'case', 'draft', 'message', 'question', 'reply'].map(
  (floor) => `test/${floor}/**/*.test.ts`,
)

export default defineConfig({
  test: {
    globalSetup: ['test/world/run-folder.ts'],
    testTimeout: 30_000,
    hookTimeout: 60_000,
    maxWorkers: 2,
    projects: [
      { extends: true, test: { name: 'thinking', include: THINKING, isolate: false } },
      { extends: true, test: { name: 'whole', include: ['test/**/*.test.ts'], exclude: THINKING } },
    ],
  },
})
