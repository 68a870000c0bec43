import type { KnownDeployment } from '@crossmargin/adapters'
import type { DeploymentKey } from '@crossmargin/core'
import { type KnownNetwork, knownNetworks } from './knownNetworks.ts'

/** A published deployment, with its venue. */
export type PublishedDeployment = DeploymentKey & KnownDeployment

/** Between questions for a public node's head, where the file does not say. */
const politePollMs = 5_000

type Fields = { readonly [key: string]: unknown }

/**
 * Completes a configuration as written with what is known of chains and venues: ids, public nodes,
 * published deployments.
 *
 * Runs before the checks, on anything at all: what is of the wrong shape is passed on as it is, so
 * that its mistake is told in the words of the checks.
 *
 * @param parameters.published deployments of the venues this program knows.
 */
export function withKnownNetworks(
  raw: unknown,
  parameters: { readonly published: readonly PublishedDeployment[] },
): unknown {
  if (!isFields(raw) || !isFields(raw['chains'])) return raw
  const chains = Object.fromEntries(
    Object.entries(raw['chains']).map(([name, chain]) => [name, withKnownNodes(name, chain)]),
  )
  const { venues, deployments } = raw
  // Deployments written down are those meant, unless venues are asked for as well.
  if (deployments !== undefined && venues === undefined) return { ...raw, chains }
  const isWanted = ({ venue }: PublishedDeployment): boolean =>
    !Array.isArray(venues) || venues.includes(venue)
  const listed = Object.entries(chains).flatMap(([name, chain]) =>
    parameters.published
      .filter((known) => isFields(chain) && known.chainId === chain['id'] && isWanted(known))
      .map(({ venue, root, startBlock }) => ({ venue, chain: name, root, startBlock })),
  )
  if (deployments === undefined) {
    return { ...raw, chains, ...(listed.length === 0 ? {} : { deployments: listed }) }
  }
  return Array.isArray(deployments)
    ? { ...raw, chains, deployments: [...deployments, ...unlisted(listed, deployments)] }
    : { ...raw, chains }
}

function withKnownNodes(name: string, chain: unknown): unknown {
  if (!isFields(chain)) return chain
  const network = networkOf(name, chain)
  if (network === undefined) return chain
  const { chainId: id, rpcUrls: rpc } = network
  const { pollIntervalMs = politePollMs } = chain
  return chain['rpc'] === undefined ? { ...chain, id, rpc, pollIntervalMs } : { ...chain, id }
}

/** By id where there is one: a chain may go by any name. */
function networkOf(name: string, { id }: Fields): KnownNetwork | undefined {
  return knownNetworks.find((network) =>
    id === undefined ? network.name === name : network.chainId === id,
  )
}

/** What is written down goes before what is known: it may have a start block of its own. */
function unlisted<
  listed extends { readonly venue: string; readonly chain: string; readonly root: string },
>(known: readonly listed[], written: readonly unknown[]): readonly listed[] {
  const keyOf = ({ venue, chain, root }: Fields) => `${venue} ${chain} ${root}`.toLowerCase()
  const keys = new Set(written.map((it) => (isFields(it) ? keyOf(it) : '')))
  return known.filter((it) => !keys.has(keyOf(it)))
}

function isFields(value: unknown): value is Fields {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
