import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { bankRoot } from './bankAdapter.ts'

/** A folder with a configuration in it, for tests. */
export type ConfigFolder = { readonly path: string; remove(): void }

/** Writes a configuration of the stand-in bank on some chains, each with its ether and dollars. */
export function writeBankConfig(
  chains: { readonly [name: string]: { readonly id: number; readonly rpc: readonly string[] } },
  change: object = {},
): ConfigFolder {
  const path = mkdtempSync(join(tmpdir(), 'crossmargin-cli-'))
  const names = Object.keys(chains)
  const config = {
    chains,
    deployments: names.map((chain) => ({ venue: 'bank', chain, root: bankRoot })),
    assets: names.flatMap((chain) => [
      { chain, address: '0x00000000000000000000000000000000000000e0', factor: 'ETH' },
      { chain, address: '0x00000000000000000000000000000000000000d0', factor: 'USD', pegged: true },
    ]),
    ...change,
  }
  writeFileSync(join(path, 'crossmargin.config.json'), JSON.stringify(config))
  return { path, remove: () => rmSync(path, { recursive: true, force: true }) }
}
