export { getHeader, type HeaderSelector, toQuantity } from '@crossmargin/adapters'
