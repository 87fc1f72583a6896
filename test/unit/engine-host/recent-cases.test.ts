import { type ChildProcess, fork } from 'node:child_process'
import { once } from 'node:events'
import {
  copyFileSync,
  existsSync,
  readdirSync,
  renameSync,
  rmSync,
  truncateSync,
  writeFileSync,
} from 'node:fs'
import { join } from 'node:path'
import Database from 'better-sqlite3'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { APPLICATION_ID, MIGRATIONS } from '../../../shared/casefile/sqlite/migrate.ts'
import { lookAtCase } from '../../../shared/engine.ts'
import { openTestDesk, type TestDesk } from '../../fixtures/desk.ts'
import { runsOf, writeSmallCase } from '../../fixtures/small-case.ts'

let desk: TestDesk
beforeAll(async () => {
  desk = openTestDesk()
  const files = writeSmallCase(desk.folder, runsOf(20))
  await desk.done('case.import', {
    case: desk.engine.files.hold(desk.path('first.docket')),
    files: files.map((path) => desk.engine.files.hold(path)),
    rebuild: 'after',
  })
})
afterAll(async () => desk.close())

/** A case that was opened and closed again. */
async function seen(name: string): Promise<string> {
  const path = desk.path(name)
  if (!existsSync(path)) copyFileSync(desk.path('first.docket'), path)
  const file = desk.engine.files.hold(path)
  await desk.ask('cases.close', { case: (await desk.ask('cases.open', { file })).case })
  return path
}

async function listed(name: string) {
  const { cases } = await desk.ask('cases.recent', {})
  return cases.find((each) => each.name === name)
}

