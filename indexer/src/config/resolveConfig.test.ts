import { expect, test } from 'vitest'
import { ConfigError } from '../errors/configError.ts'
import { resolveConfig } from './resolveConfig.ts'

const root = '0x2f39d218133AFaB8F2B819B1066c7E434Ad94E9e'
const weth = '0xC02aaA39b223FE8D0A0e5C4F27eAD9083C756Cc2'
const ethereum = { id: 1, rpc: ['http://127.0.0.1:8545'] }
const deployment = { venue: 'aave-v3', chain: 'ethereum', root, startBlock: 16_291_127 }
const minimal = { chains: { ethereum }, deployments: [deployment] }

const parameters = {
  source: 'crossmargin.config.ts',
  directory: '/srv/margin',
  workingDirectory: '/home/user',
  environment: {},
  venues: ['aave-v3', 'morpho-blue'],
}

function mistakesOf(raw: unknown, environment: { [name: string]: string } = {}): string {
  try {
    resolveConfig(raw, { ...parameters, environment })
  } catch (error) {
    if (error instanceof ConfigError) return error.mistakes.join('\n')
    throw error
  }
  return 'none'
}

test('default', () => {
  expect(resolveConfig(minimal, parameters)).toMatchInlineSnapshot(`
    {
      "api": {
        "host": "127.0.0.1",
        "port": 4000,
      },
      "assets": [],
      "chains": [
        {
          "endpoints": [
            {
              "url": "http://127.0.0.1:8545",
            },
          ],
          "id": 1,
          "name": "ethereum",
          "pollIntervalMs": 1000,
          "rpcUrls": [
            "http://127.0.0.1:8545",
          ],
        },
      ],
      "databasePath": "/srv/margin/crossmargin.sqlite",
      "deployments": [
        {
          "chainId": 1,
          "root": "0x2f39d218133afab8f2b819b1066c7e434ad94e9e",
          "startBlock": 16291127,
          "venue": "aave-v3",
        },
      ],
      "logLevel": "info",
      "retentionBlocks": 10000,
      "statusThresholds": {
        "marginCallBelowWad": 1050000000000000000n,
        "warningBelowWad": 1250000000000000000n,
      },
    }
  `)
})

test('behavior: everything written is taken, addresses in lower case, thresholds exact', () => {
  const config = resolveConfig(
    {
      ...minimal,
      database: 'data/index.sqlite',
      api: { port: 0, host: '0.0.0.0' },
      assets: [
        { chain: 'ethereum', address: weth, factor: 'ETH', pegged: true },
        { chain: 'ethereum', address: root, factor: 'ETH', pegged: true, shareOf: weth },
      ],
      retentionBlocks: 64,
      status: { warningBelow: 1.3, marginCallBelow: 1.1 },
      log: { level: 'debug' },
    },
    parameters,
  )
  expect(config).toMatchObject({
    databasePath: '/srv/margin/data/index.sqlite',
    api: { port: 0, host: '0.0.0.0' },
    assets: [
      { id: `1:${weth.toLowerCase()}`, factor: 'ETH', isPegged: true },
      { id: `1:${root.toLowerCase()}`, shareOf: `1:${weth.toLowerCase()}` },
    ],
    statusThresholds: {
      warningBelowWad: 1_300_000_000_000_000_000n,
      marginCallBelowWad: 1_100_000_000_000_000_000n,
    },
    logLevel: 'debug',
  })
})

test('behavior: the environment goes before the file', () => {
  const environment = {
    PORT: '5000',
    CROSSMARGIN_DATABASE: 'other.sqlite',
    RPC: 'wss://n.example/k',
  }
  const chains = { ethereum: { id: 1, rpc: ['env:RPC'] } }
  expect(resolveConfig({ ...minimal, chains }, { ...parameters, environment })).toMatchObject({
    databasePath: '/home/user/other.sqlite',
    api: { port: 5000 },
    chains: [{ rpcUrls: ['wss://n.example/k'] }],
  })
})

