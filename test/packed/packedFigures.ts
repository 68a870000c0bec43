import { loadKernels } from '@crossmargin/risk'
import { openRiskWorkers } from '@crossmargin/risk/workers'
import { bitsOf, kernelFigures } from './kernelFigures.ts'

/** What a place gets from the built package: on its own thread, and from workers. */
export type PackedFigures = {
  readonly engines: readonly string[]
  readonly alone: Readonly<Record<string, string>>
  readonly byWorkers: Readonly<Record<string, string>>
  /** What a mistake in the middle of a large input is answered with. */
  readonly mistake: string
}

/** Runs all kernels of the package this resolves to, twice, and two workers in between. */
export async function packedFigures(): Promise<PackedFigures> {
  const kernels = await loadKernels()
  const workers = await openRiskWorkers({ count: 2, inlineBelowMilliseconds: 0 })
  try {
    const alone = await kernelFigures(kernels)
    const byWorkers = await kernelFigures(kernels, workers)
    const bad = workers.riskArrays({
      contracts: {
        forwards: new Float64Array(20_000).fill(1),
        strikes: Float64Array.from({ length: 20_000 }, (_, i) => (i === 19_000 ? -1 : 1)),
        timesYears: new Float64Array(20_000).fill(1),
        isCall: new Uint8Array(20_000),
      },
      table: {
        spotMultipliers: Float64Array.of(1),
        levels: Uint8Array.of(0),
        volatilityLevels: [new Float64Array(20_000).fill(1)],
      },
    })
    const mistake = await bad.then(
      () => 'none',
      (error: Error) => `${error.name}: ${error.message}`,
    )
    const engines = [kernels.engine.kind, workers.engine.kind]
    return { engines, alone: bitsOf(alone), byWorkers: bitsOf(byWorkers), mistake }
  } finally {
    await workers.close()
  }
}
