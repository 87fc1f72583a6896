import { describe, expect, it } from 'vitest'
import { engineEnvironment } from '../../../electron/engine-host/engine-environment.ts'
import { HeldTokens } from '../../../electron/engine-host/held-tokens.ts'
import { RestartDelay } from '../../../electron/engine-host/restart-delay.ts'

describe("the engine's process", () => {
  it('is started again at once, then ever later while it keeps ending, and at once after a long life', () => {
    const delay = new RestartDelay()
    const short = Array.from({ length: 9 }, () => delay.after(50))
    expect(short).toEqual([100, 200, 400, 800, 1600, 3200, 6400, 10_000, 10_000])
    expect(delay.after(61_000)).toBe(100)
    expect(delay.after(50)).toBe(200)
  })

  it('knows of its surroundings where temporary files go, and nothing that is secret', () => {
    const own = { TMPDIR: '/tmp', AWS_SECRET_ACCESS_KEY: 'k', NODE_OPTIONS: '--inspect', TZ: 'Asia/Tokyo' }
    expect(engineEnvironment(own)).toEqual({ TMPDIR: '/tmp', TZ: 'UTC' })
  })

  it('is told again what was held, the oldest first to go', () => {
    const held = new HeldTokens()
    held.add([['t-0', '/a']])
    held.add(Array.from({ length: 20_000 }, (_, at) => [`t-${at + 1}`, `/b/${at}`] as const))
    expect(held.all()).toHaveLength(20_000)
    expect(held.path('t-20000')).toBe('/b/19999')
    expect(() => held.path('t-0')).toThrow('no longer holds the file')
  })
})