const withDeployment = (change: object) => ({
  ...minimal,
  deployments: [{ ...deployment, ...change }],
})
const withChain = (change: object) => ({
  ...minimal,
  chains: { ethereum: { ...ethereum, ...change } },
})
const withAsset = (change: object) => ({
  ...minimal,
  assets: [{ chain: 'ethereum', address: weth, factor: 'ETH', ...change }],
})

const mistakes: { readonly [name: string]: unknown } = {
  'not an object': 'hello',
  'nothing at all': {},
  'no chain': { ...minimal, chains: {} },
  'chains as a list': { ...minimal, chains: [ethereum] },
  'chain name': { ...minimal, chains: { ethereum, 'Main Net': { ...ethereum, id: 2 } } },
  'chain id of the wrong type': withChain({ id: '1' }),
  'chain id zero': withChain({ id: 0 }),
  'chain id with a fraction': withChain({ id: 1.5 }),
  'chain id twice': { ...minimal, chains: { ethereum, mainnet: ethereum } },
  'rpc no list': withChain({ rpc: 'http://127.0.0.1:8545' }),
  'rpc empty': withChain({ rpc: [] }),
  'rpc of the wrong type': withChain({ rpc: [8545] }),
  'rpc malformed': withChain({ rpc: ['127.0.0.1/SECRET'] }),
  'rpc protocol': withChain({ rpc: ['ftp://127.0.0.1/SECRET'] }),
  'rpc environment': withChain({ rpc: ['env:ETHEREUM_RPC'] }),
  'poll interval': withChain({ pollIntervalMs: 5 }),
  'no deployment': { ...minimal, deployments: [] },
  'deployments as an object': { ...minimal, deployments: deployment },
  'unknown venue, near': withDeployment({ venue: 'aave-v2' }),
  'unknown venue, far': withDeployment({ venue: 'gmx-v2' }),
  'venue missing': withDeployment({ venue: undefined }),
  'unknown chain, near': withDeployment({ chain: 'etherium' }),
  'unknown chain, far': withDeployment({ chain: 'base' }),
  'root malformed': withDeployment({ root: '0x1234' }),
  'root checksum': withDeployment({ root: root.replace('D', 'd').replace('F', 'f') }),
  'root of the wrong type': withDeployment({ root: 12 }),
  'start block negative': withDeployment({ startBlock: -1 }),
  'start block unsafe': withDeployment({ startBlock: 2 ** 53 }),
  'start block as text': withDeployment({ startBlock: '0' }),
  'deployment twice': {
    ...minimal,
    deployments: [deployment, { ...deployment, root: root.toLowerCase() }],
  },
  'asset address': withAsset({ address: 'WETH' }),
  'asset factor': withAsset({ factor: '' }),
  'asset pegged': withAsset({ pegged: 'yes' }),
  'asset twice': {
    ...minimal,
    assets: [
      { chain: 'ethereum', address: weth, factor: 'ETH' },
      { chain: 'ethereum', address: weth.toLowerCase(), factor: 'USD' },
    ],
  },
  'port too large': { ...minimal, api: { port: 70_000 } },
  'port as text': { ...minimal, api: { port: '4000' } },
  'host empty': { ...minimal, api: { host: ' ' } },
  'api no object': { ...minimal, api: 4000 },
  'database in memory': { ...minimal, database: ':memory:' },
  'database of the wrong type': { ...minimal, database: true },
  retention: { ...minimal, retentionBlocks: 0 },
  'threshold below one': { ...minimal, status: { warningBelow: 0.9 } },
  'thresholds crossed': { ...minimal, status: { warningBelow: 1.1, marginCallBelow: 1.2 } },
  'log level': { ...minimal, log: { level: 'loud' } },
  'unknown key, near': { ...minimal, api: { prot: 4000 } },
  'unknown key, far': { ...minimal, telemetry: true },
  'unknown key in a deployment': withDeployment({ startblock: 1 }),
}

