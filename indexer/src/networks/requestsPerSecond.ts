import { knownNetworks } from './knownNetworks.ts'

/** What no public node we know of objects to, from one address. */
const politePerSecond = 10

/** Against bursts only: how fast one's own node may be asked is one's own business. */
const ownPerSecond = 100

const publicHosts = new Set(
  knownNetworks.flatMap(({ rpcUrls }) => rpcUrls.map((url) => new URL(url).host)),
)

/** How many requests a second a node is asked at most: few where everybody asks it. */
export function requestsPerSecond(url: string): number {
  return publicHosts.has(new URL(url).host) ? politePerSecond : ownPerSecond
}
