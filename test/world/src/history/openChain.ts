import { type Address, encodeFunctionData, maxUint256, parseAbi } from 'viem'
import type { ChainTransaction } from '../anvil/createChainDriver.ts'
import type { DeployedChain } from '../deploy/deployChain.ts'
import { TOKEN_SIGNATURES } from '../deploy/signatures.ts'
import { toSupply } from '../moves/drawAaveMove.ts'
import { prepareChainRead } from '../moves/prepareChainRead.ts'
import { toMorphoSupply } from '../moves/toMorphoCall.ts'

const TOKEN_ABI = parseAbi(TOKEN_SIGNATURES)
const USD = 1_00000000n
const APPROVE_GAS = 100_000n
const LENT_ON_AAVE_USD = 1_500_000n
const LENT_ON_MORPHO_USD = 600_000n
const BLOCK_SECONDS = 12

/** Lets everybody spend their tokens at the venues, and has the lender supply each market. */
export async function openChain(chain: DeployedChain): Promise<void> {
  const { cast, driver } = chain
  const state = await prepareChainRead(chain, [cast.lender])()
  const turn = { chain, state }
  const player = { account: cast.lender }
  const onAave = chain.aave.reserves.map((holding) =>
    toSupply(turn, { player, holding, usd8: LENT_ON_AAVE_USD * USD }),
  )
  const onMorpho = state.morpho.flatMap((market) =>
    market.positions.map((position) =>
      toMorphoSupply(turn, { seat: { market, position }, usd8: LENT_ON_MORPHO_USD * USD }),
    ),
  )
  const { timestampSeconds } = await driver.head()
  await driver.mine({
    transactions: toApprovals(chain),
    timestampSeconds: timestampSeconds + BLOCK_SECONDS,
  })
  await driver.mine({
    transactions: [...onAave, ...onMorpho],
    timestampSeconds: timestampSeconds + 2 * BLOCK_SECONDS,
  })
}

function toApprovals(chain: DeployedChain): readonly ChainTransaction[] {
  const { cast, aave, morpho } = chain
  const spenders = morpho === undefined ? [aave.pool] : [aave.pool, morpho.morpho]
  const spend = (spender: Address) =>
    encodeFunctionData({ abi: TOKEN_ABI, functionName: 'approve', args: [spender, maxUint256] })
  const people = [cast.lender, cast.keeper, cast.owner, ...cast.actors]
  return spenders.flatMap((spender) =>
    Object.values(chain.tokens).flatMap((to) =>
      people.map((from) => ({ from, to, data: spend(spender), gas: APPROVE_GAS })),
    ),
  )
}
