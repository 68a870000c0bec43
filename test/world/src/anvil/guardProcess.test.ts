import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { readFileSync } from 'node:fs'
import { setTimeout as sleep } from 'node:timers/promises'
import { describe, expect, test } from 'vitest'

const PARENT = `
const { spawnAnvil } = await import(process.argv[1])
const parameters = { chainId: 1, genesisTimestampSeconds: 1750000000, port: 0, accountCount: 1, readableBlocks: 10, slotsInAnEpoch: 1 }
const anvil = await spawnAnvil(parameters)
process.stdout.write('pid=' + anvil.pid + ';')
setInterval(() => {}, 1000)
`

describe('guardProcess', () => {
  for (const signal of ['SIGKILL', 'SIGTERM', 'SIGINT'] as const)
    test.skipIf(process.platform === 'win32')(
      `behavior: anvil ends with a parent that got ${signal}`,
      async () => {
        const parent = spawnParent()
        const pid = await readPid(parent)
        expect(isRunning(pid)).toBe(true)
        const exited = once(parent, 'exit')
        parent.kill(signal)
        await exited
        await expect.poll(() => isRunning(pid), { timeout: 5_000 }).toBe(false)
      },
    )
})

function spawnParent(): ChildProcess {
  const module = new URL('./spawnAnvil.ts', import.meta.url).href
  return spawn(
    process.execPath,
    ['--import', 'tsx', '--input-type=module', '--eval', PARENT, module],
    { cwd: new URL('../../', import.meta.url), stdio: ['ignore', 'pipe', 'inherit'] },
  )
}

async function readPid(parent: ChildProcess): Promise<number> {
  let text = ''
  parent.stdout?.on('data', (chunk: Buffer) => {
    text += chunk.toString()
  })
  while (!/pid=\d+;/.test(text) && parent.exitCode === null) await sleep(20)
  return Number(/pid=(\d+);/.exec(text)?.[1])
}

// An ended process that nobody has collected yet still has an id; /proc tells the difference.
function isRunning(pid: number): boolean {
  try {
    process.kill(pid, 0)
    return process.platform !== 'linux' || !isCollectable(pid)
  } catch (cause) {
    const { code } = cause as NodeJS.ErrnoException
    if (code === 'ESRCH' || code === 'ENOENT') return false
    throw cause
  }
}

function isCollectable(pid: number): boolean {
  return /^State:\s+Z/m.test(readFileSync(`/proc/${pid}/status`, 'utf8'))
}
