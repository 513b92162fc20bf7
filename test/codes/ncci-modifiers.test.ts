import { expect, test } from 'vitest'
import type { IsoDate } from '../../src/codes/citation.ts'
import { bypassModifiers, mayBypass } from '../../src/codes/ncci-modifiers.ts'

const none = { column1: [], column2: [] }

test('the list has the anatomic, global and other modifiers, and not those that only count or price', () => {
  expect(['LT', 'F5', 'RI', '25', '78', '59', 'XU', '91'].every((modifier) => bypassModifiers.has(modifier))).toBe(true)
  expect(['22', '26', '50', '51', '76', '77', 'TC'].some((modifier) => bypassModifiers.has(modifier))).toBe(false)
  expect(bypassModifiers.size).toBe(44)
})

test('the indicator decides before any modifier does', () => {
  const marked = { column1: [], column2: ['59'] }
  expect(mayBypass({ indicator: 0 }, marked)).toEqual({ is: 'never' })
  expect(mayBypass({ indicator: 9 }, marked)).toEqual({ is: 'no_edit' })
  expect(mayBypass({ indicator: 1 }, marked)).toEqual({ is: 'marked', modifier: '59', column: 2 })
  expect(mayBypass({ indicator: 1 }, none)).toEqual({ is: 'unmarked' })
  expect(mayBypass({ indicator: 1 }, { column1: ['76'], column2: ['50'] })).toEqual({ is: 'unmarked' })
})

test('59 on column one counts since July 2019, an anatomic modifier always did', () => {
  const on = (modifier: string) => ({ column1: [modifier], column2: [] })
  expect(mayBypass({ indicator: 1 }, on('59'), '2019-06-30' as IsoDate)).toEqual({ is: 'unmarked' })
  expect(mayBypass({ indicator: 1 }, on('59'), '2019-07-01' as IsoDate)).toMatchObject({ is: 'marked', column: 1 })
  expect(mayBypass({ indicator: 1 }, on('LT'), '2019-06-30' as IsoDate)).toMatchObject({ is: 'marked', column: 1 })
})
