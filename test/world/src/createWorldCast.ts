import { type Address, getAddress } from 'viem'

/** Who plays in the world. Everybody has the same address on every chain. */
export type WorldCast = {
  /** Deploys, configures and reports prices. */
  readonly admin: Address
  /** Supplies the liquidity that others borrow. */
  readonly lender: Address
  /** Liquidates. */
  readonly keeper: Address
  readonly treasury: Address
  /** The sample owner: acts only where the world says so, and is never liquidated. */
  readonly owner: Address
  readonly actors: readonly Address[]
}

const ACTOR_COUNT = 12
const FIRST_ACTOR = 5

/** How many accounts anvil must unlock. */
export const CAST_SIZE: number = FIRST_ACTOR + ACTOR_COUNT

/** Gives the unlocked accounts of an anvil their parts. */
export function createWorldCast(accounts: readonly Address[]): WorldCast {
  const at = (index: number): Address => getAddress(accounts[index] as Address)
  return {
    admin: at(0),
    lender: at(1),
    keeper: at(2),
    treasury: at(3),
    owner: at(4),
    actors: Array.from({ length: ACTOR_COUNT }, (_, index) => at(FIRST_ACTOR + index)),
  }
}
