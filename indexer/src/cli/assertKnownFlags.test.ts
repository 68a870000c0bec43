import { expect, test } from 'vitest'
import { assertKnownFlags } from './assertKnownFlags.ts'

const flags = {
  json: { type: 'boolean' },
  config: { type: 'string', valueHint: 'path' },
  address: { type: 'positional' },
} as const

const check = (...words: readonly string[]) =>
  assertKnownFlags({ command: 'portfolio', flags, words })

test('default', () => {
  expect(() =>
    check('0x1', '--json', '--config', 'a.ts', '--config=b.ts', '--', '-x'),
  ).not.toThrow()
})

test.each([
  [['--jsn'], '`crossmargin portfolio` has no flag --jsn; did you mean --json?'],
  [
    ['--zzzz=1'],
    '`crossmargin portfolio` has no flag --zzzz; its flags are --help, --json, --config.',
  ],
  [['-j'], '`crossmargin portfolio` has no flag -j; its flags are --help, --json, --config.'],
  [
    ['--address'],
    '`crossmargin portfolio` has no flag --address; its flags are --help, --json, --config.',
  ],
  [['--json=yes'], '--json takes no value; write --json alone.'],
  [['--config'], '--config needs a value; write --config <path>.'],
  [['--config', '--json'], '--config needs a value; write --config <path>.'],
  [['--config='], '--config needs a value; write --config <path>.'],
])('error: UsageError %s', (words, message) => {
  expect(() => check(...words)).toThrow(message)
})
