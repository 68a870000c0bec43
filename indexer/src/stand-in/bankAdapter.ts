import type { VenueAdapter } from '@crossmargin/adapters'
import {
  type AccountReading,
  type Address,
  type AssetRef,
  BaseError,
  type BlockRef,
  type MarginAccountKey,
  mulDivDown,
  toAssetId,
  type VenueMargin,
} from '@crossmargin/core'

/** What the stand-in venue keeps of an account: ether pledged, dollars owed. */
export type BankState = { readonly etherWad: bigint; readonly debtWad: bigint }

/** The root every stand-in bank is found at; another one is no bank. */
export const bankRoot: Address = '0x00000000000000000000000000000000000000b0'

const priceRaw = 2_000_00000000n
const etherAddress = '0x00000000000000000000000000000000000000e0'
const dollarAddress = '0x00000000000000000000000000000000000000d0'

/**
 * A venue small enough to check by hand: ether at 2000 dollars counts for 80 %, dollars are owed.
 *
 * For tests of what is not a venue. What its contract would answer is given, so that a test can let
 * the chain and the index disagree.
 */
export function createBankAdapter(bank: {
  readonly chain: (owner: Address, at: BlockRef) => BankState | undefined
  readonly index?: (owner: Address, at: BlockRef) => BankState
}): VenueAdapter {
  const readingOf = (key: MarginAccountKey, at: BlockRef, state: BankState) =>
    bankReading({ key, at, state })
  return {
    id: 'bank',
    label: 'Bank',
    rootLabel: 'the bank itself',
    tables: {},
    async discover(_client, { chainId, root, startBlock }) {
      if (root !== bankRoot) throw new BaseError(`${root} is no bank.`)
      return { venue: 'bank', chainId, root, startBlock, contracts: { bank: root } }
    },
    assemble: (_rows, { key, at }) =>
      readingOf(key, at, bank.index?.(key.owner, at) ?? { etherWad: 0n, debtWad: 0n }),
    read: async (client, { deployment, owners, at }) => {
      await client.request({ method: 'eth_call', params: [] } as never)
      return owners.flatMap((owner) => {
        const state = bank.chain(owner, at)
        const { venue, chainId, root } = deployment
        return state === undefined ? [] : [readingOf({ venue, chainId, root, owner }, at, state)]
      })
    },
    readAnswers: async (_client, { keys, at }) =>
      keys.map(({ owner }) => ({ debt: bank.chain(owner, at)?.debtWad ?? 0n })),
    margin: bankMargin,
    exposures: ({ key, state }) => {
      const { etherWad, debtWad } = state as BankState
      const account = `bank:${key.chainId}:${key.root}:${key.owner}`
      const { ether, dollar } = assetsOf(key.chainId)
      return [
        {
          account,
          asset: ether.id,
          factor: 'ETH',
          kind: 'collateral',
          quantity: Number(etherWad) / 1e18,
        },
        {
          account,
          asset: dollar.id,
          factor: 'USD',
          kind: 'debt',
          quantity: 0 - Number(debtWad) / 1e18,
        },
      ]
    },
  } satisfies Partial<VenueAdapter> as unknown as VenueAdapter
}

function assetsOf(chainId: number): { readonly ether: AssetRef; readonly dollar: AssetRef } {
  return {
    ether: { id: toAssetId({ chainId, address: etherAddress }), symbol: 'WETH', decimals: 18 },
    dollar: { id: toAssetId({ chainId, address: dollarAddress }), symbol: 'DAI', decimals: 18 },
  }
}

function bankReading(account: {
  readonly key: MarginAccountKey
  readonly at: BlockRef
  readonly state: BankState
}): AccountReading<BankState> {
  const { key, at, state } = account
  const { ether, dollar } = assetsOf(key.chainId)
  const price = { key: '', quote: 'USD' as const, source: bankRoot, decimals: 8 }
  return {
    snapshot: {
      key,
      at,
      state,
      collaterals: [{ asset: ether, balanceRaw: state.etherWad, isCounted: true }],
      debts: [{ asset: dollar, balanceRaw: state.debtWad }],
      positions: [],
      gaps: [],
    },
    oraclePrices: [
      { ...price, base: ether.id, valueRaw: priceRaw },
      { ...price, base: dollar.id, valueRaw: 1_00000000n },
    ],
  }
}

/** health = 0.8 · ether · 2000 / debt. The tests give whole ether, so nothing is rounded. */
function bankMargin({ snapshot }: AccountReading): VenueMargin {
  const { key, at } = snapshot
  const { etherWad, debtWad } = snapshot.state as BankState
  const { ether, dollar } = assetsOf(key.chainId)
  const collateralValueRaw = etherWad * 2_000n
  const requirementRaw = etherWad * 400n
  const equityRaw = collateralValueRaw - debtWad
  const slackRaw = equityRaw - requirementRaw
  const hasDebt = debtWad > 0n
  const pledged = etherWad * 1_600n * 10n ** 18n
  const line = { label: '', workings: '' }
  return {
    key,
    at,
    numeraire: { kind: 'usd', decimals: 18 },
    collateralValueRaw,
    debtValueRaw: debtWad,
    equityRaw,
    initialMarginRaw: requirementRaw,
    maintenanceMarginRaw: requirementRaw,
    slackInitialRaw: slackRaw,
    slackMaintenanceRaw: slackRaw,
    healthState: hasDebt ? 'known' : 'no-debt',
    ...(hasDebt ? { healthFactorWad: wholeQuotient(pledged, debtWad) } : {}),
    lines: [
      {
        ...line,
        kind: 'collateral',
        asset: ether,
        valueRaw: collateralValueRaw,
        initialRaw: collateralValueRaw - requirementRaw,
        maintenanceRaw: collateralValueRaw - requirementRaw,
      },
      {
        ...line,
        kind: 'debt',
        asset: dollar,
        valueRaw: -debtWad,
        initialRaw: -debtWad,
        maintenanceRaw: -debtWad,
      },
    ],
    liquidation: { trigger: '', isLiquidatable: slackRaw < 0n, closeFactors: [], bonuses: [] },
    liquidationPrices: hasDebt
      ? [
          {
            asset: ether,
            decimals: 8,
            side: 'at-or-below',
            priceRaw: wholeQuotient(debtWad * 125n * 10n ** 6n, etherWad),
          },
        ]
      : [],
    answer: { debt: debtWad },
    gaps: [],
  }
}

function wholeQuotient(a: bigint, b: bigint): bigint {
  return mulDivDown({ a, b: 1n, denominator: b })
}
