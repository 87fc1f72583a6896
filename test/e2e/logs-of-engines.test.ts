import { cpSync, mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { absent, vectorFolder } from '../conformance/vector-folder.ts'
import { entriesOf, tarOf } from '../fixtures/archives.ts'
import { DESKS, type PersonsDesk } from '../fixtures/desks.ts'
import { opaEvent } from '../fixtures/opa-events.ts'

const CERBOS = vectorFolder('cerbos-decision-log/run_disk')
const SLOW = { timeout: 120_000 }
let desk: PersonsDesk

const REGO = `package http.authz

import rego.v1

default allow := false

allow if {
  input.method == "GET"
  input.user in data.readers
}
`

beforeAll(async () => {
  const kind = DESKS[0]
  if (kind === undefined) throw new Error('there is no desk')
  desk = await kind.open()
  const bundle = await tarOf(
    entriesOf({
      '/.manifest': '{"revision":"r-1","roots":["http/authz","readers"]}',
      '/http/authz/authz.rego': REGO,
      '/data.json': '{"readers":["alice"]}',
    }),
  )
  writeFileSync(join(desk.folder, 'authz.tar.gz'), gzipSync(bundle))
  const events = [
    opaEvent('d-1'),
    opaEvent('d-2', { input: { method: 'POST', user: 'alice' }, result: false }),
    // What the bundle does not say: this one let somebody in.
    opaEvent('d-3', { input: { method: 'GET', user: 'mallory' }, result: true }),
  ]
  writeFileSync(join(desk.folder, 'decisions.json.gz'), gzipSync(JSON.stringify(events)))
}, 180_000)
afterAll(async () => desk[Symbol.asyncDispose](), 60_000)

const row = (page: Page, file: string, as: string) =>
  page.getByRole('row').filter({ hasText: file }).filter({ hasText: as }).first()
const verdict = (page: Page, name: string) => page.getByRole('checkbox', { name: new RegExp(`^${name}`) })

async function verdicts(page: Page, caseName: string): Promise<readonly (string | null)[]> {
  await page.evaluate(`window.location.hash = '#/${caseName}/decisions'`)
  await verdict(page, 'reproduced').waitFor(SLOW)
  const names = ['reproduced', 'diverged', 'unreplayable']
  return Promise.all(
    names.map(async (name) =>
      (await verdict(page, name).locator('xpath=..').innerText()).replace(/\s+/g, ' '),
    ),
  )
}

describe('with no other file of ours', () => {
  it('a bundle and a decision log of OPA end as decisions that were heard again', async () => {
    const { page } = desk
    await page.getByRole('button', { name: 'New case' }).first().waitFor(SLOW)
    await desk.saveAs('opa.docket', () => page.keyboard.press('n'))
    await page.getByText('No evidence yet.').waitFor(SLOW)
    await desk.choose(['authz.tar.gz', 'decisions.json.gz'], () => page.keyboard.press('o'))
    await row(page, 'authz.tar.gz', 'OPA bundle').waitFor(SLOW)
    await row(page, 'decisions.json.gz', 'OPA decision log').waitFor(SLOW)
    await page.keyboard.press('i')
    await page.getByText('3 decisions rebuilt from 3 runs.').waitFor(SLOW)
    const told = await verdicts(page, 'opa')
    expect(told.map((each) => each?.match(/\d+/)?.[0])).toEqual(['2', '1', '0'])
  })

  it('the audit log of a Cerbos PDP and its folder of policies end as decisions that were heard again', async (context) => {
    if (CERBOS === null) return context.skip(absent('cerbos-decision-log'))
    const { page } = desk
    mkdirSync(join(desk.folder, 'cerbos'))
    cpSync(join(CERBOS, 'audit.log'), join(desk.folder, 'cerbos/audit.log'))
    cpSync(join(CERBOS, 'policies_after'), join(desk.folder, 'cerbos/policies'), { recursive: true })
    await page.evaluate(`window.location.hash = '#/-/cases'`)
    await page.getByRole('heading', { name: 'Cases' }).waitFor(SLOW)
    await desk.saveAs('pdp.docket', () => page.keyboard.press('n'))
    await page.getByText('No evidence yet.').waitFor(SLOW)
    await page.getByRole('button', { name: 'Choose a folder…' }).click()
    const dialog = page.getByRole('dialog', { name: 'Choose a folder' })
    await dialog.getByRole('option', { name: /^cerbos/ }).click()
    await dialog.getByRole('button', { name: 'Choose cerbos' }).click()
    await row(page, 'policies', 'Cerbos policies').waitFor(SLOW)
    await page.keyboard.press('i')
    await page.getByText(/^1,023 decisions rebuilt/).waitFor(SLOW)
    const told = await verdicts(page, 'pdp')
    expect(told.map((each) => each?.match(/\d+/)?.[0])).toEqual(['977', '1', '45'])
  }, 180_000)
})
