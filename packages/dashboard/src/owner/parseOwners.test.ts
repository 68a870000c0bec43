import { expect, test } from 'vitest'
import { parseOwners } from './parseOwners.ts'

const a = '0xa11ce00000000000000000000000000000005afe'
const b = '0xB0B0000000000000000000000000000000000B0B'

test('default', () => {
  expect(parseOwners(` ${a},${b};\n${a.toUpperCase().replace('0X', '0x')} `)).toEqual({
    owners: [a, b.toLowerCase()],
    problems: [],
  })
})

test('behavior: nothing is nothing', () => {
  expect(parseOwners(' , ')).toEqual({ owners: [], problems: [] })
})

test('behavior: what is no address is named, with what is wrong and what to do', () => {
  const text = `0x12 ${a.replace('5', 'g')} ${a.slice(2)} vitalik.eth ${b} ${'z'.repeat(80)}`
  const { owners, problems } = parseOwners(text)
  expect(owners).toEqual([b.toLowerCase()])
  expect(problems.join('\n')).toMatchInlineSnapshot(`
    "“0x12” is not an address: it has 2 hexadecimal digits after 0x, and needs 40. Correct it or take it out.
    “0xa11ce0000000000000000000000000000000gafe” is not an address: “g” is not a hexadecimal digit. Correct it or take it out.
    “a11ce00000000000000000000000000000005afe” is not an address: it must begin with 0x. Correct it or take it out.
    “vitalik.eth” is not an address: names are not looked up, give the address. Correct it or take it out.
    “zzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzz…” is not an address: it must begin with 0x. Correct it or take it out."
  `)
})
