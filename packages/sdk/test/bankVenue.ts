import type { Deployment, VenueAdapter } from '@crossmargin/adapters'
import {
  type AccountReading,
  type Address,
  BaseError,
  type BlockRef,
  type RegisteredAsset,
  toAssetId,
  toMarginAccountId,
  type VenueMargin,
} from '@crossmargin/core'
import type { Client } from 'viem'

const address = (digit: string): Address => `0x${digit.repeat(40)}`

export const bankRoot: Address = address('b')
export const alice: Address = address('1')
export const bob: Address = address('2')

/** What one owner has in the bank: whole ETH, and whole dollars owed. */
type BankState = { readonly ethers: bigint; readonly dollars: bigint }

const ethUsd = 2_000n
const unit = 10n ** 18n

/** A node's answer for an owner of the bank. */
export function bankViews(owners: readonly (readonly [Address, BankState])[]): {
  readonly [data: string]: string
} {
  const word = (value: bigint) => value.toString(16).padStart(64, '0')
  const entries = owners.map(([owner, it]) => [owner, `0x${word(it.ethers)}${word(it.dollars)}`])
  return { [bankRoot]: '0x01', ...Object.fromEntries(entries) }
}

/** ETH and USD of a chain, reviewed. */
export const bankAssets = (chainId: number): readonly RegisteredAsset[] => [
  { id: assetsOf(chainId).eth.id, factor: 'ETH', isPegged: false },
  { id: assetsOf(chainId).usd.id, factor: 'USD', isPegged: true },
]

/** A venue of one rule: owe at most 80 % of what the ETH is worth, at 2,000 dollars each. */
export const bank: VenueAdapter = {
  id: 'bank',
  label: 'Bank',
  product: 'lending',
  rootLabel: 'the bank',
  discover,
  read,
  margin,
  exposures: ({ key, collaterals, debts }) => [
    ...collaterals.map(({ asset, balanceRaw }) => ({
      account: toMarginAccountId(key),
      asset: asset.id,
      factor: 'ETH',
      kind: 'collateral' as const,
      quantity: Number(balanceRaw / unit),
    })),
    ...debts.map(({ asset, balanceRaw }) => ({
      account: toMarginAccountId(key),
      asset: asset.id,
      factor: 'USD',
      kind: 'debt' as const,
      quantity: -Number(balanceRaw / unit),
    })),
  ],
} as Partial<VenueAdapter> as VenueAdapter

async function discover(
  client: Client,
  { chainId, root, startBlock }: { chainId: number; root: Address; startBlock: number },
): Promise<Deployment> {
  const answer = await call(client, { to: root, data: root, at: 'latest' })
  if (answer === '0x') throw new BaseError(`${root} is not a bank.`)
  return { venue: 'bank', chainId, root, startBlock, contracts: {} }
}

async function read(
  client: Client,
  parameters: {
    readonly deployment: Deployment
    readonly owners: readonly Address[]
    readonly at: BlockRef
  },
): Promise<readonly AccountReading<BankState>[]> {
  const { deployment, owners, at } = parameters
  const { venue, chainId, root } = deployment
  const { eth, usd } = assetsOf(chainId)
  const found: AccountReading<BankState>[] = []
  for (const owner of owners) {
    const answer = await call(client, { to: root, data: owner, at: { blockHash: at.hash } })
    if (answer === '0x') continue
    const ethers = BigInt(answer.slice(0, 66))
    const dollars = BigInt(`0x${answer.slice(66)}`)
    const price = { quote: 'USD', source: root, decimals: 0 } as const
    found.push({
      snapshot: {
        key: { venue, chainId, root, owner },
        at,
        state: { ethers, dollars },
        collaterals: [{ asset: eth, balanceRaw: ethers * unit, isCounted: true }],
        debts: [{ asset: usd, balanceRaw: dollars * unit }],
        positions: [],
        gaps: [],
      },
      oraclePrices: [
        { ...price, key: 'eth', base: eth.id, valueRaw: ethUsd },
        { ...price, key: 'usd', base: usd.id, valueRaw: 1n },
      ],
    })
  }
  return found
}

function margin({ snapshot }: AccountReading): VenueMargin {
  const { ethers, dollars } = snapshot.state as BankState
  // An owner of thirteen is what this bank's rule fails at.
  if (ethers === 13n) throw new BaseError('Thirteen cannot be margined.')
  const value = ethers * ethUsd
  const allowed = (value * 8n) / 10n
  const line = { workings: 'counted', initialRaw: allowed, maintenanceRaw: allowed }
  return {
    key: snapshot.key,
    at: snapshot.at,
    numeraire: { kind: 'usd', decimals: 0 },
    collateralValueRaw: value,
    debtValueRaw: dollars,
    equityRaw: value - dollars,
    initialMarginRaw: value - allowed,
    maintenanceMarginRaw: value - allowed,
    slackInitialRaw: allowed - dollars,
    slackMaintenanceRaw: allowed - dollars,
    healthState: 'known',
    healthFactorWad: (allowed * unit) / dollars,
    lines: [{ kind: 'collateral', label: 'ETH', valueRaw: value, ...line }],
    liquidation: {
      trigger: 'allowed < debt',
      isLiquidatable: allowed < dollars,
      closeFactors: [],
      bonuses: [],
    },
    liquidationPrices: [],
    answer: {},
    gaps: [],
  }
}

function assetsOf(chainId: number) {
  const asset = (symbol: string, digit: string) => ({
    id: toAssetId({ chainId, address: address(digit) }),
    symbol,
    decimals: 18,
  })
  return { eth: asset('ETH', 'e'), usd: asset('USD', 'd') }
}

async function call(
  client: Client,
  { to, data, at }: { readonly to: Address; readonly data: string; readonly at: unknown },
): Promise<string> {
  return (await client.request({
    method: 'eth_call',
    params: [{ to, data }, at],
  } as never)) as string
}
