import { Listr, ListrLogger, ProcessOutput } from 'listr2'
import { UsageError } from '../../errors/usageError.ts'
import type { TextStream } from '../cliContext.ts'

/** The demo's long steps, in order. */
export type DemoStep = 'compile' | 'deploy' | 'history' | 'index'

const titles: { readonly [step in DemoStep]: string } = {
  compile: 'Compile the venues’ contracts',
  deploy: 'Deploy them on two local chains',
  history: 'Play thirty days of history',
  index: 'Index the chains',
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
  /** Marks the step under way as not done; resolves when the last line is written. */
  stop(): Promise<void>
}

type Wrapper = { title: string }

/** Shows the demo's steps on a stream: live on a terminal, a line for each elsewhere. */
export function createDemoProgress(stream: TextStream): DemoProgress {
  const gates = new Map(steps.map((step) => [step, createGate()]))
  const wrappers = new Map<DemoStep, Wrapper>()
  let current: DemoStep = 'compile'
  const running = runSteps(stream, { gates, wrappers })
  const openBefore = (step: DemoStep | undefined) => {
    for (const earlier of steps) {
      if (earlier === step) return
      gates.get(earlier)?.open()
    }
  }
  return {
    update({ step, label, done, total }) {
      // Chains boot side by side: one may still deploy while another plays its history.
      if (steps.indexOf(step) < steps.indexOf(current)) return
      current = step
      openBefore(step)
      const wrapper = wrappers.get(step)
      if (wrapper !== undefined && stream.isTTY === true) {
        wrapper.title = `${titles[step]}: ${label} ${done}/${total}`
      }
    },
    async finish() {
      openBefore(undefined)
      await running
    },
    async stop() {
      for (const gate of gates.values()) gate.fail()
      await running
    },
  }
}

type Gate = { readonly passed: Promise<void>; readonly open: () => void; readonly fail: () => void }

async function runSteps(
  stream: TextStream,
  parameters: {
    readonly gates: ReadonlyMap<DemoStep, Gate>
    readonly wrappers: Map<DemoStep, Wrapper>
  },
): Promise<void> {
  const { gates, wrappers } = parameters
  const tasks = steps.map((step) => ({
    title: titles[step],
    task: async (_context: unknown, task: Wrapper) => {
      wrappers.set(step, task)
      await gates.get(step)?.passed
    },
  }))
  const output = stream as unknown as NodeJS.WriteStream
  // listr2 writes to stdout unless told otherwise; stdout is for data.
  const logger = new ListrLogger({ processOutput: new ProcessOutput(output, output) })
  const listr = new Listr(tasks, {
    registerSignalListeners: false,
    collectErrors: false,
    renderer: stream.isTTY === true ? 'default' : 'simple',
    rendererOptions: { logger, showErrorMessage: false },
    fallbackRendererOptions: { logger },
  } as never)
  try {
    await listr.run()
  } catch (error) {
    // A step that failed is marked; why it did is said by whoever stopped the demo.
    void error
  }
}

function createGate(): Gate {
  let open = () => {}
  let fail = () => {}
  const passed = new Promise<void>((resolve, reject) => {
    open = resolve
    fail = () => reject(new UsageError('Stopped.'))
  })
  // A gate nobody has come to yet must not end the process.
  passed.catch(() => undefined)
  return { passed, open, fail }
}
