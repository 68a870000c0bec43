import type { RowWrite } from '@crossmargin/core'
import {
  decodeFunctionData,
  encodeAbiParameters,
  encodeEventTopics,
  encodeFunctionResult,
  type Hex,
  parseAbiParameters,
  toEventSelector,
} from 'viem'
import { expect, test } from 'vitest'
import { morphoAbi, morphoEventsAbi } from '../morphoAbi.ts'
import {
  accountWrites,
  at,
  createChain,
  createRows,
  deployment,
  loanToken,
  marketId,
  marketRow,
  owner,
  root,
  state,
} from '../morphoFixtures.ts'
import type { MorphoTables } from '../morphoTables.ts'
import { MorphoViewError } from './morphoViewError.ts'
import { morphoWatch } from './morphoWatch.ts'

const log = { address: root, blockNumber: '0x5', blockHash: marketId, logIndex: '0x0' }
const created = {
  ...log,
  topics: encodeEventTopics({
    abi: morphoEventsAbi,
    eventName: 'CreateMarket',
    args: { id: marketId },
  }),
  data: encodeAbiParameters(parseAbiParameters('address, address, address, address, uint256'), [
    state.params.loanToken,
    state.params.collateralToken,
    state.params.oracle,
    state.params.irm,
    state.params.lltv,
  ]),
}
const supplied = {
  ...log,
  topics: encodeEventTopics({
    abi: morphoEventsAbi,
    eventName: 'SupplyCollateral',
    args: { id: marketId, caller: owner, onBehalf: owner },
  }),
  data: encodeAbiParameters(parseAbiParameters('uint256'), [1n]),
}

/** A singleton of one market with one account; deaf to every question when told so. */
function createMorpho(answers: { readonly isDeaf?: true } = {}) {
  return createChain({
    logs: ({ topics }) => {
      const [names] = topics as readonly (readonly Hex[])[]
      if (names?.includes(created.topics[0] as Hex) === true) return [created]
      return names?.includes(supplied.topics[0] as Hex) === true ? [supplied] : []
    },
    answer: (to, data) => {
      if (answers.isDeaf === true) return undefined
      if (to !== root) {
        const [symbol, decimals] = to === loanToken ? ['USDC', 6n] : ['WETH', 18n]
        return data === '0x95d89b41'
          ? encodeAbiParameters(parseAbiParameters('string'), [symbol as string])
          : encodeAbiParameters(parseAbiParameters('uint256'), [decimals as bigint])
      }
      const { functionName } = decodeFunctionData({ abi: morphoAbi, data })
      const results = { market: state.market, position: state.position }
      const result = Reflect.get(results, functionName) ?? owner
      return encodeFunctionResult({ abi: morphoAbi, functionName, result } as never)
    },
  })
}

test('default', async () => {
  const { writes, children } = await morphoWatch.seedShared(createMorpho(), { deployment, at })
  expect(children).toEqual([])
  expect(writes).toEqual([
    { table: 'singleton', row: { root, owner, fee_recipient: owner } },
    { table: 'market', row: marketRow },
  ])
})

test('behavior: owners’ positions are read, and a market with one in it is a used one', async () => {
  const position = accountWrites.find(({ table }) => table === 'position')
  const unused: RowWrite<MorphoTables> = { table: 'market', row: { ...marketRow, is_used: false } }
  const { rows, write } = createRows()
  write([unused])
  const seed = () =>
    morphoWatch.seedOwners(createMorpho(), { deployment, owners: [owner], at, rows })
  const writes = await seed()
  expect(writes).toEqual([{ table: 'market', row: marketRow }, position])
  write(writes)
  expect(await seed()).toEqual([])
})

test('behavior: only taking collateral back is fetched by owner', () => {
  const named = morphoEventsAbi.flatMap((event) => {
    const places = morphoWatch.ownerTopics.get(toEventSelector(event))
    const indexed = event.inputs.filter((input) => 'indexed' in input && input.indexed)
    return places === undefined ? [] : [[event.name, ...places.map((at) => indexed[at - 1]?.name)]]
  })
  expect(named).toEqual([['WithdrawCollateral', 'onBehalf']])
  expect(morphoWatch.refreshes({ deployment, block: at, rows: createRows().rows })).toEqual([])
})

test('error: MorphoViewError', async () => {
  const { rows, write } = createRows()
  write([{ table: 'market', row: marketRow }])
  const deaf = createMorpho({ isDeaf: true })
  await expect(morphoWatch.seedShared(deaf, { deployment, at })).rejects.toThrow(MorphoViewError)
  await expect(
    morphoWatch.seedOwners(deaf, { deployment, owners: [owner], at, rows }),
  ).rejects.toThrow('does not answer position() as Morpho does.')
})
