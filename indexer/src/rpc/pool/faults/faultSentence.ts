import type { FaultKind } from './verdict.ts'

const sentences: { readonly [kind in FaultKind]: readonly [what: string, remedy: string] } = {
  'range-too-wide': [
    'takes only shorter block ranges',
    'Nothing has to be done: shorter ranges are asked for.',
  ],
  'too-many-results': [
    'has more results than it returns at once',
    'Nothing has to be done: less is asked for.',
  ],
  'too-many-addresses': [
    'takes fewer addresses at once',
    'Nothing has to be done: the addresses are asked for in parts.',
  ],
  'response-too-big': [
    'sends more than fits, or not all of it',
    'Nothing has to be done: less is asked for.',
  ],
  'rate-limited': [
    'asks for fewer requests',
    'Set maxRequestsPerSecond for this node, or add another node.',
  ],
  'quota-spent': [
    'has no requests left on this plan',
    "Look at the provider's billing page, or add another node.",
  ],
  unauthorised: ['refuses the key', 'Check the key in the URL of this node.'],
  'aggregator-failed': [
    'has no node behind it that answers',
    'Wait, or add a node of another provider.',
  ],
  unavailable: ['does not answer', 'Check that the node runs, or add another node.'],
  'timed-out': ['does not answer in time', 'Check that the node runs, or add another node.'],
  'method-missing': ['does not offer this method', 'Use a node or a plan that offers it.'],
  'call-too-big': [
    'grants a call less gas than this one takes',
    'Nothing has to be done: fewer views are asked for at once.',
  ],
  internal: ['failed inside', 'Try again later, or add another node.'],
  'batch-refused': [
    'does not take several calls at once',
    'Nothing has to be done: calls are sent one by one.',
  ],
  behind: ['does not have this block yet', 'Wait until the node has caught up.'],
  pruned: ['no longer has this part of history', 'Add an archive node for this chain.'],
  malformed: ['answers something else than was asked', 'Use another node for this chain.'],
  'wrong-chain': ['serves another chain', 'Put a node of this chain into rpc.'],
  reverted: [
    'ran the call, and the contract reverted',
    'The call itself is refused; see the reason.',
  ],
  unknown: ['refuses in words that are not known', 'Try again later, or use another node.'],
}

/** Says in plain words what a fault is: the end of a sentence that begins with the node. */
export function faultSentence(kind: FaultKind): string {
  return sentences[kind][0]
}

/** Says what somebody who runs the program can do about a fault. */
export function faultRemedy(kind: FaultKind): string {
  return sentences[kind][1]
}
