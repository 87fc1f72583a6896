import { writeFileSync } from 'node:fs'
import { afterAll, expect, it } from 'vitest'
import { caseFolder } from '../fixtures/case-evidence.ts'
import { startDocket } from '../fixtures/cli.ts'

const folder = caseFolder()
afterAll(() => folder[Symbol.dispose]())

it('exits with what came out where nobody reads what it says', async () => {
  writeFileSync(folder.path('bad.packet'), 'this is no packet')
  const child = startDocket(['verify', folder.path('bad.packet')])
  child.stdout?.destroy()
  child.stderr?.resume()
  const code = await new Promise((resolve) => {
    child.on('close', resolve)
  })
  expect(code).toBe(1)
})
