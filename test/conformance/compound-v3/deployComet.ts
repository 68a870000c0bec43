import type { Address } from '@crossmargin/core'
import type { Deployer, WorldCast } from '@crossmargin/world'
import {
  encodeAbiParameters,
  encodeFunctionData,
  type ParseAbi,
  parseAbi,
  parseAbiParameters,
} from 'viem'

/** The scene's contracts. */
export type CometContracts = {
  readonly comet: Address
  readonly tokens: { readonly [token in CometSymbol]: Address }
  readonly feeds: { readonly [token in CometSymbol]: Address }
}

const signatures = [
  'struct AssetInfo { uint8 offset; address asset; address priceFeed; uint64 scale; uint64 borrowCollateralFactor; uint64 liquidateCollateralFactor; uint64 liquidationFactor; uint128 supplyCap; }',
  'struct Curve { uint256 base; uint256 low; uint256 kink; uint256 high; }',
  'function approve(address spender, uint256 amount)',
  'function set(int256 answer)',
  'function answer() view returns (int256)',
  'function supply(address asset, uint256 amount)',
  'function withdraw(address asset, uint256 amount)',
  'function transferAsset(address dst, address asset, uint256 amount)',
  'function buyCollateral(address asset, uint256 minAmount, uint256 baseAmount, address to)',
  'function accrueAccount(address owner)',
  'function isLiquidatable(address owner) view returns (bool)',
  'function getAssetInfo(uint8 place) view returns (AssetInfo)',
  'function governAsset(AssetInfo info)',
  'function governCurves(Curve supplied, Curve borrowed)',
  'function governBorrowMin(uint256 borrowMin)',
  'function pause(bool supplied, bool transferred, bool withdrawn, bool absorbed, bool bought)',
  'error BadAsset()',
  'error BadPrice()',
  'error BorrowTooSmall()',
  'error InvalidInt104()',
  'error InvalidInt256()',
  'error InvalidUInt104()',
  'error InvalidUInt128()',
  'error NoSelfTransfer()',
  'error NotCollateralized()',
  'error NotForSale()',
  'error NotLiquidatable()',
  'error Paused()',
  'error SupplyCapExceeded()',
  'error ERC20InsufficientBalance(address sender, uint256 balance, uint256 needed)',
] as const

/** The base asset first. */
export type CometSymbol = 'USDX' | 'WETH' | 'WBTC' | 'LINK'

/** What the scene calls, and the errors it is refused with. */
export const cometSceneAbi: ParseAbi<typeof signatures> = parseAbi(signatures)

const abi = cometSceneAbi
const year = 31_536_000n
const percent = 10n ** 16n

/** Borrow, liquidate and liquidation factors in hundredths. */
const listed = {
  WETH: { decimals: 18, price: 2_500n, factors: [82n, 89n, 93n], cap: 1_000n },
  WBTC: { decimals: 8, price: 60_000n, factors: [70n, 77n, 90n], cap: 40n },
  LINK: { decimals: 18, price: 14n, factors: [65n, 73n, 88n], cap: 20_000n },
} as const

/** Deploys the Comet with its tokens and feeds, and lists the collaterals. */
export function deployComet(deployer: Deployer, cast: WorldCast): CometContracts {
  const holders = [...cast.actors, cast.lender, cast.keeper]
  const token = (symbol: CometSymbol, decimals: number) =>
    deployer.deploy(
      'WorldToken',
      encodeAbiParameters(parseAbiParameters('string, string, uint8, address[], uint256'), [
        symbol,
        symbol,
        decimals,
        holders,
        10_000_000_000n * 10n ** BigInt(decimals),
      ]),
    )
  const feed = (symbol: CometSymbol, price: bigint) =>
    deployer.deploy(
      'SceneFeed',
      encodeAbiParameters(parseAbiParameters('string, int256'), [`${symbol} / USD`, price]),
    )
  const tokens = {
    USDX: token('USDX', 6),
    WETH: token('WETH', 18),
    WBTC: token('WBTC', 8),
    LINK: token('LINK', 18),
  }
  const feeds = {
    USDX: feed('USDX', 10n ** 8n),
    WETH: feed('WETH', listed.WETH.price * 10n ** 8n),
    WBTC: feed('WBTC', listed.WBTC.price * 10n ** 8n),
    LINK: feed('LINK', listed.LINK.price * 10n ** 8n),
  }
  const comet = deployer.deploy(
    'CometStandIn',
    encodeAbiParameters(parseAbiParameters('address, address, uint256, uint256, uint256'), [
      tokens.USDX,
      feeds.USDX,
      10n ** 6n,
      100n * 10n ** 6n,
      1_000_000n * 10n ** 6n,
    ]),
  )
  for (const [place, symbol] of (['WETH', 'WBTC', 'LINK'] as const).entries()) {
    const { decimals, factors, cap } = listed[symbol]
    const scale = 10n ** BigInt(decimals)
    const info = {
      offset: place,
      asset: tokens[symbol],
      priceFeed: feeds[symbol],
      scale,
      borrowCollateralFactor: factors[0] * percent,
      liquidateCollateralFactor: factors[1] * percent,
      liquidationFactor: factors[2] * percent,
      supplyCap: cap * scale,
    }
    deployer.call(comet, encodeFunctionData({ abi, functionName: 'governAsset', args: [info] }))
  }
  deployer.call(comet, curvesData(1n))
  return { comet, tokens, feeds }
}

/** Sets both rate curves, steeper by a factor than mainnet's. */
export function curvesData(steeper: bigint): `0x${string}` {
  const perSecond = (hundredths: bigint) => (hundredths * percent * steeper) / year
  const supplied = { base: 0n, low: perSecond(5n), kink: 85n * percent, high: perSecond(300n) }
  const borrowed = {
    base: perSecond(2n),
    low: perSecond(4n),
    kink: 80n * percent,
    high: perSecond(350n),
  }
  const args = [supplied, borrowed] as const
  return encodeFunctionData({ abi, functionName: 'governCurves', args })
}
