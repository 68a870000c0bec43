import {
  type AccountReading,
  type BlockRef,
  type MarginAccountKey,
  type RowReader,
  toAssetRegistry,
  toMarginAccountId,
  type VenueMargin,
} from '@crossmargin/core'
import { compareReadings } from 'crossmargin'
import { expect } from 'vitest'
import { assembled, type Stage } from './stage.ts'

/**
 * Compares, at one block and for every account: rows, views and the contract's own answers; whether
 * margins add up; and who can be liquidated.
 */
export async function compareBlock(
  stage: Stage,
  block: {
    readonly at: BlockRef
    readonly rows: RowReader
    readonly accounts: readonly MarginAccountKey[]
  },
): Promise<readonly AccountReading[]> {
  const { scene, adapter, deployment, tally } = stage
  const { at, accounts } = block
  // Before anybody had an account the contracts may not have stood yet.
  if (accounts.length === 0) return []
  const { client } = scene.chain
  const readings = accounts.map((key) => assembled(stage, { rows: block.rows, key, at }))
  const owners = [...new Set([...accounts.map(({ owner }) => owner), ...scene.owners.map(lower)])]
  const read = await adapter.read(client, { deployment, owners, at })
  const answers = await adapter.readAnswers(client, { deployment, keys: accounts, at })
  const margins = readings.map((reading) => adapter.margin(reading))
  const indexed = readings.map((reading, place) => ({
    reading,
    answer: margins[place]?.answer ?? {},
    contractAnswer: answers[place] ?? {},
  }))
  const { compared, differences } = compareReadings({ indexed, read })
  tally.blocks += 1
  tally.compared += compared
  tally.differences += differences.length
  expect(differences.slice(0, 5), `rows, views and contract at block ${at.number}`).toEqual([])
  for (const [place, margin] of margins.entries()) {
    expectToAddUp(margin)
    await compareLiquidation(stage, { reading: readings[place] as AccountReading, margin, at })
  }
  const registry = toAssetRegistry(scene.assets)
  for (const { snapshot } of readings) {
    if (isHeld(snapshot)) tally.accounts.add(toMarginAccountId(snapshot.key))
    const exposures = adapter.exposures(snapshot, registry)
    expect(exposures.filter(({ quantity }) => !Number.isFinite(quantity))).toEqual([])
  }
  return readings
}

/** Whether an account holds, owes or has open anything. */
function isHeld(snapshot: AccountReading['snapshot']): boolean {
  const { collaterals, debts, positions } = snapshot
  return collaterals.length + debts.length + positions.length > 0
}

/** Lines add to equity and to both slacks; requirements are what lies between; health is stated. */
function expectToAddUp(margin: VenueMargin): void {
  const total = (column: 'valueRaw' | 'initialRaw' | 'maintenanceRaw'): bigint =>
    margin.lines.reduce((sum, line) => sum + line[column], 0n)
  const { equityRaw, slackInitialRaw, slackMaintenanceRaw } = margin
  expect({
    equity: total('valueRaw'),
    initial: total('initialRaw'),
    maintenance: total('maintenanceRaw'),
    initialMargin: equityRaw - slackInitialRaw,
    maintenanceMargin: equityRaw - slackMaintenanceRaw,
    hasHealth: margin.healthFactorWad !== undefined,
  }).toEqual({
    equity: equityRaw,
    initial: slackInitialRaw,
    maintenance: slackMaintenanceRaw,
    initialMargin: margin.initialMarginRaw,
    maintenanceMargin: margin.maintenanceMarginRaw,
    hasHealth: margin.healthState === 'known',
  })
}

async function compareLiquidation(
  { scene, tally }: Stage,
  account: {
    readonly reading: AccountReading
    readonly margin: VenueMargin
    readonly at: BlockRef
  },
): Promise<void> {
  const { reading, margin, at } = account
  const { isLiquidatable } = margin.liquidation
  const about = toMarginAccountId(margin.key)
  if (margin.healthState !== 'known') {
    expect({ about, isLiquidatable }).toEqual({ about, isLiquidatable: false })
    return
  }
  const isShort = margin.slackMaintenanceRaw < 0n
  const says = await scene.isLiquidatable(reading, at)
  tally.liquidatable += says ? 1 : 0
  expect({ about, isLiquidatable, isShort }).toEqual({
    about,
    isLiquidatable: says,
    isShort: says,
  })
}

function lower<text extends string>(text: text): text {
  return text.toLowerCase() as text
}
