import { pathToFileURL } from 'node:url'
import { replayDatabase } from '../replayDatabase.ts'
import { createLedger } from './ledger.ts'

/** The adapters a killed replay alternates between: each makes other rows of the same logs. */
export function ledgerOfScale(scale: bigint): ReturnType<typeof createLedger> {
  return createLedger({ revision: Number(scale), scale })
}

/** Replays again and again until the process is ended from outside. */
async function replayUntilKilled(path: string): Promise<never> {
  process.stdout.write('ready\n')
  for (let scale = 2n; ; scale = 5n - scale)
    await replayDatabase({ path, adapters: [ledgerOfScale(scale)] })
}

const [, script, path] = process.argv
if (script !== undefined && path !== undefined && import.meta.url === pathToFileURL(script).href)
  await replayUntilKilled(path)
