import { readdirSync, readFileSync, statSync } from 'node:fs'
import { join, relative, sep } from 'node:path'
import { gunzipSync, zstdDecompressSync } from 'node:zlib'
import { describe, expect, it } from 'vitest'
import { SAMPLE_EXPECTED, SAMPLE_FILES } from '../../../shared/samples/index.ts'
import { committedSample } from '../../fixtures/sample/committed.ts'
import { expectationsOf } from '../../fixtures/sample/expectations.ts'
import { SAMPLE_NAME } from '../../fixtures/sample/make-sample.ts'

const SAMPLES = join(import.meta.dirname, '../../../shared/samples')
const FOLDER = join(SAMPLES, SAMPLE_NAME)
const STALE = 'the sample is stale: npm run sample'

/** Packed bytes may differ by machine, what they hold may not. */
function unpacked(name: string, bytes: Uint8Array): Buffer {
  if (name.endsWith('.gz')) return gunzipSync(bytes)
  return name.endsWith('.zst') ? zstdDecompressSync(bytes) : Buffer.from(bytes)
}

function filesBelow(folder: string): readonly string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => relative(folder, join(entry.parentPath, entry.name)).split(sep).join('/'))
    .toSorted()
}

describe('the sample case as it is handed out', () => {
  const sample = committedSample()

  it('is what the generator makes', () => {
    expect(filesBelow(FOLDER), STALE).toEqual(sample.files.map(({ name }) => name).toSorted())
    const others = sample.files
      .filter(
        ({ name, bytes }) => !unpacked(name, readFileSync(join(FOLDER, name))).equals(unpacked(name, bytes)),
      )
      .map(({ name }) => name)
    expect(others, STALE).toEqual([])
  })

  it('says of itself what the truth says', () => {
    expect(JSON.parse(readFileSync(join(SAMPLES, 'expected.json'), 'utf8')), STALE).toEqual(
      expectationsOf(sample),
    )
    expect(SAMPLE_EXPECTED.name).toBe(SAMPLE_NAME)
  })

  it('names its files in order of import, the bundle as a folder', () => {
    const kinds = SAMPLE_FILES.map((path) => (statSync(path).isDirectory() ? 'folder' : 'file'))
    expect(SAMPLE_FILES.map((path) => relative(FOLDER, path).split(sep).join('/'))).toEqual(
      sample.imports.map(({ path }) => path),
    )
    expect(kinds.filter((kind) => kind === 'folder')).toHaveLength(1)
  })

  it('stays small', () => {
    const bytes = filesBelow(FOLDER).reduce((sum, name) => sum + statSync(join(FOLDER, name)).size, 0)
    expect(bytes).toBeLessThan(400_000)
  })
})
