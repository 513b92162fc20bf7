// Mails that are not in English, and English ones with names and abbreviations of other tongues.
import { expect, test } from 'vitest'
import { isNotEnglish } from '../../src/question/language.ts'

test.each([
  'Buenas tardes, ¿cuál es el código para una radiografía de tórax de dos vistas? Gracias, María',
  'Bonjour, quel code pour une radiographie avec deux vues ? Merci',
  'Guten Tag, wie können wir die Injektion mit dem Besuch abrechnen? Danke',
  'Olá, qual código para uma radiografia com duas incidências? Obrigada',
  'Здравствуйте, какой код для рентгена грудной клетки?',
  '胸部レントゲンのコードを教えてください。',
])('"%s" is not', (text) => {
  expect(isNotEnglish(text)).toBe(true)
})

test.each([
  '20610 ok w/ 99213?',
  'Is 20610 billable with 99213 the same day? Gracias, María de los Ángeles',
  'Dr. von der Heide did a con injection, es pt, mit valve',
  'Hi, can we bill the code for Mme. Du Pont et al?',
  '',
])('"%s" may be', (text) => {
  expect(isNotEnglish(text)).toBe(false)
})
