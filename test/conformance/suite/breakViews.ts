import { type AccountReading, toMarginAccountId } from '@crossmargin/core'
import { expect } from 'vitest'
import { compareBlock } from './compareBlock.ts'
import { blockAt } from './memoryIndex.ts'
import { assembled, headOf, type Stage, withoutTrace } from './stage.ts'
import type { Breakage } from './venueScene.ts'

/**
 * Breaks something a view answers, and looks at every account: both routes say the same gap, nothing
 * vanishes, and no account looks better than it did.
 */
export async function breakViews(stage: Stage, breakage: Breakage): Promise<void> {
  const { scene, adapter } = stage
  const { timestampSeconds } = stage.block.at
  const { accounts } = stage.block
  const later = timestampSeconds + 12
  await withoutTrace(stage, async () => {
    await scene.chain.mine({ timestampSeconds: later })
    const before = await readingsAtHead(stage)
    const found = await withoutTrace(stage, async () => {
      await breakage.break()
      await scene.chain.mine({})
      const at = await blockAt(scene.chain.client, scene.chain.chainId, await headOf(stage))
      return compareBlock(stage, { at, rows: await stage.index.peek(at), accounts })
    })
    const gapped = found.filter(({ snapshot }) => snapshot.gaps.length > 0)
    expect(gapped.length, `${breakage.label}: somebody is told of it`).toBeGreaterThan(0)
    for (const reading of gapped) {
      const id = toMarginAccountId(reading.snapshot.key)
      const was = before.find(({ snapshot }) => toMarginAccountId(snapshot.key) === id)
      if (was !== undefined) expectConservative(stage, { was, is: reading })
      const margin = adapter.margin(reading)
      const isUnknown = reading.snapshot.gaps.some(({ effect }) => effect === 'account-unknown')
      if (isUnknown) expect(margin.healthState, id).toBe('unknown')
      expect(margin.gaps, `${id}: the margin carries the snapshot's gaps`).toEqual(
        expect.arrayContaining([...reading.snapshot.gaps]),
      )
    }
  })
}

/** What is held and owed is listed or has a gap of its own; what cannot be valued adds nothing. */
function expectConservative(
  { adapter }: Stage,
  { was, is }: { readonly was: AccountReading; readonly is: AccountReading },
): void {
  const listed = ({ snapshot }: AccountReading): readonly string[] => [
    ...snapshot.collaterals.map(({ asset }) => `holds ${asset.id}`),
    ...snapshot.debts.map(({ asset }) => `owes ${asset.id}`),
    ...snapshot.positions.map(({ marketId }) => `has open ${marketId}`),
  ]
  const id = toMarginAccountId(is.snapshot.key)
  // A balance that nobody answers has no amount to list; then the gap names the asset. Never a debt.
  const unanswered = is.snapshot.gaps.flatMap(({ asset }) => `holds ${asset}`)
  const still = new Set([...listed(is), ...unanswered])
  const vanished = listed(was).filter((what) => !still.has(what))
  expect(vanished, `${id}: nothing vanishes`).toEqual([])
  const { collateralValueRaw } = adapter.margin(is)
  // A block later interest may have grown, by far less than a hundredth.
  const most = adapter.margin(was).collateralValueRaw * 101n
  expect(collateralValueRaw * 100n, `${id}: collateral`).toBeLessThanOrEqual(most)
}

async function readingsAtHead(stage: Stage): Promise<readonly AccountReading[]> {
  const { chain } = stage.scene
  const at = await blockAt(chain.client, chain.chainId, await headOf(stage))
  const rows = await stage.index.peek(at)
  return stage.block.accounts.map((key) => assembled(stage, { rows, key, at }))
}
