import { readFileSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { canonicalJson } from '../../shared/proof/canonical-json.ts'
import { parseLossless } from '../../shared/proof/lossless-json.ts'
import { absent, vectorFolder } from './vector-folder.ts'

const folder = vectorFolder('jcs/testdata')
const names =
  folder === null ? [] : readdirSync(join(folder, 'input')).map((name) => name.replace('.json', ''))

function canonicalBytes(name: string): Buffer {
  const reading = parseLossless(readFileSync(join(folder!, 'input', `${name}.json`), 'utf8'))
  if (!reading.ok) throw new Error(reading.detail)
  return Buffer.from(canonicalJson(reading.value))
}

describe('canonical JSON over the vectors of the RFC 8785 author', () => {
  it('gives the very bytes of output and outhex for each input', (context) => {
    if (folder === null) return context.skip(absent('jcs'))
    expect(names.length).toBeGreaterThan(0)
    for (const name of names) {
      const bytes = canonicalBytes(name)
      const output = readFileSync(join(folder, 'output', `${name}.json`))
      const outhex = readFileSync(join(folder, 'outhex', `${name}.txt`), 'utf8').replaceAll(/\s/g, '')
      expect(bytes.toString('hex'), name).toBe(output.toString('hex'))
      expect(bytes.toString('hex'), name).toBe(outhex)
    }
  })

  it('has run every vector that the folder holds', (context) => {
    if (folder === null) return context.skip(absent('jcs'))
    expect(names).toHaveLength(readdirSync(join(folder, 'output')).length)
    expect(names).toHaveLength(readdirSync(join(folder, 'outhex')).length)
  })
})
