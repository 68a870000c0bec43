import { toWords } from '../format/toWords.ts'

const effects: { readonly [effect: string]: string } = {
  'collateral-not-counted': 'The collateral is not counted.',
  'debt-kept': 'The debt is kept in full.',
  'account-unknown': 'The account counts as unknown, not as healthy.',
  'part-missing': 'A part of the book is missing below.',
  none: '',
}

/** Says which side was taken for want of knowledge; nothing when none had to be. */
export function gapEffect(effect: string): string {
  return effects[effect] ?? `Effect: ${toWords(effect)}.`
}
