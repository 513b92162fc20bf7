import { rmSync } from 'node:fs'
import { DatabaseSync } from 'node:sqlite'
import { expect, test } from 'vitest'
import { mendTitles } from '../../../src/codes/load/hcpcs-titles.ts'
import { loadFile } from '../../../src/codes/load/load-file.ts'
import { openBook } from '../../../src/codes/open-book.ts'
import { crlf, hcpcsRow, startedBook, write } from './official-files.ts'

const INDICATORS = 'hcpcs_code\txref\tdate_term\nA0021\tA0030\t2023-12-31\nA0022\t\t2023-12-31\nA0999\t\t\n'
const WITHOUT_ENDS = crlf([
  hcpcsRow('A0021', '3', 'A ride of the tests', { added: '19850101' }),
  // Ended once and added anew.
  hcpcsRow('A0022', '3', 'Another ride', { added: '20240401' }),
])

test.each([
  ['before', ['hcpcs_2024_jul_indicators.tsv', 'HCPC2025_OCT_ANWEB.txt']],
  ['after', ['HCPC2025_OCT_ANWEB.txt', 'hcpcs_2024_jul_indicators.tsv']],
])('a file that lost its last days takes them from a table loaded %s it', async (_when, order) => {
  const { folder, book: path } = startedBook()
  for (const name of order) {
    const content = name.endsWith('.tsv') ? INDICATORS : WITHOUT_ENDS
    expect(await loadFile(path, 'hcpcs', [write(folder, name, content)])).toMatchObject({ is: 'loaded' })
  }
  const book = openBook(path)
  expect(book.history('A0021')).toMatchObject([{ validTo: '2023-12-31', replacedBy: ['A0030'] }])
  expect(book.history('A0022')).toMatchObject([{ validFrom: '2024-04-01', validTo: null }])
  book.close()
  rmSync(folder, { recursive: true })
})

test('a file with last days of its own is believed: a code that it lists without one lives', async () => {
  const { folder, book: path } = startedBook()
  const own = WITHOUT_ENDS + crlf([hcpcsRow('A0030', '3', 'An old ride', { added: '19850101', ended: '20250331' })])
  const files = [
    write(folder, 'HCPC2025_OCT_ANWEB.txt', own),
    write(folder, 'hcpcs_2024_jul_indicators.tsv', INDICATORS),
  ]
  await loadFile(path, 'hcpcs', files)
  const book = openBook(path)
  expect(book.history('A0021')).toMatchObject([{ validTo: null }])
  expect(book.history('A0030')).toMatchObject([{ validTo: '2025-03-31' }])
  book.close()
  rmSync(folder, { recursive: true })
})

test('what the record holds beside the title is kept by name, and the notes its numbers point to', async () => {
  const { folder, book: path } = startedBook()
  const row = [...hcpcsRow('A4565', '3', 'A sling of the tests', { coverage: 'D', added: '19850101' })]
  row.splice(119, 4, ...'3234')
  row.splice(252, 4, ...'0007')
  const files = {
    'HCPC2025_OCT_ANWEB.txt': crlf([row.join('')]),
    'proc_notes_2025.txt': crlf([
      '      PROCESSING NOTES',
      ' ______',
      '   0006--THE FIRST NOTE    *',
      '                           *',
      '   0007--THE SECOND, WHICH GOES *',
      '         ON BELOW (A4565). *',
    ]),
    'NOC_Codes_2025.prn': crlf([
      ' NOC CODES - HCPCS 2025',
      '',
      '  HCPCS  LONG',
      '  A4565  A sling',
      '  A4565  once more',
      ' 1',
    ]),
  }
  for (const [name, content] of Object.entries(files))
    expect(await loadFile(path, 'hcpcs', [write(folder, name, content)])).toMatchObject({ is: 'loaded' })
  const database = new DatabaseSync(path, { readOnly: true })
  const facts = database
    .prepare(`SELECT facts FROM fee JOIN release ON release.id = release_id WHERE kind = 'hcpcs' ORDER BY source`)
    .all()
  expect(facts.map((each) => JSON.parse(String(each.facts)))).toEqual([
    { short: 'A sling of the tests', price: '32,34', cov: 'D', proc: '0007', date_added: '19850101' },
    { noc: '1' },
  ])
  expect(database.prepare('SELECT key, text, line FROM meaning ORDER BY key').all()).toMatchObject([
    { key: '0006', text: 'THE FIRST NOTE', line: 3 },
    { key: '0007', text: 'THE SECOND, WHICH GOES ON BELOW (A4565).', line: 5 },
  ])
  database.close()
  rmSync(folder, { recursive: true })
})

test('a row that lost its 80th letter gets it back where the file shows which it was, and only there', () => {
  const cut = (text: string) => text.padStart(79, 'word ').slice(-79)
  const filler = Array.from({ length: 200 }, () => [cut('of dressings')])
  const titles = [
    [cut('hospital bed without mattres')],
    [cut('(on the right side of the body')],
    [cut('used by the provide')],
    [cut('each dressin')],
    ['a mattress, a dressing and a dressings box, dressing; the body', 'of one who may provide'],
    ...filler,
  ]
  const held = titles.map(
    (texts) => ({ at: 1, row: {}, facts: {}, texts }) as unknown as Parameters<typeof mendTitles>[0][number],
  )
  mendTitles(held)
  const ends = held.slice(0, 4).map(({ texts }) => texts[0]?.split(' ').at(-1))
  expect(ends).toEqual(['mattress', 'body)', 'provide', 'dressing'])
  // With the column there, a title of 79 letters is what it is.
  const whole = [
    ...held.map((each) => ({ ...each, texts: [cut('without mattres')] })),
    { ...held[4], texts: ['x'.repeat(80)] },
  ]
  mendTitles(whole as typeof held)
  expect(whole[0]?.texts[0]).toMatch(/mattres$/)
})
