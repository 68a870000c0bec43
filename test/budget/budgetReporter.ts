import type { Reporter, TestModule } from 'vitest/node'

/**
 * A vitest reporter that holds every suite to its budget and closes with one line, alone:
 * `N passed, N failed`.
 *
 * A suite is a workspace; its time is what its test files took, added up, so that running them side
 * by side buys nothing. A suite without a budget fails: somebody has to think of a number. A test
 * that was skipped counts as failed: nothing is skipped here.
 *
 * @param budgetSeconds seconds a suite may take, by its name.
 */
export function createBudgetReporter(budgetSeconds: {
  readonly [suite: string]: number
}): Reporter {
  return {
    onTestRunEnd(modules, unhandledErrors) {
      const counts = countTests(modules)
      const late = overBudget(modules, budgetSeconds)
      for (const line of late) process.stdout.write(`${line}\n`)
      const failed = counts.failed + late.length + unhandledErrors.length
      if (failed > 0) process.exitCode = 1
      process.stdout.write(`\n${counts.passed} passed, ${failed} failed\n`)
    },
  }
}

function countTests(modules: readonly TestModule[]): { passed: number; failed: number } {
  let passed = 0
  let failed = 0
  for (const module of modules) {
    const tests = [...module.children.allTests()]
    passed += tests.filter((test) => test.result().state === 'passed').length
    failed += tests.filter((test) => test.result().state !== 'passed').length
    // A file that could not even be loaded has no tests that could fail.
    if (module.state() === 'failed' && tests.length === 0) failed += 1
  }
  return { passed, failed }
}

function overBudget(
  modules: readonly TestModule[],
  budgetSeconds: { readonly [suite: string]: number },
): readonly string[] {
  const seconds = new Map<string, number>()
  for (const module of modules) {
    const { collectDuration, duration, setupDuration } = module.diagnostic()
    const took = (collectDuration + duration + setupDuration) / 1000
    seconds.set(module.project.name, (seconds.get(module.project.name) ?? 0) + took)
  }
  return [...seconds].flatMap(([suite, took]) => {
    const budget = budgetSeconds[suite]
    process.stdout.write(`${suite}: ${took.toFixed(1)} s of ${budget ?? 'no'} s\n`)
    if (budget === undefined)
      return [`Suite ${suite} has no budget: give it one in vitest.config.ts.`]
    return took > budget ? [`Suite ${suite} took ${took.toFixed(1)} s, over its ${budget} s.`] : []
  })
}
