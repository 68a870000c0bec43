import {
  type AccountReading,
  type Address,
  type AssetRef,
  type BlockRef,
  type Gap,
  type MarginAccountKey,
  type OraclePrice,
  toMarginAccountId,
} from '@crossmargin/core'

/** What a wallet deployment is of: one token, one vault's shares, or the chain's own coin. */
export type WalletState = {
  readonly asset: AssetRef
  /** Native scale; `'unknown'` where the token does not answer `balanceOf`. */
  readonly balanceRaw: bigint | 'unknown'
  /** Of an ERC-4626 vault alone. */
  readonly vault?: WalletVault
}

/** What a vault's share is worth by the vault's own word. */
export type WalletVault = {
  readonly address: Address
  readonly underlying: AssetRef
  /** `convertToAssets` of one whole share, native scale of the underlying; unknown if it reverts. */
  readonly assetsPerShareRaw: bigint | 'unknown'
}

/** Makes the waist of a state: the one way to it, for rows, for views, and after a change. */
export function toReading(
  state: WalletState,
  { key, at }: { readonly key: MarginAccountKey; readonly at: BlockRef },
): AccountReading<WalletState> {
  const { asset, balanceRaw } = state
  const isHeld = balanceRaw !== 'unknown' && balanceRaw > 0n
  return {
    snapshot: {
      key,
      at,
      state,
      collaterals: isHeld ? [{ asset, balanceRaw, isCounted: isCounted(state) }] : [],
      debts: [],
      positions: [],
      gaps: gapsOf(state, key),
    },
    oraclePrices: isHeld ? sharePrices(state) : [],
  }
}

/** The vault's own price of its share, where it tells one. */
export function sharePrices({ asset, vault }: WalletState): readonly OraclePrice[] {
  if (vault === undefined || vault.assetsPerShareRaw === 'unknown') return []
  const { underlying, address, assetsPerShareRaw } = vault
  if (underlying.decimals === 'unknown' || asset.decimals === 'unknown') return []
  return [
    {
      key: asset.id,
      base: asset.id,
      quote: underlying.id,
      source: address,
      valueRaw: assetsPerShareRaw,
      decimals: underlying.decimals,
    },
  ]
}

/** Whether whole units, and of a vault its worth, are known. */
export function isCounted(state: WalletState): boolean {
  if (state.asset.decimals === 'unknown') return false
  return state.vault === undefined || sharePrices(state).length > 0
}

type Finding = Pick<Gap, 'kind' | 'effect' | 'message'>

function gapsOf(state: WalletState, key: MarginAccountKey): readonly Gap[] {
  const finding = findingOf(state)
  if (finding === undefined) return []
  const { chainId, venue } = key
  return [{ ...finding, chainId, venue, account: toMarginAccountId(key), asset: state.asset.id }]
}

function findingOf(state: WalletState): Finding | undefined {
  const { asset, balanceRaw } = state
  const effect = 'collateral-not-counted'
  if (balanceRaw === 'unknown') {
    const message = `${asset.symbol} does not answer balanceOf; whatever is held is not counted.`
    return { kind: 'venue-failed', effect, message }
  }
  if (balanceRaw === 0n || isCounted(state)) return undefined
  if (asset.decimals === 'unknown') {
    const message = `The token ${asset.symbol} does not tell its decimals, so it is not valued.`
    return { kind: 'decimals-unknown', effect, message }
  }
  const message = `The vault ${asset.symbol} does not tell what a share is worth, so it is not valued.`
  return { kind: 'price-missing', effect, message }
}
