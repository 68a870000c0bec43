import { readFileSync } from 'node:fs'
import { venueAdapters } from '@crossmargin/adapters'
import { type Config, createLogger, startServer } from 'crossmargin'

// A process that indexes until somebody kills it. Its configuration lies in the file named by its
// only argument; it says `ready` as soon as it indexes and `settled` when it has caught up.
const [, , path = ''] = process.argv
const config = JSON.parse(readFileSync(path, 'utf8'), revive) as Config
const logger = createLogger({ level: 'warn', stream: process.stderr })
const server = await startServer({ config, adapters: venueAdapters, logger, version: 'test' })
process.stdout.write('ready\n')
await server.settled()
process.stdout.write('settled\n')

function revive(key: string, value: unknown): unknown {
  return key.endsWith('Wad') ? BigInt(value as string) : value
}
