import type { ExpiryHolding, OptionHolding } from '../book/riskBook.ts'
import type {
  MarginParameterSet,
  SkewShock,
  VolatilityMove,
  VolatilityShock,
} from '../parameter-sets/marginParameterSet.ts'
import { secondsPerYear } from './expiryValue.ts'

const secondsPerDay = 86_400

/**
 * Builds the volatility that a row prices the options of an expiry with.
 *
 * The floor of the up move is the row's, not the option's: a volatility under the floor is raised to it
 * in an up row even where the move itself would leave it below.
 *
 * @see VolatilityShock and SkewShock for the formulas.
 */
export function shockedVolatility(
  expiry: ExpiryHolding,
  parameters: {
    readonly move: VolatilityMove
    readonly set: Pick<MarginParameterSet, 'volatilityShock' | 'skewShock'>
    /** What the row does to spot; 0 unless told. It decides which cap a linear skew has. */
    readonly spotMove?: number
  },
): (option: OptionHolding) => number {
  const { move, set, spotMove = 0 } = parameters
  switch (move) {
    case 'none':
      return (option) => option.volatility
    case 'up':
      return upMove(expiry, set.volatilityShock)
    case 'down':
      return downMove(expiry, set.volatilityShock)
    case 'linear-skew':
    case 'absolute-skew':
      return skewMove(expiry, { move, skew: set.skewShock, spotMove })
  }
}

/** `(pivot / max(days, floor))^p`: near expiries move more than far ones. */
export function termMultiplier(expiry: ExpiryHolding, shock: VolatilityShock): number {
  const pivotSeconds = shock.pivotDays * secondsPerDay
  const floored = Math.max(expiry.secondsToExpiry, shock.floorDays * secondsPerDay)
  // Without a floor an expiry at zero would move without bound; a second is as near as it gets.
  const ratio = pivotSeconds / Math.max(floored, 1)
  const isShort = expiry.secondsToExpiry <= pivotSeconds
  return ratio ** (isShort ? shock.shortPower : shock.longPower)
}

function upMove(expiry: ExpiryHolding, shock: VolatilityShock): (option: OptionHolding) => number {
  const size = shock.up * termMultiplier(expiry, shock)
  return ({ volatility }) => {
    const moved = shock.mode === 'relative' ? volatility * (1 + size) : volatility + size
    return Math.max(shock.minimumUpVolatility, moved)
  }
}

function downMove(
  expiry: ExpiryHolding,
  shock: VolatilityShock,
): (option: OptionHolding) => number {
  const size = shock.down * termMultiplier(expiry, shock)
  return ({ volatility }) =>
    shock.mode === 'relative' ? volatility * Math.max(0, 1 - size) : Math.max(0, volatility - size)
}

// A table without skew parameters cannot hold skew rows; the parameter check refuses such a set.
function skewMove(
  expiry: ExpiryHolding,
  parameters: {
    readonly move: 'linear-skew' | 'absolute-skew'
    readonly skew: SkewShock | undefined
    readonly spotMove: number
  },
): (option: OptionHolding) => number {
  const { move, skew, spotMove } = parameters
  if (skew === undefined) return (option) => option.volatility
  const root = Math.sqrt(expiry.secondsToExpiry / secondsPerYear)
  // Derive's contract refuses a skew row that moves spot too. The model its published figures come
  // from has one, and turns it linearly to the cap of the absolute row.
  const cap =
    move === 'linear-skew' && spotMove === 0
      ? skew.linearTermSlope * root + skew.linearCap
      : skew.absoluteTermSlope * root + skew.absoluteCap
  const width = Math.max(
    skew.minimumWidth,
    root * skew.widthScale * (skew.volatilityStatic + root * skew.volatilityScale),
  )
  const forward = expiry.forwardFixedUsd + expiry.forwardVariableUsd
  return ({ strikePriceUsd, volatility }) => {
    const logMoneyness = Math.log(strikePriceUsd / forward)
    const k = move === 'linear-skew' ? logMoneyness : Math.abs(logMoneyness)
    // The cap may be negative at long expiries, where the order of the two clips decides.
    const turn = k >= 0 ? Math.min(cap, (k * cap) / width) : Math.max(-cap, (k * cap) / width)
    return volatility * Math.max(0, 1 + turn)
  }
}
