import { describe, expect, it } from 'vitest'
import Database from 'better-sqlite3'
import { openCase } from '../../../shared/casefile/case-file.ts'
import { digestOf } from '../../../shared/crypto.ts'
import { caseFolder, createCase, TOOLS } from '../../fixtures/case-evidence.ts'

const bundle = (files: Readonly<Record<string, string>>) => ({
  kind: 'policies' as const,
  name: 'policies',
  importedAt: '2026-05-04T08:00:00.000Z',
  importedBy: 'auditor',
  files: Object.entries(files).map(([path, text]) => ({ path, bytes: Buffer.from(text) })),
})

describe('definitions', () => {
  it('are kept byte for byte, in order, and once', () => {
    using folder = caseFolder()
    using file = createCase(folder.path('c.docket'))
    const files = { 'policies.yaml': 'format: …', 'a.cedar': 'permit();\r\n' }
    const first = file.definitions.add(bundle(files))
    expect([first.added, first.definition.id]).toEqual([true, 1])
    const hex = (text: string) => digestOf(Buffer.from(text)).slice(7)
    expect(first.definition.sha256).toBe(
      digestOf(
        Buffer.from(
          `{"a.cedar":"${hex(files['a.cedar'])}","policies.yaml":"${hex(files['policies.yaml'])}"}`,
        ),
      ),
    )
    const second = file.definitions.add({ ...bundle(files), name: 'again' })
    expect(second).toEqual({ added: false, definition: first.definition })
    const other = file.definitions.add(bundle({ ...files, 'a.cedar': 'forbid();' }))
    expect(other.definition.id).toBe(2)
    expect(file.definitions.files(1).map(({ path, bytes }) => [path, Buffer.from(bytes).toString()])).toEqual(
      Object.entries(files),
    )
    expect(file.definitions.list().map(({ id }) => id)).toEqual([1, 2])
  })

  it('tell two bundles apart by a file named __proto__', () => {
    using folder = caseFolder()
    using file = createCase(folder.path('c.docket'))
    const withFile = (text: string) => ({
      ...bundle({ 'policies.yaml': 'x' }),
      files: [{ path: '__proto__', bytes: Buffer.from(text) }],
    })
    expect(file.definitions.add(withFile('a')).added).toBe(true)
    expect(file.definitions.add(withFile('b')).added).toBe(true)
  })

  it('are refused where their bytes were changed in the file', () => {
    using folder = caseFolder()
    const path = folder.path('c.docket')
    using file = createCase(path)
    file.definitions.add(bundle({ 'policies.yaml': 'permit' }))
    file.close()
    const database = new Database(path)
    database.exec(`UPDATE definition_file SET bytes = CAST('forbid' AS BLOB)`)
    database.close()
    using again = openCase(path, { access: 'read-only', ...TOOLS })
    expect(() => again.definitions.files(1)).toThrow('"policies.yaml" of definition 1 was changed')
  })
})
