import { describe, expect, it } from 'vitest'
import type { CaseFile } from '../../../shared/casefile/case-file.ts'
import { EMPTY_STATE } from '../../../shared/model/import-state.ts'
import { foldCase } from '../../../shared/casefile/sqlite/fold-case.ts'
import { unescapeJson } from '../../../shared/casefile/sqlite/unescape-json.ts'
import { batchOf, caseFolder, createCase, START } from '../../fixtures/case-evidence.ts'

function caseOf(path: string, ...sources: readonly (readonly string[])[]): CaseFile {
  const file = createCase(path)
  for (const lines of sources) {
    const id = file.sources.begin(START)
    file.sources.append(id, batchOf(lines, EMPTY_STATE))
  }
  return file
}

async function refs(file: CaseFile, text: string, limit?: number): Promise<string[]> {
  const found = await Array.fromAsync(file.search(text, limit === undefined ? {} : { limit }))
  return found.map(({ ref }) => ref)
}

const filler = Array.from({ length: 400 }, (_, at) => `{"id":"filler-${at}","note":"nothing to see here"}`)

describe('search', () => {
  it('finds lines of any source and kind, upper and lower case alike', async () => {
    using folder = caseFolder()
    using file = caseOf(
      folder.path('c.docket'),
      [...filler, '{"name":"Zoë MÜLLER"}', ''],
      ['no JSON: zoë müller', '{"role":"erp/AP-Clerk"}', 'erp/ap-clerk'],
    )
    expect(await refs(file, 'zoË müller')).toEqual(['s1:400', 's2:0'])
    expect(await refs(file, 'AP-CLERK')).toEqual(['s2:1', 's2:2'])
    expect(await refs(file, 'filler-399')).toEqual(['s1:399'])
    expect(await refs(file, 'absent')).toEqual([])
    expect(await refs(file, '')).toEqual([])
    expect(await refs(file, 'filler', 3)).toEqual(['s1:0', 's1:1', 's1:2'])
  })

  it('reads escapes as a JSON reader does, and shows the line as written', async () => {
    using folder = caseFolder()
    using file = caseOf(folder.path('c.docket'), [
      ...filler,
      '{"a":"x","name":"Zo\\u00eb M\\u00DCller"}',
      '{"name":"\\ud83d\\ude00 smile"}',
      '{"text":"say \\"hi\\"\\nnow"}',
    ])
    const [hit] = await Array.fromAsync(file.search('zoë mü'))
    expect(hit).toEqual({
      ref: 's1:400',
      source: 1,
      index: 400,
      excerpt: '{"a":"x","name":"Zo\\u00eb M\\u00DCller"}',
      offset: 0,
      match: 17,
    })
    expect(await refs(file, '😀 SMILE')).toEqual(['s1:401'])
    expect(await refs(file, 'say "hi"\nnow')).toEqual(['s1:402'])
    expect(await refs(file, '\\u00eb')).toEqual(['s1:400'])
  })

  it('shows where in a long line the match is', async () => {
    using folder = caseFolder()
    using file = caseOf(folder.path('c.docket'), [`${'x'.repeat(5000)}İneedle${'y'.repeat(5000)}`])
    const [hit] = await Array.fromAsync(file.search('NEEDLE'))
    expect(hit?.excerpt.slice(hit.match, hit.match + 6)).toBe('needle')
    expect(hit && hit.offset + hit.match).toBe(5001)
    expect(hit?.excerpt).toHaveLength(160)
  })

  it('stops on request', async () => {
    using folder = caseFolder()
    using file = caseOf(folder.path('c.docket'), filler, filler)
    const stop = new AbortController()
    const found: string[] = []
    for await (const { ref } of file.search('filler', { signal: stop.signal })) {
      found.push(ref)
      if (found.length === 5) stop.abort()
    }
    expect(found.length).toBeLessThanOrEqual(filler.length)
    expect(found.at(-1)?.startsWith('s1:')).toBe(true)
  })

  it('keeps every place when it folds case or decodes escapes', () => {
    for (const text of ['İstanbul ẞ', 'plain', '😀İ', 'ΑΣ']) expect(foldCase(text)).toHaveLength(text.length)
    const { text, written } = unescapeJson('a\\u0041\\\\b\\x\\u00')
    expect(text).toBe('aA\\b\\x\\u00')
    expect(Array.from({ length: text.length }, (_, at) => written(at))).toEqual([
      0, 1, 7, 9, 10, 11, 12, 13, 14, 15,
    ])
  })
})
