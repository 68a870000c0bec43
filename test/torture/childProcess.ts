import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'

/** A process that says words, and that is killed in the end. */
export type Talker = {
  hasSaid(word: string): boolean
  /** Resolves when it has said a word. @throws RangeError when it ends without. */
  says(word: string): Promise<void>
  /** Ends it at once, as a failing machine would, and waits until it is gone. */
  kill(): Promise<void>
}

/** Starts a bundled script. */
export function startTalker(script: string, parameters: readonly string[]): Talker {
  const child = spawn(process.execPath, [script, ...parameters], {
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  // The pipe stays open: closing it would end the process before it is killed.
  let said = ''
  child.stdout.on('data', (text: Buffer) => {
    said += text.toString()
  })
  return {
    hasSaid: (word) => said.includes(word),
    says: (word) =>
      new Promise((resolve, reject) => {
        const look = () => {
          if (said.includes(word)) resolve()
        }
        child.stdout.on('data', look)
        child.once('close', () => reject(new RangeError(`It ended without saying "${word}".`)))
        look()
      }),
    async kill() {
      child.kill('SIGKILL')
      await ended(child)
    },
  }
}

async function ended(child: ChildProcess): Promise<void> {
  if (child.exitCode === null && child.signalCode === null) await once(child, 'close')
}
