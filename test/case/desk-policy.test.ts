// Folders that would send every mail round in circles.
import { expect, test } from 'vitest'
import { circleOf } from '../../src/case/desk-policy.ts'

const FOLDERS = { handled: 'Done', parked: null, spam: null }

test('a folder that mails are moved to may not be read', () => {
  expect(circleOf(FOLDERS, [{ folder: 'INBOX' }, { folder: 'Done' }])).toContain('moves handled mail to Done')
  expect(circleOf({ ...FOLDERS, spam: 'inbox' }, [{ folder: 'INBOX' }])).toContain('moves spam mail to inbox')
})

test('other folders may, and names differ by their case but for INBOX', () => {
  expect(circleOf(FOLDERS, [{ folder: 'INBOX' }, { folder: 'done' }])).toBeNull()
  expect(circleOf({ handled: null, parked: null, spam: null }, [{ folder: 'INBOX' }])).toBeNull()
})
