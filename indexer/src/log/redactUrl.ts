export { redactSecrets, redactUrl } from '@crossmargin/adapters'
