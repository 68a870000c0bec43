import type { AssessedAccount } from '@crossmargin/adapters'
import type { Gap, MarginAccountId, MarginLine, MarginStatus } from '@crossmargin/core'
import type { EnforcedAccount, FactorExposure, PortfolioReport } from '@crossmargin/risk'
import pc from 'picocolors'
import { formatUsd } from './formatUsd.ts'
import { plainTable } from './plainTable.ts'
import { riskTable } from './riskTable.ts'

/** A report, and the words people know its parts by. */
export type PortfolioTableParameters = {
  readonly report: PortfolioReport
  readonly distances: ReadonlyMap<MarginAccountId, AssessedAccount['distanceToLiquidation']>
  /** Labels of venues, by id. */
  readonly venueLabels: ReadonlyMap<string, string>
  /** Names of chains, by id. */
  readonly chainNames: ReadonlyMap<number, string>
  readonly hasColor: boolean
}

/** What terminals commonly have. */
const columns = 100

const blank: readonly string[] = ['']

type Colors = ReturnType<typeof pc.createColors>

/**
 * Writes a portfolio for people: what the contracts will do, the book as the model sees it, what it
 * may lose, what is not known, and the blocks all of it is true at. A hundred columns wide.
 */
export function portfolioTable(parameters: PortfolioTableParameters): string {
  const { report } = parameters
  const colors = pc.createColors(parameters.hasColor)
  const sections = [
    [
      ...title(
        'ENFORCED',
        'what each contract will do; USD; what breaks first stands first',
        colors,
      ),
    ],
    enforcedLines(parameters, colors),
    blank,
    title('ECONOMIC', `the whole book under the model "${report.model.name}"; USD`, colors),
    ...(report.economic.isComplete ? [] : [incompleteLine(colors)]),
    economicLines(report),
    blank,
    title('RISK', 'what the whole book may lose, loss positive; modelled; USD', colors),
    riskTable(report.risk),
    blank,
    ...(report.gaps.length === 0 ? [] : [gapSection(report.gaps, parameters, colors), blank]),
    title('AS OF', `${report.skewSeconds} s between the chains' blocks`, colors),
    blockLines(parameters),
  ]
  return `${sections.flat().join('\n')}\n`
}

function title(name: string, says: string, colors: Colors): readonly string[] {
  return [`${colors.bold(name)}  ${colors.dim(says)}`]
}

function enforcedLines(parameters: PortfolioTableParameters, colors: Colors): readonly string[] {
  const { accounts, liquidatableCount, unknownCount } = parameters.report.enforced
  if (accounts.length === 0) {
    const isSure = parameters.report.economic.isComplete
    return [`  No margin account was found${isSure ? '' : ' where one could look; see GAPS'}.`]
  }
  const table = plainTable({
    head: [
      'Venue',
      'Chain',
      'Market',
      'Status',
      'Health',
      'Dist.',
      'Collateral',
      'Debt',
      'Equity',
      'MM',
      'Block',
    ],
    rows: accounts.map((account) => accountRow(account, parameters, colors)),
    rightAligned: [4, 5, 6, 7, 8, 9, 10],
  })
  const counts = [
    ...(liquidatableCount === 0 ? [] : [`${liquidatableCount} liquidatable now`]),
    ...(unknownCount === 0 ? [] : [`${unknownCount} unknown: never read it as healthy`]),
  ]
  return [...table, ...counts.map((count) => `  ${colors.red(count)}`)]
}

function accountRow(
  account: EnforcedAccount,
  { distances, venueLabels, chainNames }: PortfolioTableParameters,
  colors: Colors,
): readonly string[] {
  const { id, key, status, margin } = account
  return [
    venueLabels.get(key.venue) ?? key.venue,
    `${chainNames.get(key.chainId) ?? key.chainId}${account.isStale ? '!' : ''}`,
    marketLabel(margin.lines),
    colorOf(status, colors)(status),
    healthText(account),
    distanceText(distances.get(id) ?? 'unknown'),
    formatUsd(account.collateralUsd),
    formatUsd(account.debtUsd),
    formatUsd(account.equityUsd),
    formatUsd(account.maintenanceMarginUsd),
    String(margin.at.number),
  ]
}

/** What is pledged, and what it is pledged for: `WETH/USDC`, or `WETH+1/USDC+2` where there is more. */
function marketLabel(lines: readonly MarginLine[]): string {
  const side = (kind: MarginLine['kind']): string => {
    const symbols = new Set(
      lines.flatMap((line) => (line.kind === kind && line.asset ? [line.asset.symbol] : [])),
    )
    const [first] = symbols
    if (first === undefined) return ''
    const more = symbols.size === 1 ? '' : `+${symbols.size - 1}`
    return `${first.length > 8 ? `${first.slice(0, 7)}…` : first}${more}`
  }
  const [collateral, debt] = [side('collateral'), side('debt')]
  return debt === '' ? collateral : `${collateral}/${debt}`
}

