import {
  durrlemanG,
  freeJumpWings,
  fromJumpWings,
  type RawSvi,
  type SviJumpWings,
  smileArbitrage,
  sviTotalVariance,
  toJumpWings,
} from '@crossmargin/risk'
import { type CheckedFigure, checkFigures } from '../checkFigures.ts'
import { readTolerance, type Tolerance } from '../tolerance.ts'
import type { VectorFamily, VectorOutcome } from '../vectorFamily.ts'
import { type VectorInput, vectorInput } from '../vectorInput.ts'
import { VectorInputError } from '../vectorInputError.ts'

const wingNames = ['v', 'psi', 'p', 'c', 'vtilde'] as const
const rawNames = ['a', 'b', 'rho', 'm', 'sigma'] as const

/**
 * Vogt's smile: raw to jump-wings parameters and back, Durrleman's g on points, whether it is free of
 * butterflies, and the replacement that is.
 */
export const sviVogtArbitrage: VectorFamily = {
  name: 'svi_vogt_arbitrage',
  run: (vectorCase, { file }) => {
    const input = vectorInput(vectorCase.input)
    const expected = vectorInput(vectorCase.expected, 'expected')
    const timeYears = input.numberOr(1, 't', 'T', 'tau', 'timeYears')
    const tolerance = readTolerance(vectorCase.tolerance ?? file.tolerance)
    const outcome =
      input.has('fromJumpWings') || input.has('rule')
        ? replacement({ input, expected, timeYears, tolerance })
        : properties({ svi: readSmile(input, timeYears), input, expected, timeYears, tolerance })
    input.assertAllRead()
    expected.assertAllRead()
    return outcome
  },
}

type Reading = {
  readonly input: VectorInput
  readonly expected: VectorInput
  readonly timeYears: number
  readonly tolerance: Tolerance
}

/** The smile with the same variance, skew and left wing that is surely free of arbitrage. */
function replacement({ input, expected, timeYears, tolerance }: Reading): VectorOutcome {
  const rule = input.has('rule') ? input.text('rule').replace(/\s/g, '') : "c'=p+2*psi"
  // The rule is named so that another one is not taken for it.
  if (!/c'=p\+2\*?psi/.test(rule)) throw unknown('rule', rule)
  const isPart = input.has('fromJumpWings') || input.has('jumpWings')
  const wings = readWings(isPart ? input.part('fromJumpWings', 'jumpWings') : input)
  const free = freeJumpWings(wings, timeYears)
  return checkFigures([
    ...wingNames
      .filter((name) => expected.has(name))
      .map((name) => ({ name, computed: free[name], expected: expected.number(name), tolerance })),
  ])
}

function properties(parameters: Reading & { readonly svi: RawSvi }): VectorOutcome {
  const { svi, input, expected, timeYears, tolerance } = parameters
  const figures: CheckedFigure[] = []
  const add = (name: string, computed: number, published: number): void => {
    figures.push({ name, computed, expected: published, tolerance })
  }
  const points = readPoints(input)
  for (const key of expected.keys) {
    if (key === 'jumpWings' || key === 'raw') {
      const part = expected.part(key)
      const of: Readonly<Record<string, number>> = key === 'raw' ? svi : toJumpWings(svi, timeYears)
      for (const name of part.keys) add(name, knownPart(of, name), part.number(name))
    } else if (isOneOf(wingNames, key)) {
      add(key, toJumpWings(svi, timeYears)[key], expected.number(key))
    } else if (isOneOf(rawNames, key)) {
      add(key, svi[key], expected.number(key))
    } else if (key === 'minG' || key === 'leastG') {
      add(key, smileArbitrage(svi).leastG, expected.number(key))
    } else if (/free|arbitrage/i.test(key)) {
      const isAsked = /free/i.test(key) === (expected.raw(key) === true)
      add(key, smileArbitrage(svi).isFree ? 1 : 0, isAsked ? 1 : 0)
    } else if (isOneOf(['g', 'w', 'totalVariance', 'negative', 'sign'] as const, key)) {
      for (const [k, published] of readTable(expected.raw(key), points)) {
        const of = key === 'w' || key === 'totalVariance' ? sviTotalVariance : durrlemanG
        if (typeof published === 'boolean')
          add(`${key} at ${k}`, durrlemanG(svi, k) < 0 ? 1 : 0, published ? 1 : 0)
        else add(`${key} at ${k}`, of(svi, k), published)
      }
    } else {
      throw unknown('expected figure', key)
    }
  }
  return checkFigures(figures)
}

/** A smile in raw or jump-wings parameters, at the top of the input or in a part of it. */
function readSmile(input: VectorInput, timeYears: number): RawSvi {
  if (input.has('jumpWings')) return fromJumpWings(readWings(input.part('jumpWings')), timeYears)
  if (input.has('vtilde')) return fromJumpWings(readWings(input), timeYears)
  const part = ['raw', 'svi', 'fromRaw', 'rawSvi', 'parameters'].find((key) => input.has(key))
  const from = part === undefined ? input : input.part(part)
  return {
    a: from.number('a'),
    b: from.number('b'),
    rho: from.number('rho'),
    m: from.number('m'),
    sigma: from.number('sigma'),
  }
}

function readWings(input: VectorInput): SviJumpWings {
  return {
    v: input.number('v'),
    psi: input.number('psi'),
    p: input.number('p'),
    c: input.number('c'),
    vtilde: input.number('vtilde', 'vTilde'),
  }
}

function readPoints(input: VectorInput): readonly number[] {
  const key = ['k', 'ks', 'logMoneyness', 'kGrid', 'points'].find((it) => input.has(it))
  if (key === undefined) return []
  return Array.isArray(input.raw(key)) ? input.numbers(key) : [input.number(key)]
}

/** A table as a list beside the points, a list of pairs, or an object from point to figure. */
function readTable(
  table: unknown,
  points: readonly number[],
): readonly (readonly [number, number | boolean])[] {
  const list = Array.isArray(table)
    ? table.map((item, index) => (Array.isArray(item) ? item : [points[index], item]))
    : typeof table === 'object' && table !== null
      ? Object.entries(table)
      : [[points[0], table]]
  return list.map((entry) => {
    const [k, figure] = [Number(entry[0]), entry[1] as unknown]
    if (!Number.isFinite(k) || (typeof figure !== 'number' && typeof figure !== 'boolean')) {
      throw unknown('entry of a table', JSON.stringify(entry))
    }
    return [k, figure]
  })
}

function knownPart(of: Readonly<Record<string, number>>, name: string): number {
  const figure = of[name]
  if (figure === undefined) throw unknown('parameter', name)
  return figure
}

function isOneOf<Name extends string>(list: readonly Name[], name: string): name is Name {
  return (list as readonly string[]).includes(name)
}

function unknown(what: string, given: string): VectorInputError {
  return new VectorInputError({
    problem: `The ${what} "${given}" is not known.`,
    remedy: 'Teach test/vector-families/sviVogtArbitrage.ts to read it.',
  })
}
