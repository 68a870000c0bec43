import { InvalidAccountIdError } from '../errors/invalidAccountIdError.ts'
import type { Address, Hex } from './hex.ts'

/** A protocol family, in kebab case: `aave-v3`, `morpho-blue`. */
export type VenueId = string

/** One venue's contracts on one chain, named by the root address all the rest is discovered from. */
export type DeploymentKey = {
  readonly venue: VenueId
  readonly chainId: number
  readonly root: Address
}

/**
 * The unit on which a venue enforces margin: an owner, or one sub-account or isolated market of it.
 *
 * `sub` is absent where an owner has a single account in a deployment (Aave); it is the market id on
 * Morpho, the sub-account id elsewhere.
 */
export type MarginAccountKey = DeploymentKey & {
  readonly owner: Address
  readonly sub?: Hex
}

/** `venue:chainId:root:owner[:sub]`, hexadecimal parts in lower case. */
export type MarginAccountId = string

/**
 * Names a margin account in one string.
 *
 * @returns the id; equal keys give equal ids whatever the case of their addresses.
 * @see parseMarginAccountId for the way back.
 */
export function toMarginAccountId(key: MarginAccountKey): MarginAccountId {
  const parts = [key.venue, String(key.chainId), key.root.toLowerCase(), key.owner.toLowerCase()]
  return (key.sub === undefined ? parts : [...parts, key.sub.toLowerCase()]).join(':')
}

/**
 * Reads a margin account's id back into its parts.
 *
 * @throws InvalidAccountIdError when the text is not `venue:chainId:root:owner[:sub]`.
 */
export function parseMarginAccountId(id: string): MarginAccountKey {
  const [venue, chain, root, owner, sub, ...rest] = id.split(':')
  const chainId = Number(chain)
  const isWhole =
    isPresent(venue) &&
    Number.isSafeInteger(chainId) &&
    chainId > 0 &&
    isHexOf(root, 20) &&
    isHexOf(owner, 20) &&
    (sub === undefined || /^0x[0-9a-f]+$/i.test(sub)) &&
    rest.length === 0
  if (!isWhole) throw new InvalidAccountIdError({ id })
  const key = {
    venue: venue as VenueId,
    chainId,
    root: root.toLowerCase() as Address,
    owner: owner.toLowerCase() as Address,
  }
  return sub === undefined ? key : { ...key, sub: sub.toLowerCase() as Hex }
}

function isPresent(text: string | undefined): text is string {
  return text !== undefined && text.length > 0
}

function isHexOf(text: string | undefined, bytes: number): text is Hex {
  return text !== undefined && new RegExp(`^0x[0-9a-f]{${bytes * 2}}$`, 'i').test(text)
}
