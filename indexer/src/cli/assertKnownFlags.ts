import type { ArgsDef } from 'citty'
import { nearestSpelling } from '../config/nearestSpelling.ts'
import { UsageError } from '../errors/usageError.ts'

/** What a command understands, and what it was given. */
export type AssertKnownFlagsParameters = {
  readonly command: string
  readonly flags: ArgsDef
  readonly words: readonly string[]
}

/**
 * Makes sure that every flag given is one the command has, and that those that take a value have one.
 *
 * The parser below takes anything; a mistyped `--jsn` would be silently ignored.
 *
 * @throws UsageError with the nearest spelling.
 */
export function assertKnownFlags({ command, flags, words }: AssertKnownFlagsParameters): void {
  const known = Object.entries(flags).filter(([, flag]) => flag.type !== 'positional')
  const takesArguments = known.length < Object.keys(flags).length
  for (let index = 0; index < words.length; index += 1) {
    const word = words[index] ?? ''
    if (word === '--') return
    if (!word.startsWith('-') || word === '-') {
      if (takesArguments) continue
      const given = JSON.stringify(word)
      throw new UsageError(`\`crossmargin ${command}\` takes no arguments, but ${given} was given.`)
    }
    const [name = '', inlineValue] = word.replace(/^--?/, '').split('=', 2)
    const flag = known.find(([candidate]) => candidate === name && word.startsWith('--'))?.[1]
    if (flag === undefined) throw unknownFlag({ command, word, names: known.map(([key]) => key) })
    if (flag.type !== 'string') {
      if (inlineValue === undefined) continue
      throw new UsageError(`--${name} takes no value; write --${name} alone.`)
    }
    const value = inlineValue ?? words[index + 1]
    if (
      value === undefined ||
      value === '' ||
      (inlineValue === undefined && value.startsWith('-'))
    ) {
      throw new UsageError(
        `--${name} needs a value; write --${name} <${flag.valueHint ?? 'value'}>.`,
      )
    }
    if (inlineValue === undefined) index += 1
  }
}

function unknownFlag(mistake: {
  readonly command: string
  readonly word: string
  readonly names: readonly string[]
}): UsageError {
  const { command, word, names } = mistake
  const name = word.replace(/^-+/, '').split('=', 1)[0] ?? ''
  const nearest = nearestSpelling(name, names)
  const remedy =
    nearest === undefined
      ? `its flags are ${['help', ...names].map((known) => `--${known}`).join(', ')}.`
      : `did you mean --${nearest}?`
  return new UsageError(
    `\`crossmargin ${command}\` has no flag ${word.split('=', 1)[0]}; ${remedy}`,
  )
}
