import { expect, test } from 'vitest'
import { createStatusLine } from './statusLine.ts'

function open(isTTY: boolean, columns?: number) {
  const written: string[] = []
  const write = (text: string) => written.push(text)
  const terminal = columns === undefined ? { isTTY, write } : { isTTY, columns, write }
  return { written, line: createStatusLine(terminal) }
}

const clear = '\r\u001b[2K'

test('default', () => {
  const { written, line } = open(true)
  line.show('half')
  line.stream.write('a log\n')
  line.show('')
  line.stream.write('another\n')
  expect(written).toEqual([`${clear}half`, `${clear}a log\nhalf`, clear, 'another\n'])
})

test('behavior: the same text is not written twice, and a long one is cut to the terminal', () => {
  const { written, line } = open(true, 10)
  line.show('0123456789abc')
  line.show('0123456789abc')
  expect(written).toEqual([`${clear}01234567…`])
})

test('behavior: elsewhere than on a terminal nothing is shown', () => {
  const { written, line } = open(false)
  line.show('half')
  line.stream.write('a log\n')
  expect(written).toEqual(['a log\n'])
})
