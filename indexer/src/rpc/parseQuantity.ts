export { parseQuantity } from '@crossmargin/adapters'
