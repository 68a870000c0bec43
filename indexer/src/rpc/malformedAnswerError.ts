export { MalformedAnswerError } from '@crossmargin/adapters'
