import { setTimeout } from 'node:timers/promises'
import { Listr, ListrLogger, type ListrTaskWrapper, ProcessOutput } from 'listr2'
import type { TextStream } from '../cliContext.ts'

/** The demo's long steps, in order. */
export type DemoStep = 'compile' | 'deploy' | 'history' | 'index'

const titles: { readonly [step in DemoStep]: string } = {
  compile: 'Compile the venues’ contracts',
  deploy: 'Deploy them on two local chains',
  history: 'Play thirty days of history',
  index: 'Index both chains',
}

const steps = Object.keys(titles) as readonly DemoStep[]

/** Shows how far the demo is. */
export type DemoProgress = {
  /** A step that begins ends those before it. */
  update(progress: {
    readonly step: DemoStep
    readonly label: string
    readonly done: number
    readonly total: number
  }): void
  /** Ends all steps; resolves when the last line is written. */
  finish(): Promise<void>
  /** Leaves the steps as they are; resolves when the last line is written. */
  stop(): Promise<void>
}

type Wrapper = Pick<ListrTaskWrapper<unknown, never, never>, 'title' | 'output'>

/** Shows the demo's steps on a stream: live on a terminal, a line for each elsewhere. */
export function createDemoProgress(stream: TextStream): DemoProgress {
  const gates = new Map(steps.map((step) => [step, createGate()]))
  const wrappers = new Map<DemoStep, Wrapper>()
  let current: DemoStep = 'compile'
  let isStopped = false
  const listr = new Listr(
    steps.map((step) => ({
      title: titles[step],
      task: async (_context: unknown, task: Wrapper) => {
        wrappers.set(step, task)
        await gates.get(step)?.opened
      },
    })),
    {
      registerSignalListeners: false,
      renderer: stream.isTTY === true ? 'default' : 'simple',
      rendererOptions: { logger: createStderrLogger(stream) },
    } as never,
  )
  const running = listr.run()
  const openBefore = (step: DemoStep | undefined) => {
    for (const earlier of steps) {
      if (earlier === step) return
      gates.get(earlier)?.open()
    }
  }
  return {
    update({ step, label, done, total }) {
      if (isStopped || steps.indexOf(step) < steps.indexOf(current)) return
      current = step
      openBefore(step)
      const wrapper = wrappers.get(step)
      if (wrapper !== undefined && stream.isTTY === true) {
        wrapper.title = `${titles[step]}: ${label} ${done}/${total}`
      }
    },
    async finish() {
      isStopped = true
      openBefore(undefined)
      await running
    },
    async stop() {
      isStopped = true
      // The tasks are left waiting: nobody shall read a tick at what was not done.
      await setTimeout(0)
    },
  }
}

function createGate(): { readonly opened: Promise<void>; readonly open: () => void } {
  let open = () => {}
  const opened = new Promise<void>((resolve) => {
    open = resolve
  })
  return { opened, open }
}

/** listr2 writes to stdout unless told otherwise; stdout is for data. */
function createStderrLogger(stream: TextStream): ListrLogger {
  const output = stream as unknown as NodeJS.WriteStream
  return new ListrLogger({ processOutput: new ProcessOutput(output, output) })
}
