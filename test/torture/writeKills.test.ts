import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { saveFigures } from './figures.ts'
import { runWriteKills } from './runWriteKills.ts'

const stride = Number(process.env['CROSSMARGIN_TORTURE_STRIDE'] ?? 24)

test('behavior: a store killed at any of its writes is as before the step, or as after it', {
  timeout: 900_000,
}, async () => {
  const began = performance.now()
  const folder = mkdtempSync(join(tmpdir(), 'crossmargin-writes-'))
  const { writes, kills, torn, diverged } = await runWriteKills({ folder, stride })
  rmSync(folder, { recursive: true, force: true })
  saveFigures('writes', {
    'writes in the life of a store': writes,
    'kills, one before each': kills,
    'steps half done': torn.length,
    'lives that ended otherwise': diverged.length,
    seconds: Math.round((performance.now() - began) / 1_000),
  })
  expect({ torn, diverged }).toEqual({ torn: [], diverged: [] })
  expect(kills).toBeGreaterThan(10)
})
