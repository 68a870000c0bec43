import { fileURLToPath } from 'node:url'
import { type AccountChange, type Address, toAssetId } from '@crossmargin/core'
import { type BareChain, bootChain, type ContractProject, type Deployer } from '@crossmargin/world'
import {
  type Abi,
  encodeAbiParameters,
  encodeFunctionData,
  parseAbi,
  parseAbiParameters,
} from 'viem'
import type { SceneMove, SceneView, VenueScene } from '../suite/venueScene.ts'

/** Which of the scene's three tokens the deployment is of. */
export type WalletToken = 'token' | 'vault' | 'odd'

type Contracts = { readonly [name in WalletToken]: Address }

const project: ContractProject = {
  name: 'wallet-scene',
  compiler: 'solc-0.8.27',
  settings: { evmVersion: 'shanghai', optimizer: { enabled: true, runs: 200 } },
  entries: ['scene/SceneToken.sol', 'scene/SceneVault.sol', 'scene/SceneOddToken.sol'],
  remappings: {},
  sceneFolder: fileURLToPath(new URL('./contracts', import.meta.url)),
}

const abi = parseAbi([
  'function transfer(address to, uint256 amount)',
  'function approve(address spender, uint256 amount)',
  'function deposit(uint256 assets, address receiver)',
  'function redeem(uint256 shares, address receiver, address owner)',
  'function rebase(uint256 factor)',
  'function silence()',
  'error ERC20InsufficientBalance(address sender, uint256 balance, uint256 needed)',
  'error ERC20InvalidReceiver(address receiver)',
])

const each = 1_000_000n * 10n ** 18n
const most = 2n ** 256n - 1n

/** OpenZeppelin's token and vault, and a token of ours that takes fees and rebases. */
export async function openWalletScene(parameters: {
  readonly of: WalletToken
  readonly readableBlocks: number
}): Promise<VenueScene> {
  const { of, readableBlocks } = parameters
  const chain = await bootChain({
    chainId: 31_337,
    name: 'wallets',
    readableBlocks,
    projects: [project],
    deploy: (deployer, { actors }) => deployTokens(deployer, actors),
  })
  const { actors } = chain.cast
  await chain.mine({ transactions: actors.flatMap((from) => enterVault(chain, from)) })
  const { token } = chain.contracts
  const root = chain.contracts[of]
  return {
    // The odd token is ours; what it stands for is any token of its kind.
    contracts: of === 'odd' ? 'stand-in' : 'real',
    chain,
    root,
    startBlock: chain.startBlock,
    owners: actors,
    assets: [
      { id: toAssetId({ chainId: chain.chainId, address: root }), factor: 'USD', isPegged: true },
    ],
    errors: abi as Abi,
    namelessReasons: [],
    draw: (view) => (of === 'odd' ? drawOdd(chain, view) : drawTransfer({ chain, of }, view)),
    isLiquidatable: async () => false,
    breakages: [
      { label: 'the token answers no balance', break: () => silence(chain, root) },
      ...(of === 'vault'
        ? [{ label: 'the underlying answers none', break: () => silence(chain, token) }]
        : []),
    ],
    accruesByItself: false,
    close: chain.close,
  }
}

function deployTokens(deployer: Deployer, holders: readonly Address[]): Contracts {
  const handed = encodeAbiParameters(parseAbiParameters('address[], uint256'), [holders, each])
  const token = deployer.deploy('SceneToken', handed)
  const vault = deployer.deploy(
    'SceneVault',
    encodeAbiParameters(parseAbiParameters('address'), [token]),
  )
  return { token, vault, odd: deployer.deploy('SceneOddToken', handed) }
}

async function silence(chain: BareChain<Contracts>, to: Address): Promise<void> {
  const data = encodeFunctionData({ abi, functionName: 'silence' })
  await chain.send({ from: chain.cast.admin, to, data })
}

/** Everybody has some of the vault. */
function enterVault({ contracts }: BareChain<Contracts>, from: Address) {
  const { token, vault } = contracts
  const approved = encodeFunctionData({ abi, functionName: 'approve', args: [vault, most] })
  const args = [each / 3n, from] as const
  const data = encodeFunctionData({ abi, functionName: 'deposit', args })
  return [
    { from, to: token, data: approved },
    { from, to: vault, data },
  ]
}

type Place = { readonly chain: BareChain<Contracts>; readonly of: 'token' | 'vault' }

function drawTransfer({ chain, of }: Place, view: SceneView): SceneMove {
  const { random, readings } = view
  const { actors, keeper, treasury } = chain.cast
  const owner = random.pick(actors).toLowerCase() as Address
  if (random.chance(25)) return useVault(chain, view)
  const reading = readings.find(({ snapshot }) => snapshot.key.owner === owner)
  const held = reading?.snapshot.collaterals[0]?.balanceRaw ?? 0n
  const dice = random.integer({ min: 1, max: 100 })
  const nobody = '0x0000000000000000000000000000000000000000'
  const change: AccountChange = {
    kind: 'transfer',
    asset: chain.contracts[of],
    to: dice <= 6 ? nobody : random.pick([...actors, keeper, treasury]),
    amountRaw: dice > 88 ? 'all' : random.share(held, { min: 0, max: dice > 75 ? 130 : 70 }),
  }
  const root = chain.contracts[of].toLowerCase() as Address
  const key = { venue: 'wallet', chainId: chain.chainId, root, owner }
  return { kind: 'change', key, change, sender: owner }
}

/** Deposits and redemptions move both tokens; a gift to the vault moves what a share is worth. */
function useVault(chain: BareChain<Contracts>, { random }: SceneView): SceneMove {
  const { token, vault } = chain.contracts
  const from = random.pick(chain.cast.actors)
  const amount = random.share(each, { min: 0, max: 5 })
  const [label, to, data] = random.pick([
    [
      'a deposit',
      vault,
      encodeFunctionData({ abi, functionName: 'deposit', args: [amount, from] }),
    ],
    [
      'a redemption',
      vault,
      encodeFunctionData({ abi, functionName: 'redeem', args: [amount * 500n, from, from] }),
    ],
    ['a gift', token, encodeFunctionData({ abi, functionName: 'transfer', args: [vault, amount] })],
  ] as const)
  return { kind: 'other', label, play: async () => void (await chain.send({ from, to, data })) }
}

function drawOdd(chain: BareChain<Contracts>, { random }: SceneView): SceneMove {
  const from = random.pick(chain.cast.actors)
  const to = chain.contracts.odd
  const factor = 10n ** 16n * BigInt(random.integer({ min: 80, max: 130 }))
  const amount = random.share(each, { min: 0, max: 60 })
  const receiver = random.pick(chain.cast.actors)
  const data = random.chance(30)
    ? encodeFunctionData({ abi, functionName: 'rebase', args: [factor] })
    : encodeFunctionData({ abi, functionName: 'transfer', args: [receiver, amount] })
  return {
    kind: 'other',
    label: 'odd',
    play: async () => void (await chain.send({ from, to, data })),
  }
}
