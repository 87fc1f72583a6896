import { describe, expect, it } from 'vitest'
import { regionNamed } from '../../../shared/replay/regions.ts'

describe('a region of the time zone database', () => {
  it('is known by its very name, links and short names included', () => {
    for (const name of [
      'Europe/Paris',
      'Asia/Kolkata',
      'US/Pacific',
      'EST5EDT',
      'Etc/GMT+5',
      'NZ-CHAT',
      'PRC',
    ])
      expect(regionNamed(name)?.name).toBe(name)
  })

  it('is not known by a name of Intl alone: abbreviations, offsets, another case', () => {
    for (const name of ['PST', 'IST', '+01:00', 'EUROPE/PARIS', 'europe/paris', 'US/PACIFIC', 'Europe/PARis'])
      expect(regionNamed(name)).toBeUndefined()
  })

  it('is not known by what is no name at all', () => {
    for (const name of ['', '__proto__', 'Mars/Olympus', `Europe/${'x'.repeat(100)}`])
      expect(regionNamed(name)).toBeUndefined()
  })

  it.each([
    ['Europe/Paris', '2026-07-01T00:00:00Z', 7200],
    ['Europe/Paris', '2026-01-01T00:00:00Z', 3600],
    ['Asia/Kathmandu', '2026-01-01T00:00:00Z', 20_700],
    ['America/New_York', '1880-01-01T00:00:00Z', -17_762],
    ['Etc/GMT+5', '2026-01-01T00:00:00Z', -18_000],
  ])('%s at %s', (name, at, seconds) => {
    expect(regionNamed(name)?.offsetAt(Date.parse(at) / 1000)).toBe(seconds)
  })
})
