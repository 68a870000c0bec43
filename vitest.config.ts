import { defineConfig, type ViteUserConfig } from 'vitest/config'
import { createBudgetReporter } from './test/budget/budgetReporter.ts'

// Seconds each suite may take on two cores, all its files added up: about twice what a quiet machine
// needs, because a shared one is not always quiet. Past it, the run fails.
const budgetSeconds = {
  '@crossmargin/adapters': 90,
  '@crossmargin/core': 20,
  '@crossmargin/dashboard': 40,
  '@crossmargin/risk': 120,
  '@crossmargin/schema': 30,
  '@crossmargin/sdk': 40,
  '@crossmargin/test': 1_200,
  '@crossmargin/world': 180,
  crossmargin: 240,
}

const config: ViteUserConfig = defineConfig({
  test: {
    projects: ['packages/*', 'indexer', 'schema', 'test', 'test/world'],
    reporters: ['default', createBudgetReporter(budgetSeconds)],
    maxWorkers: 2,
  },
})

export default config
