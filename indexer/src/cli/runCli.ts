import { stripVTControlCharacters } from 'node:util'
import { type ArgsDef, type CommandDef, renderUsage, runCommand } from 'citty'
import { nearestSpelling } from '../config/nearestSpelling.ts'
import { type ExitCode, exitCodes } from '../errors/exitCode.ts'
import { UsageError } from '../errors/usageError.ts'
import { assertKnownFlags } from './assertKnownFlags.ts'
import type { CliContext } from './cliContext.ts'
import { commandList } from './commandList.ts'
import { reportError } from './reportError.ts'

/**
 * Runs one command line.
 *
 * @param words what stands after the program's name.
 * @returns the exit code. Never throws: what goes wrong is said on stderr.
 */
export async function runCli(words: readonly string[], context: CliContext): Promise<ExitCode> {
  try {
    return await dispatch(words, context)
  } catch (error) {
    return reportError(error, context)
  }
}

async function dispatch(words: readonly string[], context: CliContext): Promise<ExitCode> {
  const root: CommandDef = {
    meta: {
      name: 'crossmargin',
      version: context.version,
      description: 'Margin accounts on every venue and chain: enforced to the wei, and as one book',
    },
    subCommands: Object.fromEntries(
      Object.entries(commandList).map(([name, { description }]) => [
        name,
        { meta: { name, description } },
      ]),
    ),
  }
  const [name, ...rest] = words
  if (name === '--version' || name === '-v') {
    context.stdout.write(`${context.version}\n`)
    return exitCodes.ok
  }
  if (name === undefined || name === '--help' || name === '-h') {
    const stream = name === undefined ? context.stderr : context.stdout
    stream.write(await usageText({ stream, command: root }))
    return name === undefined ? exitCodes.usage : exitCodes.ok
  }
  const entry = Object.hasOwn(commandList, name) ? commandList[name] : undefined
  if (entry === undefined) throw unknownCommand(name, Object.keys(commandList))
  const loaded = await entry.load(context)
  const command: CommandDef = { ...loaded, meta: { name, description: entry.description } }
  if (rest.includes('--help') || rest.includes('-h')) {
    const { stdout } = context
    stdout.write(await usageText({ stream: stdout, command, parent: root }))
    return exitCodes.ok
  }
  assertKnownFlags({ command: name, words: rest, flags: command.args as ArgsDef })
  const { result } = await runCommand(command, { rawArgs: [...rest] })
  return result as ExitCode
}

async function usageText(parameters: {
  readonly stream: CliContext['stdout']
  readonly command: CommandDef
  readonly parent?: CommandDef
}): Promise<string> {
  const text = `${await renderUsage(parameters.command, parameters.parent)}\n`
  return parameters.stream.isTTY === true ? text : stripVTControlCharacters(text)
}

function unknownCommand(name: string, names: readonly string[]): UsageError {
  const nearest = nearestSpelling(name, names)
  const remedy =
    nearest === undefined ? `the commands are ${names.join(', ')}.` : `did you mean ${nearest}?`
  return new UsageError(`There is no command ${JSON.stringify(name)}; ${remedy}`)
}
