import { type ChildProcess, execFileSync, spawn } from 'node:child_process'
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { toAssetId } from '@crossmargin/core'
import { bootWorld, type World } from '@crossmargin/world'
import { packPackages } from './packPackages.ts'

// `pnpm pack:try`: packs every package, installs the tarballs with npm in a folder of their own, checks
// the types of a small program as bundlers and as Node resolve them, and runs it, and the packed
// `crossmargin`, against local chains.
const folder = mkdtempSync(join(tmpdir(), 'crossmargin-scratch-'))
const say = (words: string) => process.stdout.write(`${words}\n`)
const running: { world?: World; program?: ChildProcess } = {}
try {
  await tryPackages()
} finally {
  running.program?.kill('SIGINT')
  await running.world?.close()
  rmSync(folder, { recursive: true, force: true })
}

async function tryPackages(): Promise<void> {
  const packages = packPackages({ into: join(folder, 'tarballs') })
  say(`packed ${packages.map(({ name }) => name).join(', ')}`)
  install(packages)
  for (const [module, moduleResolution] of [
    ['esnext', 'bundler'],
    ['node16', 'node16'],
  ] as const) {
    checkTypes({ module, moduleResolution })
    say(`types are sound under moduleResolution ${moduleResolution}`)
  }
  // Now, so that the chains count as alive.
  const genesisTimestamp = Math.floor(Date.now() / 1_000) - 30 * 86_400
  const world = await bootWorld({ genesisTimestamp })
  running.world = world
  await world.drift()
  say(`crossmargin --version: ${runNode(['node_modules/.bin/crossmargin', '--version']).trim()}`)
  const url = await startProgram(world)
  writeFileSync(join(folder, 'place.json'), JSON.stringify(placeOf(world, url)))
  say(`Node ${process.version} runs the program:`)
  say(runNode(['built/portfolio.js', 'place.json']))
}

function install(packages: ReturnType<typeof packPackages>): void {
  const versionOf = (name: string) => {
    const path = createRequire(import.meta.url).resolve(`${name}/package.json`)
    return (JSON.parse(readFileSync(path, 'utf8')) as { version: string }).version
  }
  const others = ['@types/node', '@wagmi/core', 'graphql', 'typescript', 'viem']
  const dependencies = Object.fromEntries([
    ...packages.map(({ name, tarball }) => [name, `file:${tarball}`]),
    ...others.map((name) => [name, versionOf(name)]),
  ])
  // One of each, as a peer dependency means it, and those the workspace is tested with.
  const overrides = { viem: dependencies['viem'], graphql: dependencies['graphql'] }
  const manifest = { private: true, type: 'module', dependencies, overrides }
  writeFileSync(join(folder, 'package.json'), JSON.stringify(manifest, null, 2))
  cpSync(new URL('scratch', import.meta.url).pathname, folder, { recursive: true })
  execFileSync('npm', ['install', '--no-audit', '--no-fund', '--prefer-offline'], {
    cwd: folder,
    stdio: ['ignore', 'ignore', 'inherit'],
    // better-sqlite3 is compiled: where Node's headers lie beside it, nothing is downloaded.
    env: { ...process.env, npm_config_nodedir: join(process.execPath, '../..') },
  })
}

/** The libraries' declarations are checked too: a user may have `skipLibCheck` off. */
function checkTypes(options: { readonly module: string; readonly moduleResolution: string }): void {
  const compilerOptions = {
    ...options,
    target: 'es2022',
    lib: ['es2023', 'dom'],
    types: ['node'],
    strict: true,
    outDir: 'built',
    skipLibCheck: true,
  }
  writeFileSync(
    join(folder, 'tsconfig.json'),
    JSON.stringify({ compilerOptions, files: ['portfolio.ts'] }),
  )
  runNode(['node_modules/typescript/bin/tsc', '-p', '.'])
}

/** Starts the packed program on the chains. @returns its GraphQL endpoint, once all is indexed. */
async function startProgram(world: World): Promise<string> {
  const config = {
    database: './index.sqlite',
    api: { port: 0 },
    chains: Object.fromEntries(
      world.chains.map(({ name, chainId, rpcUrl }) => [
        name,
        { id: chainId, rpc: [rpcUrl], pollIntervalMs: 200 },
      ]),
    ),
    deployments: world.chains.flatMap(({ name, deployments }) =>
      deployments.map(({ venue, root, startBlock }) => ({ venue, root, startBlock, chain: name })),
    ),
    assets: world.chains.flatMap(({ name, assets }) =>
      assets.map(({ address, underlying }) => ({
        chain: name,
        address,
        factor: underlying,
        pegged: underlying === 'USD',
      })),
    ),
  }
  writeFileSync(join(folder, 'crossmargin.config.json'), JSON.stringify(config))
  const program = spawn(process.execPath, ['node_modules/.bin/crossmargin', 'start'], {
    cwd: folder,
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  running.program = program
  const origin = await listeningAt(program)
  const url = `${origin}/graphql`
  await untilLive(url)
  say(`the packed program serves ${url} and has indexed every chain`)
  return url
}

async function listeningAt(program: ChildProcess): Promise<string> {
  const found = new Promise<string>((resolve, reject) => {
    for (const stream of [program.stdout, program.stderr]) {
      if (stream === null) continue
      createInterface({ input: stream }).on('line', (line) => {
        const url = /http:\/\/[\w.]+:\d+/.exec(line)?.[0]
        if (url !== undefined) resolve(url)
        else process.stderr.write(`${line}\n`)
      })
    }
    program.once('exit', (code) => reject(new RangeError(`crossmargin ended with ${code}`)))
  })
  return found
}

async function untilLive(url: string): Promise<void> {
  const query = '{ chains { state head { number } latestNumber } }'
  for (let tries = 0; tries < 600; tries += 1) {
    const response = await fetch(url, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ query }),
    })
    const { data } = (await response.json()) as {
      data: {
        chains: { state: string; head: { number: number } | null; latestNumber: number | null }[]
      }
    }
    const isLive = data.chains.every(
      ({ state, head, latestNumber }) => state === 'LIVE' && head?.number === latestNumber,
    )
    if (isLive) return
    await new Promise((resolve) => setTimeout(resolve, 200))
  }
  throw new RangeError('The packed program did not index the chains in two minutes.')
}

function placeOf(world: World, url: string) {
  return {
    url,
    owner: world.sample.owner,
    chains: world.chains.map(({ chainId, name, rpcUrl }) => ({ id: chainId, name, rpcUrl })),
    deployments: world.chains.flatMap(({ chainId, deployments }) =>
      deployments.map((deployment) => ({ ...deployment, chainId })),
    ),
    assets: world.chains.flatMap(({ chainId, assets }) =>
      assets.map(({ address, underlying }) => ({
        id: toAssetId({ chainId, address }),
        factor: underlying,
        isPegged: underlying === 'USD',
      })),
    ),
  }
}

function runNode(words: readonly string[]): string {
  return execFileSync(process.execPath, words, {
    cwd: folder,
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'inherit'],
  })
}
