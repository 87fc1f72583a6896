import { describe, expect, it } from 'vitest'
import { FileTokens } from '../../../electron/engine-host/file-tokens.ts'

describe('the token of a path', () => {
  it('is the same each time, says nothing of the path, and leads back to it', () => {
    const files = new FileTokens()
    const token = files.hold('/cases/a.docket')
    expect(files.hold('/cases/a.docket')).toBe(token)
    expect(token).toMatch(/^[\da-f-]{36}$/)
    expect(files.path(token)).toBe('/cases/a.docket')
    expect(new FileTokens().hold('/cases/a.docket')).not.toBe(token)
  })

  it.each(['', '/cases/a.docket', '../x', 'constructor', '__proto__'])('is not %j', (token) => {
    const files = new FileTokens()
    files.hold('/cases/a.docket')
    expect(() => files.path(token)).toThrow(expect.objectContaining({ code: 'FILE_NOT_HELD' }))
  })

  it('outlives any number of paths that were only shown, once it was used', () => {
    const files = new FileTokens()
    const [used, shown] = [files.hold('/used'), files.hold('/shown')]
    files.path(used)
    for (let at = 0; at < 100_000; at += 1) files.hold(`/folder/${at}`)
    expect(files.path(used)).toBe('/used')
    expect(() => files.path(shown)).toThrow(expect.objectContaining({ code: 'FILE_NOT_HELD' }))
    // It is held anew, under another token.
    expect(files.hold('/shown')).not.toBe(shown)
    expect(files.all().length).toBeLessThanOrEqual(24_000)
  })

  it('goes where it was used longest ago, too', () => {
    const files = new FileTokens()
    const first = files.hold('/first')
    files.path(first)
    for (let at = 0; at < 4000; at += 1) files.path(files.hold(`/used/${at}`))
    expect(() => files.path(first)).toThrow(expect.objectContaining({ code: 'FILE_NOT_HELD' }))
  })

  it('is found among the texts of an input', () => {
    const files = new FileTokens()
    const token = files.hold('/a')
    expect(files.among(['x', token, token, ''])).toEqual([[token, '/a']])
  })
})
