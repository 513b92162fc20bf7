import { expect, test } from 'vitest'
import { bodyHtml } from '../../src/reply/body-html.ts'

test('an aligned table becomes a table, empty cells included', () => {
  const html = bodyHtml('Code   Modifiers  Units\n-----  ---------  -----\n20610  RT         1\nJ3301             4')
  const cells = [...html.matchAll(/<t[hd](?: [^>]*)?>([^<]*)</g)].map((cell) => cell[1])
  expect(cells).toEqual(['Code', 'Modifiers', 'Units', '20610', 'RT', '1', 'J3301', '', '4'])
})

test('a heading right above the table stays a paragraph', () => {
  const html = bodyHtml('Claim lines:\nCode   Units\n20610  1\nThank you.')
  expect(html).toMatch(/^<p>Claim lines:<\/p>\n<table.*<\/table>\n<p>Thank you.<\/p>$/s)
})

test('a table whose columns were shifted while editing keeps its look', () => {
  expect(bodyHtml('Code   Modifiers  Units\n20610-RT-59-more  1')).toBe(
    '<pre>Code   Modifiers  Units\n20610-RT-59-more  1</pre>',
  )
})

test('a sentence that begins with Code is no table', () => {
  expect(bodyHtml('Code it as two lines.\nThat is all.')).toBe('<p>Code it as two lines.<br>\nThat is all.</p>')
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

test('a megabyte of spaces and dashes takes no time', () => {
  const start = performance.now()
  bodyHtml(`Code  Units\n${`${' '.repeat(500_000)}x\n`.repeat(2)}${'-'.repeat(500_000)}`)
  expect(performance.now() - start).toBeLessThan(1_000)
})
