import { type ChildProcess, spawn } from 'node:child_process'
import { execPath } from 'node:process'
import { createInterface } from 'node:readline'

/** A script of the bench at work as a process of its own. */
export type BenchProcess = {
  /** The next line it writes, read as JSON. Rejects when it ends without one. */
  next<answer>(): Promise<answer>
  end(): void
}

/** Starts a bundled script. What it writes to stderr is shown. */
export function startProcess(
  path: string,
  parameters: { readonly args: readonly string[]; readonly nodeArgs?: readonly string[] },
): BenchProcess {
  const child: ChildProcess = spawn(
    execPath,
    [...(parameters.nodeArgs ?? []), path, ...parameters.args],
    { stdio: ['ignore', 'pipe', 'inherit'] },
  )
  const lines = createInterface({ input: child.stdout as NodeJS.ReadableStream })[
    Symbol.asyncIterator
  ]()
  return {
    async next() {
      const { value, done } = await lines.next()
      if (done === true) throw new RangeError(`${path} ended without an answer.`)
      return JSON.parse(value as string) as never
    },
    end: () => void child.kill(),
  }
}