test('error: ConfigError, each mistake one sentence', () => {
  const said = Object.entries(mistakes).map(([name, raw]) => `${name}: ${mistakesOf(raw)}`)
  expect(said.join('\n')).toMatchInlineSnapshot(`
    "not an object: The configuration is "hello", but a configuration is an object; write export default defineConfig({ … }).
    nothing at all: chains is missing, but chains are an object with a name for each, one at least; write { ethereum: { id: 1, rpc: ["http://…"] } }.
    deployments is missing, but deployments are a list of objects; write [{ venue, chain, root, startBlock }].
    no chain: chains is an empty object, but chains are an object with a name for each, one at least; write { ethereum: { id: 1, rpc: ["http://…"] } }.
    chains as a list: chains is a list, but chains are an object with a name for each, one at least; write { ethereum: { id: 1, rpc: ["http://…"] } }.
    chain name: chains has the name "Main Net", but a name is up to 40 small letters, digits and hyphens, a letter first; rename it, as in "ethereum".
    chain id of the wrong type: chains.ethereum.id is "1", but a chain id is a whole number from 1 to 9007199254740991; write what the node answers to eth_chainId.
    chain id zero: chains.ethereum.id is 0, but a chain id is a whole number from 1 to 9007199254740991; write what the node answers to eth_chainId.
    chain id with a fraction: chains.ethereum.id is 1.5, but a chain id is a whole number from 1 to 9007199254740991; write what the node answers to eth_chainId.
    chain id twice: chains.mainnet.id is 1, but chains.ethereum has that id already; correct one of them, or put both nodes into one chain's rpc.
    rpc no list: chains.ethereum.rpc is "http://127.0.0.1:8545", but rpc is a list of URLs; write ["http://127.0.0.1:8545"].
    rpc empty: chains.ethereum.rpc is an empty list, but a chain needs a node; write ["http://127.0.0.1:8545"].
    rpc of the wrong type: chains.ethereum.rpc[0] is 8545, but a node is named by its URL; write "http://127.0.0.1:8545" or "env:NAME".
    rpc malformed: chains.ethereum.rpc[0] is no URL (not shown: it may hold a key); write a node's URL such as "http://127.0.0.1:8545".
    rpc protocol: chains.ethereum.rpc[0] is a URL of the protocol "ftp:", but a node is asked over http, https, ws or wss; write one of those.
    rpc environment: chains.ethereum.rpc[0] is "env:ETHEREUM_RPC", but the environment has no ETHEREUM_RPC; set it to the node's URL.
    poll interval: chains.ethereum.pollIntervalMs is 5, but a poll interval is a whole number of milliseconds from 100 to 600000; write 1000.
    no deployment: deployments is an empty list, but there is nothing to index without one; write [{ venue, chain, root, startBlock }].
    deployments as an object: deployments is an object, but deployments are a list of objects; write [{ venue, chain, root, startBlock }].
    unknown venue, near: deployments[0].venue is "aave-v2", but the known venues are aave-v3, morpho-blue; did you mean "aave-v3"?
    unknown venue, far: deployments[0].venue is "gmx-v2", but the known venues are aave-v3, morpho-blue; write one of them.
    venue missing: deployments[0].venue is missing, but the known venues are aave-v3, morpho-blue; write one of them.
    unknown chain, near: deployments[0].chain is "etherium", but the only known chain is ethereum; did you mean "ethereum"?
    unknown chain, far: deployments[0].chain is "base", but the only known chain is ethereum; write one of them.
    root malformed: deployments[0].root is "0x1234", but a root address is 0x and 40 hexadecimal digits; copy it again from its source.
    root checksum: deployments[0].root is "0x2f39d218133AfaB8F2B819B1066c7E434Ad94E9e", but its capitals are not those of its checksum (0x2f39d218133AFaB8F2B819B1066c7E434Ad94E9e), so a digit may be wrong; copy it again, or write it in small letters.
    root of the wrong type: deployments[0].root is 12, but a root address is 0x and 40 hexadecimal digits; copy it again from its source.
    start block negative: deployments[0].startBlock is -1, but a start block is a whole number from 0 to 9007199254740991; write the block the root was deployed in.
    start block unsafe: deployments[0].startBlock is 9007199254740992, but a start block is a whole number from 0 to 9007199254740991; write the block the root was deployed in.
    start block as text: deployments[0].startBlock is "0", but a start block is a whole number from 0 to 9007199254740991; write the block the root was deployed in.
    deployment twice: deployments[1] is the same deployment as deployments[0]; remove one of them.
    asset address: assets[0].address is "WETH", but an address is 0x and 40 hexadecimal digits; copy it again from its source.
    asset factor: assets[0].factor is "", but a risk factor is a name; write one such as "ETH", "BTC" or "USD".
    asset pegged: assets[0].pegged is "yes", but pegged says whether the asset should be worth one unit of its factor; write true or false.
    asset twice: assets[1] is the same asset as assets[0]; remove one of them.
    port too large: api.port is 70000, but a port is a whole number from 0 to 65535; write 4000, or 0 for any free one.
    port as text: api.port is "4000", but a port is a whole number from 0 to 65535; write 4000, or 0 for any free one.
    host empty: api.host is " ", but a host is a name or an IP address; write "127.0.0.1".
    api no object: api is 4000, but the API takes an object; write { port: 4000 }.
    database in memory: database is ":memory:", but a database is the path of a file; write "./crossmargin.sqlite".
    database of the wrong type: database is true, but a database is the path of a file; write "./crossmargin.sqlite".
    retention: retentionBlocks is 0, but retention is a whole number of blocks from 1 to 100000000; write 10000.
    threshold below one: status.warningBelow is 0.9, but a threshold is a health factor from 1 to 100; write 1.25.
    thresholds crossed: status.marginCallBelow is 1.2, but a margin call comes after the warning, which is below 1.1; write a number no larger than status.warningBelow.
    log level: log.level is "loud", but a level is one of debug, info, warn, error, silent; write "info".
    unknown key, near: api.prot is not a known key; did you mean api.port?
    unknown key, far: telemetry is not a known key; the known ones are database, api, chains, deployments, venues, assets, retentionBlocks, watch, status, reconcile, log; remove it.
    unknown key in a deployment: deployments[0].startblock is not a known key; did you mean deployments[0].startBlock?"
  `)
})

