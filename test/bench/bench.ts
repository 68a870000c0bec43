import { argv, exit, stderr } from 'node:process'
import { benchRisk } from './risk.ts'
import { benchSync } from './sync/sync.ts'
import { benchThreads } from './threads.ts'

const suites: Readonly<Record<string, () => boolean | Promise<boolean>>> = {
  risk: benchRisk,
  sync: benchSync,
  threads: () => benchThreads(Number(argv[3] ?? 21)),
}

const suite = suites[argv[2] ?? 'risk']
if (suite === undefined) {
  stderr.write(`There is no bench "${argv[2]}". There are: ${Object.keys(suites).join(', ')}.\n`)
  exit(2)
}
// A value that disagrees is a failure; a target that is missed is a figure.
exit((await suite()) ? 0 : 1)
