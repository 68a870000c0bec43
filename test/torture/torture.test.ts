import { copyFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { indexWorld } from '../e2e/indexWorld.ts'
import { saveFigures } from './figures.ts'
import { openStage, type Stage } from './openStage.ts'
import { runKills } from './runKills.ts'
import { runReorgs } from './runReorgs.ts'

const kills = Number(process.env['CROSSMARGIN_TORTURE_KILLS'] ?? 12)
const deepest = Number(process.env['CROSSMARGIN_TORTURE_REORGS'] ?? 0)
const seed = Number(process.env['CROSSMARGIN_TORTURE_SEED'] ?? 11)

// A sample where nobody asks for more: a shallow one, one in between, one as deep as they are promised.
const depths = deepest === 0 ? [1, 6, 20] : Array.from({ length: deepest }, (_, index) => index + 1)

let stage: Stage

beforeAll(async () => {
  stage = await openStage({ seed })
}, 300_000)

afterAll(async () => {
  await stage?.close()
})

test('behavior: killed while indexing, nothing is lost and nothing is repeated', {
  timeout: 120_000 + kills * 10_000,
}, async () => {
  const began = performance.now()
  const tally = await runKills(stage, { kills })
  const { rows, lost, repeated, digests } = tally
  saveFigures('kills', {
    kills,
    'of a process that watches owners': tally.watching,
    'before it was ready': tally.starting,
    'while it was behind': tally.catchingUp,
    'of a start with a fork to undo': tally.afterForks,
    'rows and logs compared': tally.compared,
    'accounts of watched owners compared': tally.watchedAccounts,
    'logs lost': lost,
    'logs repeated': repeated,
    'digests that differ': digests,
    'rows that differ': rows.length,
    seconds: Math.round((performance.now() - began) / 1_000),
  })
  expect({ lost, repeated, digests, rows: rows.slice(0, 3) }).toEqual(nothing)
  // Kills of something that has nothing to do would prove nothing.
  expect(tally.catchingUp).toBeGreaterThan(kills / 4)
  expect(tally.watchedAccounts).toBeGreaterThan(0)
})

test('behavior: forked at every depth in every way, the state is that of a node that saw none', {
  timeout: 120_000 + depths.length * 60_000,
}, async () => {
  const began = performance.now()
  await stage.catchUp()
  const databasePath = join(stage.folder, 'forked.sqlite')
  copyFileSync(stage.straightPath, databasePath)
  const rpcUrlOf = stage.gate.urlOf
  const suffered = await indexWorld(stage.world, { databasePath, rpcUrlOf })
  const watching = await indexWorld(stage.world, { watchedOwners: stage.owners, rpcUrlOf })
  const tally = await runReorgs(stage, { depths, suffered, watching })
  await watching.close()
  await suffered.close()
  const { forks, differences, lost, repeated, digests } = tally
  saveFigures('reorgs', {
    'forks, all transactions in another order': forks.reordered,
    'forks, transactions dropped': forks.dropped,
    'forks, a second one while the first is undone': forks.double,
    'of these, before the index had got over the first': tally.midway,
    'lower heads': forks['lower-head'],
    'deepest, blocks': tally.deepest,
    'blocks undone': tally.blocks,
    'transactions included again': tally.kept,
    'transactions dropped': tally.dropped,
    'rows and logs compared': tally.compared,
    'accounts of watched owners compared': tally.watchedAccounts,
    'logs lost': lost,
    'logs repeated': repeated,
    'digests that differ': digests,
    'rows that differ': differences.length,
    seconds: Math.round((performance.now() - began) / 1_000),
  })
  expect({ lost, repeated, digests, rows: differences.slice(0, 3) }).toEqual(nothing)
  expect(tally.kept).toBeGreaterThan(0)
  expect(tally.dropped).toBeGreaterThan(0)
  expect(tally.watchedAccounts).toBeGreaterThan(20)
})

const nothing = { lost: 0, repeated: 0, digests: 0, rows: [] }
