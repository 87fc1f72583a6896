import { readdirSync, readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { PROJECT } from './pack.ts'

const folder = join(PROJECT, 'electron/icons')
const read = (name: string): Buffer => readFileSync(join(folder, name))
const PNG = Buffer.from('89504e470d0a1a0a', 'hex')

describe('the icons', () => {
  it.each(readdirSync(join(folder, 'png')))('of Linux: %s has the size of its name', (name) => {
    const png = read(`png/${name}`)
    expect(png.subarray(0, 8)).toEqual(PNG)
    expect(`${png.readUInt32BE(16)}x${png.readUInt32BE(20)}.png`).toBe(name)
  })

  it.each(['docket', 'case', 'packet'])('of Windows: %s.ico has the sizes that are shown', (name) => {
    const ico = read(`${name}.ico`)
    const count = ico.readUInt16LE(4)
    const sizes = Array.from({ length: count }, (_, at) => {
      const entry = 6 + at * 16
      const [size, bytes, offset] = [
        ico[entry] || 256,
        ico.readUInt32LE(entry + 8),
        ico.readUInt32LE(entry + 12),
      ]
      const image = ico.subarray(offset, offset + bytes)
      const own = image.subarray(0, 8).equals(PNG) ? image.readUInt32BE(16) : image.readInt32LE(4)
      expect(own).toBe(size)
      expect(image).toHaveLength(bytes)
      return size
    })
    expect(sizes).toEqual(expect.arrayContaining([16, 32, 48, 256]))
  })

  it.each(['docket', 'case', 'packet'])('of macOS: %s.icns is whole', (name) => {
    const icns = read(`${name}.icns`)
    expect(icns.toString('latin1', 0, 4)).toBe('icns')
    expect(icns.readUInt32BE(4)).toBe(icns.length)
    const widths = new Set<number>()
    for (let at = 8; at < icns.length; at += icns.readUInt32BE(at + 4)) {
      expect(icns.subarray(at + 8, at + 16)).toEqual(PNG)
      widths.add(icns.readUInt32BE(at + 24))
    }
    expect([...widths]).toEqual(expect.arrayContaining([32, 64, 128, 256, 512]))
  })

  it('take less than 200 KB of the repository', () => {
    const files = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((file) =>
      file.isFile(),
    )
    const bytes = files.map((file) => statSync(join(file.parentPath, file.name)).size)
    expect(bytes.reduce((sum, size) => sum + size, 0)).toBeLessThan(200_000)
  })
})