function healthText({ healthState, healthFactor }: EnforcedAccount): string {
  if (healthState === 'no-debt') return 'no debt'
  if (healthState === 'unknown' || healthFactor === undefined) return 'unknown'
  // Cut, never rounded up: 0.9999 shown as 1.000 would be read as safe.
  if (healthFactor >= 1_000) return '>999'
  return (Math.floor(healthFactor * 1_000) / 1_000).toFixed(3)
}

function distanceText(distance: AssessedAccount['distanceToLiquidation']): string {
  if (distance === 'none') return 'none'
  if (distance === 'unknown') return 'unknown'
  return `${(Math.floor(distance * 1_000) / 10).toFixed(1)}%`
}

function colorOf(status: MarginStatus, colors: Colors): (text: string) => string {
  switch (status) {
    case 'NORMAL':
      return colors.green
    case 'WARNING':
      return colors.yellow
    case 'UNKNOWN':
      return colors.magenta
    case 'MARGIN_CALL':
    case 'LIQUIDATABLE':
    case 'BANKRUPT':
      return colors.red
  }
}

/** A sum with a part missing is no sum of the whole, least of all when it reads 0. */
function incompleteLine(colors: Colors): readonly string[] {
  return [`  ${colors.red('Incomplete: a part is missing from these numbers; see GAPS.')}`]
}

function economicLines({ economic }: PortfolioReport): readonly string[] {
  const rows: readonly (readonly [string, string, string])[] = [
    ['Equity', formatUsd(economic.equityUsd), 'at market prices'],
    ['Netted requirement', formatUsd(economic.nettedRequirementUsd), 'of the whole book'],
    [
      'Siloed requirement',
      formatUsd(economic.siloedRequirementUsd),
      'of each account alone, added up',
    ],
    ['Silo cost', formatUsd(economic.siloCostUsd), 'modelled, not withdrawable'],
    [
      'Venues’ maintenance',
      formatUsd(economic.enforcedMaintenanceUsd),
      'what the contracts ask, for comparison',
    ],
  ]
  const health = plainTable({ head: ['', '', ''], rows, rightAligned: [1] }).slice(1)
  if (economic.netExposures.length === 0) return health
  return [...health, '', ...exposureLines(economic.netExposures)]
}

function exposureLines(exposures: readonly FactorExposure[]): readonly string[] {
  return plainTable({
    head: ['Net exposure', 'Net', 'Long', 'Short', 'Gross'],
    rows: exposures.map(({ factor, netUsd, longUsd, shortUsd, grossUsd }) => [
      factor,
      formatUsd(netUsd),
      formatUsd(longUsd),
      formatUsd(shortUsd),
      formatUsd(grossUsd),
    ]),
    rightAligned: [1, 2, 3, 4],
  })
}

function gapSection(
  gaps: readonly Gap[],
  { chainNames }: PortfolioTableParameters,
  colors: Colors,
): readonly string[] {
  return [
    ...title('GAPS', 'what is not known, and which side was taken', colors),
    ...gaps.flatMap(({ kind, effect, message, chainId }) => {
      const where = chainId === undefined ? '' : ` on ${chainNames.get(chainId) ?? chainId}`
      const [first = '', ...rest] = wrapped(`${kind}${where}: ${message}${effectText(effect)}`)
      return [`  ${first.replace(kind, colors.yellow(kind))}`, ...rest.map((line) => `    ${line}`)]
    }),
  ]
}

/** Breaks a sentence into lines that fit, indented; a word longer than a line stands alone. */
function wrapped(sentence: string): readonly string[] {
  const lines: string[] = []
  let line = ''
  for (const word of sentence.split(' ')) {
    if (line !== '' && line.length + 1 + word.length > columns - 4) {
      lines.push(line)
      line = word
    } else {
      line = line === '' ? word : `${line} ${word}`
    }
  }
  return [...lines, line]
}

function effectText(effect: Gap['effect']): string {
  switch (effect) {
    case 'collateral-not-counted':
      return ' (The collateral is not counted.)'
    case 'debt-kept':
      return ' (The debt is kept.)'
    case 'account-unknown':
      return ' (The account is unknown.)'
    case 'part-missing':
      return ' (A part is missing from the sums.)'
    case 'none':
      return ''
  }
}

function blockLines({ report, chainNames }: PortfolioTableParameters): readonly string[] {
  if (report.blocks.length === 0) return ['  No chain answered.']
  return plainTable({
    head: ['Chain', 'Block', 'Hash', 'Time', 'Finality'],
    rows: report.blocks.map((block) => [
      chainNames.get(block.chainId) ?? String(block.chainId),
      String(block.number),
      `${block.hash.slice(0, 10)}…`,
      new Date(block.timestampSeconds * 1_000).toISOString().replace('.000Z', 'Z'),
      `${block.finality}${block.isStale ? ', stale' : ''}`,
    ]),
    rightAligned: [1],
  })
}
