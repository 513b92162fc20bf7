import { expect, test } from 'vitest'
import { namesComingDay, nearDayIn } from '../../../src/message/screen/coming-day.ts'

const WRITTEN = new Date('2026-11-17T14:00:00Z')

test.each([
  'until December 4th',
  'the 4th of December',
  'bis zum 4. Dezember',
  'bis 4.12. und dann wieder',
  'do 4. 12. mám volno',
  'hasta el 4 de diciembre',
  'do 4 grudnia',
  'до 4 декабря',
  '12月4日まで',
  '12월 4일까지',
  'đến ngày 4 tháng 12 hoặc 04/12',
  '2026-12-04',
  '11/24 - 12/2',
  'in January, from the 4 January on',
])('a day to come: %s', (text) => expect(namesComingDay(text, WRITTEN)).toBe(true))

test.each([
  'on 11/3',
  'on 11/3/2026',
  'am 3. November',
  '3/4 of it, or 1/2',
  '3.5 each',
  '29880/29881',
  '555-0100',
  'since 2024-12-04',
  'three of four',
])('none: %s', (text) => expect(namesComingDay(text, WRITTEN)).toBe(false))

test.each([
  ['back tomorrow', 'tomorrow'],
  ['ozvu se zítra', 'zítra'],
  ['palaan maanantaina', 'maanantai'],
  ['오늘은 없습니다', '오늘'],
  ['nothing here', null],
  ['a thidayish word', null],
])('a day around today: %s', (words, name) => expect(nearDayIn(words)).toBe(name))
