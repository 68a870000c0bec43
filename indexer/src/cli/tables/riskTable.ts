import type { ModelRequirement, RiskMeasure, RiskMeasures } from '@crossmargin/risk'
import { formatUsd } from './formatUsd.ts'
import { plainTable } from './plainTable.ts'

/**
 * Writes the risk measures for people: value at risk and shortfall by model, shortfall by factor, and
 * what each margin model would ask. A hundred columns wide.
 *
 * @returns lines, without a title.
 */
export function riskTable(risk: RiskMeasures): readonly string[] {
  return [
    ...calibrationLines(risk),
    ...measureLines(risk.measures),
    ...(risk.componentShortfall.length === 0 ? [] : ['', ...componentLines(risk)]),
    '',
    ...requirementLines(risk),
  ]
}

function calibrationLines(risk: RiskMeasures): readonly string[] {
  const { calibration, seed, paths, horizonDays } = risk
  const what = calibration.isDefault
    ? 'Default calibration, not fitted to market history:'
    : 'Calibration:'
  const days = horizonDays === 1 ? '1 day' : `${horizonDays} days`
  return [
    `  ${what} ${calibration.name} ${calibration.version}.`,
    `  Horizon ${days}; ${paths.toLocaleString('en-US')} simulated paths, seed ${seed}.`,
  ]
}

function measureLines(measures: readonly RiskMeasure[]): readonly string[] {
  return plainTable({
    head: ['Model', 'Confidence', 'VaR', 'ES'],
    rows: measures.map(({ model, confidence, varUsd, esUsd }) => [
      model,
      `${Number((confidence * 100).toFixed(4))}%`,
      formatUsd(varUsd),
      formatUsd(esUsd),
    ]),
    rightAligned: [1, 2, 3],
  })
}

function componentLines({ componentShortfall }: RiskMeasures): readonly string[] {
  return plainTable({
    head: ['ES 97.5% by factor, simulated', 'ES'],
    rows: componentShortfall.map(({ factor, esUsd }) => [shortened(factor), formatUsd(esUsd)]),
    rightAligned: [1],
  })
}

/** One row a model: what it asks with each way of netting, initial before maintenance. */
function requirementLines(risk: RiskMeasures): readonly string[] {
  const models = [...new Set(risk.modelRequirements.map(({ model }) => model))]
  const table = plainTable({
    head: ['Requirement', 'Isol. IM', 'MM', 'Cross IM', 'MM', 'Portf. IM', 'MM', 'MM/gross'],
    rows: models.map((model) => {
      const rows = risk.modelRequirements.filter((it) => it.model === model)
      return [
        model,
        ...rows.flatMap((it) => [formatUsd(it.initialUsd), formatUsd(it.maintenanceUsd)]),
        perGross(rows.at(-1)),
      ]
    }),
    rightAligned: [1, 2, 3, 4, 5, 6, 7],
  })
  const names = risk.inapplicableModels.map(({ model }) => model).join(', ')
  const untold = names === '' ? [] : wrapped(`Not for this book (reasons in --json): ${names}.`)
  return [...(models.length === 0 ? [] : table), ...untold]
}

function perGross(requirement: ModelRequirement | undefined): string {
  const share = requirement?.perGrossNotional ?? 'unknown'
  if (share === 'no-positions') return 'none'
  return share === 'unknown' ? share : `${(share * 100).toFixed(2)}%`
}

/** An asset nobody reviewed is a factor by its id, which is longer than a column. */
function shortened(factor: string): string {
  return factor.length <= 40 ? factor : `${factor.slice(0, 24)}…${factor.slice(-6)}`
}

function wrapped(sentence: string): readonly string[] {
  const lines: string[] = []
  for (const word of sentence.split(' ')) {
    const last = lines.at(-1)
    if (last === undefined || last.length + 1 + word.length > 100) lines.push(`  ${word}`)
    else lines[lines.length - 1] = `${last} ${word}`
  }
  return lines
}
