import { readdirSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { describe, expect, test } from 'vitest'
import { compileContracts } from './compileContracts.ts'
import { CONTRACT_PROJECTS } from './contractProjects.ts'

const FOLDER = fileURLToPath(
  new URL('../../../../node_modules/.cache/crossmargin-world/', import.meta.url),
)
const WARM_BUDGET_MILLISECONDS = 2_000

function listCache(): readonly (readonly [string, number])[] {
  const files = readdirSync(FOLDER).filter((name) =>
    CONTRACT_PROJECTS.some((project) => name.startsWith(project.name) && name.endsWith('.json')),
  )
  return files.map((name) => [name, statSync(join(FOLDER, name)).mtimeMs] as const)
}

describe('compileContracts', () => {
  test('default: the second time comes from the cache', { timeout: 90_000 }, async () => {
    const first = await compileContracts()
    const cached = listCache()
    const begun = Date.now()
    const second = await compileContracts()
    expect(Date.now() - begun).toBeLessThan(WARM_BUDGET_MILLISECONDS)
    expect(second).toEqual(first)
    expect(listCache()).toEqual(cached)
    expect(cached.length).toBeGreaterThanOrEqual(CONTRACT_PROJECTS.length)
  })

  test('behavior: libraries are links, everything else is code', async () => {
    const artifacts = await compileContracts()
    const { Morpho, PoolInstance } = artifacts
    expect(Morpho?.links).toEqual([])
    expect(PoolInstance?.links.map(({ library }) => library)).toContain('SupplyLogic')
    for (const { library } of Object.values(artifacts).flatMap(({ links }) => links))
      expect(artifacts[library]).toBeDefined()
  })
})
