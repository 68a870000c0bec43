import type { Random } from '@crossmargin/world'
import { getBlock } from 'viem/actions'
import { compareBlock } from './compareBlock.ts'
import { makeMove } from './makeMove.ts'
import { assembled, headOf, type Stage } from './stage.ts'
import type { SceneView } from './venueScene.ts'

/**
 * Plays seeded activity until so many transactions were made, and compares after every `stride` moves.
 *
 * @param parameters.isCompared false plays alone, where something else is being tested.
 */
export async function playActivity(
  stage: Stage,
  parameters: { readonly transactions: number; readonly stride: number },
): Promise<void> {
  const { scene, random, tally } = stage
  const target = tally.transactions + parameters.transactions
  let idle = 0
  for (let move = 1; tally.transactions < target && idle < 50; move += 1) {
    const view = viewOf(stage)
    const drawn = scene.draw(view)
    idle = drawn === undefined ? idle + 1 : 0
    if (drawn === undefined) continue
    const timestampSeconds = view.at.timestampSeconds + drawSeconds(random)
    if (drawn.kind === 'other') {
      await drawn.play()
      tally.kinds.set(drawn.label, (tally.kinds.get(drawn.label) ?? 0) + 1)
      tally.transactions += await countTransactions(stage, view.at.number + 1)
    } else await makeMove(stage, { change: drawn, timestampSeconds })
    await foldToHead(stage)
    if (move % parameters.stride === 0) await compareBlock(stage, stage.block)
  }
  await compareBlock(stage, stage.block)
}

/** Folds what was mined since, and observes every block of it. */
export async function foldToHead(stage: Stage): Promise<void> {
  const toNumber = await headOf(stage)
  stage.block = (await stage.index.foldTo({ toNumber, isChecked: () => true })) ?? stage.block
}

/** Draws the time to the next block: mostly seconds and minutes, hours at times, seldom days. */
export function drawSeconds(random: Random): number {
  const draw = random.integer({ min: 1, max: 100 })
  if (draw <= 50) return random.integer({ min: 1, max: 900 })
  if (draw <= 90) return random.integer({ min: 901, max: 14_400 })
  return random.integer({ min: 14_401, max: 172_800 })
}

function viewOf(stage: Stage): SceneView {
  const { at, rows, accounts } = stage.block
  const readings = accounts.map((key) => assembled(stage, { rows, key, at }))
  return { at, readings, random: stage.random }
}

async function countTransactions(stage: Stage, fromNumber: number): Promise<number> {
  const toNumber = await headOf(stage)
  let count = 0
  for (let number = fromNumber; number <= toNumber; number += 1) {
    const { transactions } = await getBlock(stage.scene.chain.client, {
      blockNumber: BigInt(number),
    })
    count += transactions.length
  }
  return count
}
