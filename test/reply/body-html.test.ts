import { expect, test } from 'vitest'
import { claimTable } from '../../src/draft/claim-table.ts'
import { bodyHtml } from '../../src/reply/body-html.ts'

const cells = (html: string) => [...html.matchAll(/<t[hd](?: [^>]*)?>([^<]*)</g)].map((cell) => cell[1])

test('claim lines become a table; a column that none fills is left out', () => {
  const lines = claimTable([
    { code: '20610', modifiers: ['RT'], units: 1, diagnoses: ['M17.11', 'M25.561'], conditional: null },
    { code: 'J3301', modifiers: [], units: 4, diagnoses: [], conditional: 'when the clinic bought the drug' },
  ])
  expect(cells(bodyHtml(`Claim lines:\n${lines}\nThank you.`))).toEqual([
    ...['Line', 'Code', 'Modifiers', 'Units', 'Diagnoses', 'Note'],
    ...['1', '20610', 'RT', '1', 'M17.11, M25.561', ''],
    ...['2', 'J3301', '', '4', '', 'when the clinic bought the drug'],
  ])
  const one = claimTable([{ code: 'G0101', modifiers: [], units: 1, diagnoses: [], conditional: null }])
  expect(cells(bodyHtml(one))).toEqual(['Line', 'Code', 'Units', '1', 'G0101', '1'])
})

test('units of a part are units of the table', () => {
  expect(bodyHtml('  1.  A0425  x 12.4')).toContain('12.4</td>')
})

test('what stands round the claim lines stays a paragraph', () => {
  expect(bodyHtml('Claim lines:\n  1.  G0101  x1\nThank you.')).toMatch(
    /^<p>Claim lines:<\/p>\n<table.*<\/table>\n<p>Thank you.<\/p>$/s,
  )
})

test('a claim line that a reviewer rewrote is an item of a list', () => {
  expect(bodyHtml('1. G0101, one unit')).toBe('<ol>\n<li>G0101, one unit</li>\n</ol>')
})

test('the answers of one mail keep their numbers', () => {
  expect(bodyHtml('1. You ask this.\nNo.\n\n2. You ask that.\nYes.')).toBe(
    '<ol>\n<li>You ask this.</li>\n</ol>\n<p>No.</p>\n<ol start="2">\n<li>You ask that.</li>\n</ol>\n<p>Yes.</p>',
  )
})

test('lists keep their kind and their continued lines', () => {
  expect(bodyHtml('Why:\n- one\n  more\n- two\n1. first')).toBe(
    '<p>Why:</p>\n<ul>\n<li>one<br>\nmore</li>\n<li>two</li>\n</ul>\n<ol>\n<li>first</li>\n</ol>',
  )
})

test('markup stays text', () => {
  expect(bodyHtml('<script>alert("1")</script> & \'x\'')).toBe(
    '<p>&lt;script&gt;alert(&quot;1&quot;)&lt;/script&gt; &amp; &#39;x&#39;</p>',
  )
})

test.each([
  ['spaces', ' '.repeat(500_000)],
  ['dashes', '-'.repeat(500_000)],
  ['numbers on one line', '1.  '.repeat(200_000)],
  ['short lines', 'x\n'.repeat(100_000)],
  ['claim lines', '  1.  G0101  x1\n'.repeat(20_000)],
])('the time for a lot of %s grows with its length only', (_name, text) => {
  const start = performance.now()
  bodyHtml(text)
  // Tens of milliseconds on a quiet machine; with a square of the length it would be minutes.
  expect(performance.now() - start).toBeLessThan(10_000)
})

test('each statement is a paragraph of its own, and its rows stand back behind it', () => {
  const html = bodyHtml('Yes. [NCCI, 2024 Q3, 11042/97597]\nNo 59. [CPT, 2024, Debridement]')
  expect(html).toBe(
    '<p>Yes. <span style="font-size: 12px; color: #555">[NCCI, 2024 Q3, 11042/97597]</span></p>\n' +
      '<p>No 59. <span style="font-size: 12px; color: #555">[CPT, 2024, Debridement]</span></p>',
  )
})
