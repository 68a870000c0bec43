/**
 * Health of accounts that all have the same number of collateral and debt entries.
 *
 *     health = Σ collateral · weightedPrice / Σ debt · price
 *
 * Accounts stand in pairs: per pair `collaterals + debts` times two amounts (f64) and as many indices
 * (u16) into `prices`. Every account has at least one debt; those without never come here.
 */
export function lendingHealth(
  amounts: usize,
  indices: usize,
  prices: usize,
  out: usize,
  pairs: i32,
  collaterals: i32,
  debts: i32,
): void {
  for (let pair: i32 = 0; pair < pairs; pair += 1) {
    let collateral = f64x2.splat(0.0)
    for (let e: i32 = 0; e < collaterals; e += 1) {
      collateral = f64x2.add(collateral, f64x2.mul(v128.load(amounts), pricesOf(indices, prices)))
      amounts += 16
      indices += 4
    }
    let debt = f64x2.splat(0.0)
    for (let e: i32 = 0; e < debts; e += 1) {
      debt = f64x2.add(debt, f64x2.mul(v128.load(amounts), pricesOf(indices, prices)))
      amounts += 16
      indices += 4
    }
    v128.store(out, f64x2.div(collateral, debt))
    out += 16
  }
}

@inline
function pricesOf(indices: usize, prices: usize): v128 {
  const both = load<u32>(indices)
  const first = v128.load64_splat(prices + (<usize>(both & 0xffff) << 3))
  return v128.load64_lane(prices + (<usize>(both >>> 16) << 3), first, 1)
}
