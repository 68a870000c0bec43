import type { NodeView, SimCall } from '../chain/answerAs.ts'
import type { RandomSource } from '../chain/randomSource.ts'

/** What a lie is made of. */
export type LieContext = {
  readonly call: SimCall
  readonly view: NodeView
  readonly random: RandomSource
}

/** One way a node errs or lies about one answer. */
export type Lie = {
  /** Its number in docs/faults.md. */
  readonly id: string
  readonly name: string
  readonly methods: RegExp
  /** Whether anything in the program can tell it from the truth. See docs/simulation.md. */
  readonly isNoticeable: boolean
  /** @returns another answer; the same where this one cannot be lied about; throws a refusal. */
  tell(answer: unknown, context: LieContext): unknown
}
