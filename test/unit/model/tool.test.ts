import { readFileSync } from 'node:fs'
import { expect, it } from 'vitest'
import { TOOL } from '../../../shared/model/tool.ts'

it('says the version that package.json says', () => {
  const stated = JSON.parse(
    readFileSync(new URL('../../../package.json', import.meta.url), 'utf8'),
  ) as unknown
  expect(stated).toMatchObject(TOOL)
})
