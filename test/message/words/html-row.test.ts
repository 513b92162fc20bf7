// Tables in HTML mail: before, cells ran together ("20610LT") or each stood on a line of its own.
import { expect, test } from 'vitest'
import { wordsOfHtml } from '../../../src/message/words/html-text.ts'

test('a pasted claim is a table of tabs, empty cells and paragraphs in cells included', () => {
  const html = `<p>Why?</p><table><tr><th>CPT</th><th>Mod</th><th>Units</th></tr>
    <tr><td><p>20610</p></td><td><p>LT</p></td><td><p>1<br></p></td></tr>
    <tr><td>99213</td><td></td><td>1</td></tr></table>`
  expect(wordsOfHtml(html)).toBe('Why?\n\nCPT\tMod\tUnits\n20610\tLT\t1\n99213\t\t1')
})

test('what only lays out a page stays in lines', () => {
  const long = 'We saw the patient for knee pain. '.repeat(8).trim()
  const html = `<table><tr><td>Clinic</td><td>${long}</td></tr></table><table><tr><td><table><tr><td>a</td></tr></table></td><td>b</td></tr></table>`
  const words = wordsOfHtml(html) ?? ''
  expect(words).not.toContain('\t')
  expect(words).toContain(long)
})
