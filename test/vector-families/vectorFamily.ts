import type { VectorInput } from './vectorInput.ts'

/** One published case: what goes in and what the source says comes out. */
export type VectorCase = {
  readonly name?: string
  readonly input: unknown
  readonly expected?: unknown
  /** Overrides the tolerance of the file for this case. */
  readonly tolerance?: unknown
  readonly [key: string]: unknown
}

/** A file of cases of one family, as it stands on disk. */
export type VectorFile = {
  readonly source?: unknown
  readonly description?: string
  readonly units?: string
  readonly tolerance?: unknown
  readonly cases: readonly VectorCase[]
  readonly [key: string]: unknown
}

export type VectorContext = {
  /** The file the case is from: samples and parameters that its cases share stand there. */
  readonly file: VectorFile
  /** Reads `<name>.json` beside the file, or `undefined` where the folder does not hold it. */
  readonly readData: (name: string) => unknown
}

/**
 * What became of a case.
 *
 * - `passed: true`: every expected figure was reached.
 * - `passed: false`: one was not, or the input was not understood; `message` says which.
 * - `'parameters'`: the case expects no figure; the library took it as a parameter set.
 * - `needsData`: the case rests on a data set that the folder does not hold.
 */
export type VectorOutcome =
  | { readonly passed: boolean; readonly message?: string }
  | { readonly needsData: string }
  | 'parameters'

/**
 * A family maps the cases of one source to public functions of the library.
 *
 * `name` is the file's name without `.json`; a file whose name begins with it is of the family too.
 * `run` throws or returns `passed: false` for what it does not understand, and never passes by
 * default: {@link VectorInput} refuses keys that nothing has read.
 */
export type VectorFamily = {
  readonly name: string
  readonly run: (vectorCase: VectorCase, context: VectorContext) => VectorOutcome
}
