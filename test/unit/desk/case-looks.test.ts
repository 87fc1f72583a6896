import { copyFileSync } from 'node:fs'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { openTestDesk, type TestDesk } from '../../fixtures/desk.ts'
import { runsOf, writeSmallCase } from '../../fixtures/small-case.ts'

let desk: TestDesk
beforeAll(async () => {
  desk = openTestDesk()
  const files = writeSmallCase(desk.folder, runsOf(4000)).map((path) => desk.engine.files.hold(path))
  const made = desk.engine.files.hold(desk.path('large.docket'))
  await desk.done('case.import', { case: made, files, rebuild: 'after' })
}, 120_000)
afterAll(async () => desk.close(), 60_000)

it('tells how a case is while all pages of others are still being read', async () => {
  for (let at = 0; at < 8; at += 1) copyFileSync(desk.path('large.docket'), desk.path(`${at}.docket`))
  const held = (at: number) => ({ file: desk.engine.files.hold(desk.path(`${at}.docket`)) })
  const { case: first } = await desk.ask('cases.open', held(0))
  await desk.ask('cases.close', { case: first })
  let checked = 0
  const checks = [1, 2, 3, 4, 5, 6, 7].map(async (at) => {
    await desk.ask('cases.open', held(at))
    checked += 1
  })
  const { cases } = await desk.ask('cases.recent', {})
  expect(cases.find(({ name }) => name === '0')).toMatchObject({ state: 'ready', detail: null })
  expect(checked).toBeLessThan(7)
  await Promise.all(checks)
})
