import Database from 'better-sqlite3'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { openTestDesk, type TestDesk } from '../../fixtures/desk.ts'

let desk: TestDesk
beforeAll(() => void (desk = openTestDesk()))
afterAll(async () => desk.close(), 60_000)

it('tells how the cases of the list are while the check of another one waits', async () => {
  const held = (name: string) => ({ file: desk.engine.files.hold(desk.path(name)) })
  for (const name of ['busy.docket', 'idle.docket']) {
    const { case: made } = await desk.ask('cases.create', held(name))
    await desk.ask('cases.close', { case: made })
  }
  const writer = new Database(desk.path('busy.docket'))
  // A reader waits for this lock: the thread that checks cases is at nothing else meanwhile.
  writer.exec('BEGIN EXCLUSIVE')
  let isOpen = false
  const opening = desk.ask('cases.open', held('busy.docket')).then(() => (isOpen = true))
  const { cases } = await desk.ask('cases.recent', {})
  expect(isOpen).toBe(false)
  expect(cases.map(({ name, state }) => [name, state])).toEqual([
    ['idle', 'ready'],
    ['busy', 'locked'],
  ])
  writer.exec('ROLLBACK')
  writer.close()
  expect(await opening).toBe(true)
})
