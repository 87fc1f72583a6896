import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { Remembered } from '../../../electron/engine-host/remembered.ts'

let folder: string
let remembered: Remembered

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'docket-remembered-'))
  remembered = new Remembered(folder)
})
afterEach(() => rmSync(folder, { recursive: true }))

const file = () => join(folder, 'remembered.json')

describe('what a desk remembers', () => {
  it('is found again by the next one', async () => {
    await remembered.set('theme', '"dark"')
    await remembered.set('theme', '"light"')
    await remembered.set('width', '280')
    await remembered.set('width', null)
    expect(await new Remembered(folder).all()).toEqual({ theme: '"light"' })
  })

  it('takes keys that mean something to JavaScript for what they are', async () => {
    for (const key of ['__proto__', 'constructor', 'toString']) await remembered.set(key, key)
    const all = await remembered.all()
    expect(Object.entries(all)).toEqual([
      ['__proto__', '__proto__'],
      ['constructor', 'constructor'],
      ['toString', 'toString'],
    ])
  })

  it('loses nothing of what is set at once', async () => {
    await Promise.all(Array.from({ length: 50 }, (_, at) => remembered.set(`k${at}`, String(at))))
    expect(Object.keys(await remembered.all())).toHaveLength(50)
    // Nothing half written is left beside it.
    expect(readdirSync(folder)).toEqual(['remembered.json'])
  })

  it('is bounded: what was set longest ago goes first', async () => {
    const large = 'x'.repeat(65_536)
    for (let at = 0; at < 70; at += 1) await remembered.set(`k${at}`, large)
    await remembered.set('k10', large)
    await remembered.set('last', '1')
    const keys = Object.keys(await remembered.all())
    expect(keys.length).toBeLessThan(66)
    expect(keys.slice(-3)).toEqual(['k69', 'k10', 'last'])
    expect(keys).not.toContain('k0')
    expect(statSync(file()).size).toBeLessThan(4.5 * 1024 * 1024)
  })

  it.each(['', 'null', '{"theme":"dark"}', '[["theme"]]', '[["theme", 7]]', 'x'.repeat(33 * 1024 * 1024)])(
    'begins anew where its file is damaged, which is moved aside: %#',
    async (text) => {
      writeFileSync(file(), text)
      expect(await remembered.all()).toEqual({})
      await remembered.set('theme', '"dark"')
      const [kept = '', ...more] = readdirSync(folder).filter((name) => name.includes('.damaged-'))
      expect(more).toEqual([])
      expect(readFileSync(join(folder, kept), 'utf8') === text).toBe(true)
      expect(await remembered.all()).toEqual({ theme: '"dark"' })
    },
  )

  it('is for its owner alone', async () => {
    await remembered.set('theme', '"dark"')
    expect(statSync(file()).mode & 0o077).toBe(0)
  })
})
