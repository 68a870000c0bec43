import { expect, test } from 'vitest'
import { createTestContext } from '../stand-in/testContext.ts'
import { runCli } from './runCli.ts'

async function run(...words: readonly string[]) {
  const { context, out, err } = createTestContext()
  return { exitCode: await runCli(words, context), out: out(), err: err() }
}

test('default', async () => {
  expect(await run('--version')).toEqual({ exitCode: 0, out: '1.2.3\n', err: '' })
  const { exitCode, out, err } = await run('--help')
  expect({ exitCode, err }).toEqual({ exitCode: 0, err: '' })
  expect(out).toMatchInlineSnapshot(`
    "Margin accounts on every venue and chain: enforced to the wei, and as one book (crossmargin v1.2.3)

    USAGE crossmargin demo|init|start|portfolio|watch|verify|doctor

    COMMANDS

           demo    Local chains with the venues’ real contracts, indexed and served     
           init    Write a configuration for the chains you name                        
          start    Index the configured chains, and serve them                          
      portfolio    Enforced and economic health of some owners, straight from the chains
          watch    Add, remove or list owners, where only watched owners are followed   
         verify    Compare the index with the chains, to the wei                        
         doctor    Check the machine, the configuration, the nodes and the deployments  

    Use crossmargin <command> --help for more information about a command.
    "
  `)
})

test('behavior: a command explains itself', async () => {
  const { exitCode, out } = await run('verify', '--help')
  expect(exitCode).toBe(0)
  expect(out).toContain('Compare the index with the chains, to the wei')
  expect(out).toContain('--blocks=<count>')
})

test('behavior: no arguments show the usage on stderr', async () => {
  const { exitCode, out, err } = await run()
  expect({ exitCode, out }).toEqual({ exitCode: 2, out: '' })
  expect(err).toContain('USAGE')
})

test.each([
  [['portfolo'], 'There is no command "portfolo"; did you mean portfolio?'],
  [
    ['frobnicate'],
    'There is no command "frobnicate"; the commands are demo, init, start, portfolio, watch, verify, doctor.',
  ],
  [['constructor'], 'There is no command "constructor"; the commands are demo,'],
  [['--jsn'], 'There is no command "--jsn"; the commands are demo,'],
  [['verify', '--jsn'], '`crossmargin verify` has no flag --jsn; did you mean --json?'],
  [['verify', 'all'], '`crossmargin verify` takes no arguments, but "all" was given.'],
  [['portfolio'], 'Whose portfolio? Write crossmargin portfolio <address…>.'],
  [['start'], 'No configuration: looked for crossmargin.config.ts'],
  [['start', '--config', 'absent.ts'], 'No configuration: looked for absent.ts in '],
])('error: UsageError %s', async (words, sentence) => {
  const { exitCode, out, err } = await run(...words)
  expect({ exitCode, out }).toEqual({ exitCode: 2, out: '' })
  expect(err.startsWith(`crossmargin: ${sentence}`)).toBe(true)
})
