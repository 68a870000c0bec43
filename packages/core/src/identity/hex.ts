/** A `0x`-prefixed hexadecimal string. */
export type Hex = `0x${string}`

/** A 20-byte account address, `0x`-prefixed. Inside identities it is always lower case. */
export type Address = `0x${string}`
