import type { CommandDef } from 'citty'
import type { CliContext } from './cliContext.ts'

/** One command: what it does, and how to load it. */
export type CommandEntry = {
  /** One line, for `--help`. */
  readonly description: string
  load(context: CliContext): Promise<CommandDef>
}

/** Every command. Each is loaded only when it is run: `--help` must not wait for a database. */
export const commandList: { readonly [name: string]: CommandEntry } = {
  demo: {
    description: 'Local chains with the venues’ real contracts, indexed and served',
    load: async (context) => (await import('./commands/demo.ts')).demoCommand(context),
  },
  init: {
    description: 'Write a configuration for the chains you name',
    load: async (context) => (await import('./commands/init.ts')).initCommand(context),
  },
  start: {
    description: 'Index the configured chains, and serve them',
    load: async (context) => (await import('./commands/start.ts')).startCommand(context),
  },
  portfolio: {
    description: 'Enforced and economic health of some owners, straight from the chains',
    load: async (context) => (await import('./commands/portfolio.ts')).portfolioCommand(context),
  },
  watch: {
    description: 'Add, remove or list owners, where only watched owners are followed',
    load: async (context) => (await import('./commands/watch.ts')).watchCommand(context),
  },
  verify: {
    description: 'Compare the index with the chains, to the wei',
    load: async (context) => (await import('./commands/verify.ts')).verifyCommand(context),
  },
  doctor: {
    description: 'Check the machine, the configuration, the nodes and the deployments',
    load: async (context) => (await import('./commands/doctor.ts')).doctorCommand(context),
  },
}
