import { describe, expect, it } from 'vitest'
import { existsSync, readdirSync, writeFileSync, mkdirSync } from 'node:fs'
import { dirname } from 'node:path'
import { type CaseFile, openCase } from '../../../shared/casefile/case-file.ts'
import { DocketError } from '../../../shared/model/error.ts'
import { DEFAULT_SETTINGS } from '../../../shared/model/settings.ts'
import { BIRTH, caseFolder, createCase, START, TOOLS } from '../../fixtures/case-evidence.ts'

function codeOf(step: () => unknown): string {
  try {
    step()
  } catch (error) {
    return error instanceof DocketError ? error.code : `no DocketError: ${String(error)}`
  }
  return 'nothing thrown'
}

const open = (path: string, access: 'read-only' | 'read-write'): CaseFile =>
  openCase(path, { access, ...TOOLS })

describe('a case file', () => {
  it('is made once, where there is no file, with nothing left beside it', () => {
    using folder = caseFolder()
    const path = folder.path('joiners.docket')
    createCase(path).close()
    expect(codeOf(() => createCase(path))).toBe('FILE_UNWRITABLE')
    expect(readdirSync(dirname(path))).toEqual(['joiners.docket'])
    using made = open(path, 'read-only')
    expect(made.name).toBe('joiners')
    expect(made.meta.createdAt).toBe(BIRTH.createdAt)
    expect(made.meta.settings).toEqual(DEFAULT_SETTINGS)
    expect(made.meta.derived).toBe('none')
  })

  it('is never written over: an ordinary file in its place stays', () => {
    using folder = caseFolder()
    const path = folder.path('notes.docket')
    writeFileSync(path, '')
    expect(codeOf(() => createCase(path))).toBe('FILE_UNWRITABLE')
    expect(codeOf(() => open(path, 'read-only'))).toBe('CASE_NOT_A_CASE')
  })

  it('says what stands in the way of opening it', () => {
    using folder = caseFolder()
    expect(codeOf(() => open(folder.path('none.docket'), 'read-only'))).toBe('CASE_NOT_FOUND')
    expect(codeOf(() => open(folder.path('none/none.docket'), 'read-write'))).toBe('CASE_NOT_FOUND')
    expect(codeOf(() => createCase(folder.path('none/none.docket')))).toBe('FILE_UNWRITABLE')
    mkdirSync(folder.path('folder.docket'))
    expect(codeOf(() => open(folder.path('folder.docket'), 'read-only'))).toBe('CASE_NOT_A_CASE')
    writeFileSync(folder.path('text.docket'), 'no database '.repeat(1000))
    expect(codeOf(() => open(folder.path('text.docket'), 'read-only'))).toBe('CASE_NOT_A_CASE')
  })

  it('has one writer at a time, beside whom readers read', () => {
    using folder = caseFolder()
    const path = folder.path('c.docket')
    using writer = createCase(path)
    expect(codeOf(() => open(path, 'read-write'))).toBe('CASE_LOCKED')
    writer.sources.begin(START)
    expect(codeOf(() => open(path, 'read-write'))).toBe('CASE_LOCKED')
    using reader = open(path, 'read-only')
    expect(reader.sources.list()).toHaveLength(1)
    writer.sources.begin(START)
    expect(reader.sources.list()).toHaveLength(2)
    writer.close()
    open(path, 'read-write').close()
  })

  it('keeps all of a transaction or nothing, nested ones included', () => {
    using folder = caseFolder()
    using file = createCase(folder.path('c.docket'))
    const act = { time: BIRTH.createdAt, by: 'auditor', act: 'import', about: {} }
    expect(() =>
      file.transaction(() => {
        file.sources.begin(START)
        file.custody.append(act)
        throw new Error('stop')
      }),
    ).toThrow('stop')
    expect(() =>
      file.transaction(() => {
        try {
          file.transaction(() => {
            file.sources.begin(START)
            throw new Error('swallowed')
          })
        } catch {
          file.custody.append(act)
        }
      }),
    ).toThrow('cannot be kept')
    expect(file.sources.list()).toEqual([])
    expect([...file.custody.lines()]).toEqual([])
    file.transaction(() => file.custody.append(act))
    expect([...file.custody.lines()]).toHaveLength(1)
  })

  it('refuses to write where it was opened to be read', () => {
    using folder = caseFolder()
    createCase(folder.path('c.docket')).close()
    using reader = open(folder.path('c.docket'), 'read-only')
    expect(() => reader.sources.begin(START)).toThrow('opened to be read')
    expect(existsSync(folder.path('c.docket-journal'))).toBe(false)
  })

  it('keeps settings, and calls what was decided by others stale', () => {
    using folder = caseFolder()
    using file = createCase(folder.path('c.docket'))
    file.replaceDerived().finish({ duplicates: new Map() })
    expect(file.meta.derived).toBe('current')
    file.meta.setSettings({ ...DEFAULT_SETTINGS, skewMs: 9000 })
    expect(file.meta.settings.skewMs).toBe(9000)
    expect(file.meta.derived).toBe('stale')
  })
})