describe('a case of the list', () => {
  it('is shown with what was seen of it, newest first', async () => {
    await seen('first.docket')
    await seen('second.docket')
    expect((await desk.ask('cases.recent', {})).cases.map(({ name }) => name)).toEqual(['second', 'first'])
    expect(await listed('first')).toMatchObject({
      decisions: 20,
      from: '2026-05-04T08:00:01.000Z',
      to: '2026-05-04T08:03:11.000Z',
      progress: 'rebuilt, no findings',
      state: 'ready',
      detail: null,
    })
  })

  it('is open while a window shows it, and takes in what a job does to it', async () => {
    const file = desk.engine.files.hold(desk.path('growing.docket'))
    const { case: token } = await desk.ask('cases.create', { file })
    expect(await listed('growing')).toMatchObject({
      state: 'open',
      decisions: null,
      progress: 'nothing imported',
    })
    const [workflow = ''] = writeSmallCase(desk.path('more'), runsOf(3))
    const files = [workflow, desk.path('more/policies'), desk.path('more/engine.ndjson')]
    const input = { case: token, files: files.map((path) => desk.engine.files.hold(path)) }
    await desk.done('case.import', { ...input, rebuild: 'leave' })
    await expect
      .poll(() => listed('growing'))
      .toMatchObject({ progress: '1 source imported, no decisions yet' })
    await desk.done('case.rebuild', { case: token })
    await expect.poll(() => listed('growing')).toMatchObject({ state: 'open', decisions: 3 })
  })

  it('is not found where it was moved', async () => {
    renameSync(await seen('moved.docket'), desk.path('elsewhere.docket'))
    expect(await listed('moved')).toMatchObject({ state: 'not-found', decisions: 20 })
  })

  it('is newer where a newer Docket wrote it, and is not changed', async () => {
    const path = await seen('newer.docket')
    const database = new Database(path)
    database.pragma('user_version = 990')
    database.close()
    const newer = await listed('newer')
    expect(newer?.state).toBe('newer')
    expect(newer?.detail).toContain('990')
    await expect(desk.ask('cases.open', { file: newer!.case })).rejects.toThrow('CASE_NEWER')
  })

  it('is older where an older Docket made it; opening it keeps that file beside it', async () => {
    const path = await seen('older.docket')
    rmSync(path)
    const database = new Database(path)
    const [first] = MIGRATIONS
    database.exec(
      `${first?.sql}; PRAGMA application_id = ${APPLICATION_ID}; PRAGMA user_version = ${first?.version}`,
    )
    const meta = {
      created_at: '2026-01-01T00:00:00Z',
      made_by: 'docket 0.0.1',
      settings: '{}',
      derived: 'none',
    }
    for (const pair of Object.entries(meta)) database.prepare('INSERT INTO meta VALUES (?, ?)').run(pair)
    database.close()
    const older = await listed('older')
    expect(older?.state).toBe('older')
    expect(older?.detail).toContain(`schema ${first?.version}`)
    const { case: token } = await desk.ask('cases.open', { file: older!.case })
    expect(await desk.ask('case.info', { case: token })).toMatchObject({ decisions: 0 })
    await desk.ask('cases.close', { case: token })
    expect(await listed('older')).toMatchObject({ state: 'ready' })
    const kept = desk.path(`older.schema-${first?.version}.docket`)
    expect(lookAtCase(kept).schema).toBe(first?.version)
  })

  it.each([
    ['cut short', (path: string) => truncateSync(path, 40_000)],
    ['another file', (path: string) => writeFileSync(path, 'no database at all')],
    ['empty', (path: string) => truncateSync(path, 0)],
    [
      'with a table that is not ours',
      (path: string) => {
        const database = new Database(path)
        database.exec('CREATE TABLE evil (x)')
        database.close()
      },
    ],
  ])('is damaged where it is %s', async (what, damage) => {
    const name = what.replaceAll(' ', '-')
    damage(await seen(`${name}.docket`))
    const entry = await listed(name)
    expect(entry?.state).toBe('damaged')
    expect(entry?.detail).toMatch(/^Damaged or tampered with: ./)
  })

  it('is locked while another process writes to it, can be read, and is ready again after', async () => {
    const path = await seen('held.docket')
    const holder = fork(new URL('../../fixtures/hold-case.ts', import.meta.url), [path], { silent: true })
    await said(holder)
    const entry = await listed('held')
    expect(entry).toMatchObject({ state: 'locked' })
    const { case: token } = await desk.ask('cases.open', { file: entry!.case })
    expect(await desk.ask('case.info', { case: token })).toMatchObject({ decisions: 20 })
    await expect(desk.done('case.rebuild', { case: token })).rejects.toThrow('CASE_LOCKED')
    await desk.ask('cases.close', { case: token })
    holder.stdin?.end()
    await once(holder, 'exit')
    expect(await listed('held')).toMatchObject({ state: 'ready' })
  })

  it('leaves the list when it is forgotten, and its file stays', async () => {
    const path = await seen('forgotten.docket')
    await desk.ask('cases.forget', { case: (await listed('forgotten'))!.case })
    expect(await listed('forgotten')).toBeUndefined()
    expect(existsSync(path)).toBe(true)
  })
})

describe('the list', () => {
  it.each(['', '{', '{}', '[{"path": 7}]', '\0'.repeat(100), `["${'x'.repeat(2_000_000)}"]`])(
    'begins anew where its file is damaged, and the damaged one is kept',
    async (text) => {
      const file = join(desk.deskFolder, 'recent-cases.json')
      const kept = () =>
        readdirSync(desk.deskFolder).filter((name) => name.startsWith('recent-cases.json.')).length
      const before = kept()
      writeFileSync(file, text)
      expect((await desk.ask('cases.recent', {})).cases).toEqual([])
      expect(kept()).toBe(before + 1)
      await seen('first.docket')
      expect((await desk.ask('cases.recent', {})).cases.map(({ name }) => name)).toEqual(['first'])
    },
  )

  it('keeps the thirty that were opened last', async () => {
    for (let at = 0; at < 32; at += 1) await seen(`many-${at}.docket`)
    const { cases } = await desk.ask('cases.recent', {})
    expect(cases.map(({ name }) => name)).toEqual(Array.from({ length: 30 }, (_, at) => `many-${31 - at}`))
  })
})

async function said(child: ChildProcess): Promise<void> {
  await once(child.stdout!, 'data')
}