test('error: ConfigError lists all mistakes at once, those between keys included', () => {
  const raw = {
    ...minimal,
    api: { port: 70_000 },
    deployments: [deployment, deployment, { ...deployment, venue: 'aave-v2', root: '0x' }],
    colour: 'red',
  }
  expect(mistakesOf(raw, { PORT: 'http' })).toMatchInlineSnapshot(`
    "api.port is 70000, but a port is a whole number from 0 to 65535; write 4000, or 0 for any free one.
    deployments[2].venue is "aave-v2", but the known venues are aave-v3, morpho-blue; did you mean "aave-v3"?
    deployments[2].root is "0x", but a root address is 0x and 40 hexadecimal digits; copy it again from its source.
    colour is not a known key; the known ones are database, api, chains, deployments, venues, assets, retentionBlocks, watch, status, reconcile, log; remove it.
    deployments[1] is the same deployment as deployments[0]; remove one of them.
    PORT in the environment is "http", but a port is a whole number from 0 to 65535; write 4000, or 0 for any free one."
  `)
})

test('behavior: with `watch` only some owners are followed, perhaps none yet', () => {
  const owner = '0xC02aaA39b223FE8D0A0e5C4F27eAD9083C756Cc2'
  const watchedOwners = (watch: object) =>
    resolveConfig({ ...minimal, watch }, parameters).watchedOwners
  expect(watchedOwners({})).toEqual([])
  expect(watchedOwners({ owners: [owner, owner.toLowerCase()] })).toEqual([owner.toLowerCase()])
  expect(mistakesOf({ ...minimal, watch: { owners: ['0x12'] } })).toContain('an owner is 0x and 40')
  expect(mistakesOf({ ...minimal, watch: { owner: [] } })).toContain('watch')
})
