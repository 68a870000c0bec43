import { BaseError } from '@crossmargin/core'
import type { WireFacts } from '../faults/wireFacts.ts'

/** A request failed on its way or was refused: only facts, which the classifier judges. */
export class WireError extends BaseError {
  override name = 'WireError'
  readonly facts: WireFacts

  constructor(facts: WireFacts) {
    super(facts.text.split('\n')[0] ?? '', { retryable: true })
    this.facts = facts
  }
}
