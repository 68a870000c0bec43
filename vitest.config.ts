import { defineConfig, type ViteUserConfig } from 'vitest/config'
import { createBudgetReporter } from './test/budget/budgetReporter.ts'

// Seconds each suite may take on two cores, all its files added up. Past it, the run fails.
const budgetSeconds = {
  '@crossmargin/adapters': 90,
  '@crossmargin/core': 20,
  '@crossmargin/dashboard': 30,
  '@crossmargin/risk': 60,
  '@crossmargin/schema': 30,
  '@crossmargin/sdk': 30,
  '@crossmargin/test': 420,
  '@crossmargin/world': 180,
  crossmargin: 150,
}

const config: ViteUserConfig = defineConfig({
  test: {
    projects: ['packages/*', 'indexer', 'schema', 'test', 'test/world'],
    reporters: ['default', createBudgetReporter(budgetSeconds)],
    maxWorkers: 2,
  },
})

export default config
