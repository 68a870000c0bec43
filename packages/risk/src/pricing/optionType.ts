/** A right to buy (`call`) or to sell (`put`). */
export type OptionType = 'call' | 'put'
