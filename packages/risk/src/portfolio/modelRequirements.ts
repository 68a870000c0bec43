import type { ValuedExposure } from '../factors/valueExposures.ts'
import type { MarginModelResult } from '../margin/models/marginScopes.ts'
import { marginScopes } from '../margin/models/marginScopes.ts'
import type { MarginParameterSet } from '../scenario/parameter-sets/marginParameterSet.ts'
import type { MarginModelLine } from '../scenario/scenarioMargin.ts'
import type { Known } from './sumKnown.ts'
import { toRiskBook } from './toRiskBook.ts'

/** One addend of a requirement, on one of its sides. */
export type ModelLine = MarginModelLine & { readonly side: 'initial' | 'maintenance' }

/** What one model asks of the book with one way of netting. */
export type ModelRequirement = {
  /** Name of the parameter set. */
  readonly model: string
  readonly version: string
  /** `isolated`: each holding alone; `cross`: per factor and kind; `portfolio`: the whole book. */
  readonly scope: MarginModelResult['model']
  readonly initialUsd: Known
  readonly maintenanceUsd: Known
  /** Maintenance per dollar of gross notional without the reporting currency; lower is more efficient. */
  readonly perGrossNotional: Known | 'no-positions'
  /** Those of a side re-add to it. Empty where it is unknown. */
  readonly lines: readonly ModelLine[]
}

/** A model that was not applied, and why. */
export type InapplicableModel = { readonly model: string; readonly reason: string }

/** A book under several models, and the models it cannot be put under. */
export type ModelRequirements = {
  readonly modelRequirements: readonly ModelRequirement[]
  readonly inapplicableModels: readonly InapplicableModel[]
}

/** Sets that are for something else than a book of spot and perpetual exposures. */
const unsuitable: readonly InapplicableModel[] = [
  {
    model: 'SPAN',
    reason: 'Its scan ranges are set for each listed contract; there is none for these factors.',
  },
  {
    model: 'TIMS',
    reason: 'Its classes are listed options and their underlyings, not tokens.',
  },
  {
    model: 'Derive standard margin',
    reason: 'Its rates are set for each of its own markets, not for holdings elsewhere.',
  },
]

/**
 * Margins a book of exposures under parameter sets, with each way of netting.
 *
 * The sets were made for assets their venues list. Where the book owes something nobody reviewed they
 * would flatter it, so none is applied then, and the answer says so.
 *
 * @param parameters.isKnown whether every exposure is known; else each requirement is `'unknown'`.
 */
export function modelRequirements(
  values: readonly ValuedExposure[],
  parameters: {
    readonly parameterSets: readonly MarginParameterSet[]
    readonly isKnown: boolean
  },
): ModelRequirements {
  const { parameterSets, isKnown } = parameters
  const unreviewed = values.some((it) => it.kindOfFactor === 'unregistered')
  if (unreviewed) {
    const reason = 'The book holds or owes an asset nobody reviewed, which no published set is for.'
    const refused = parameterSets.map(({ name }) => ({ model: name, reason }))
    return { modelRequirements: [], inapplicableModels: [...refused, ...unsuitable] }
  }
  const book = toRiskBook(values)
  const requirements = parameterSets.flatMap((set) => {
    if (!isKnown) return scopes.map((scope) => unknownRequirement(set, scope))
    const margins = marginScopes(book, set)
    return scopes.map((scope) => knownRequirement(set, margins[scope]))
  })
  return { modelRequirements: requirements, inapplicableModels: unsuitable }
}

const scopes: readonly MarginModelResult['model'][] = ['isolated', 'cross', 'portfolio']

function knownRequirement(set: MarginParameterSet, result: MarginModelResult): ModelRequirement {
  const { initialUsd, maintenanceUsd, maintenancePerNotional } = result
  return {
    model: set.name,
    version: set.version,
    scope: result.model,
    initialUsd,
    maintenanceUsd,
    perGrossNotional: maintenancePerNotional,
    lines: [
      ...result.initialLines.map((line) => ({ ...line, side: 'initial' as const })),
      ...result.maintenanceLines.map((line) => ({ ...line, side: 'maintenance' as const })),
    ],
  }
}

function unknownRequirement(
  set: MarginParameterSet,
  scope: MarginModelResult['model'],
): ModelRequirement {
  return {
    model: set.name,
    version: set.version,
    scope,
    initialUsd: 'unknown',
    maintenanceUsd: 'unknown',
    perGrossNotional: 'unknown',
    lines: [],
  }
}
