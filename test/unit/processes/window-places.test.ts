import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { WindowPlaces } from '../../../electron/app/window-places.ts'

const SCREEN = { x: 0, y: 0, width: 1920, height: 1080 }

describe('where a window opens', () => {
  let folder: string
  let file: string

  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'docket-places-'))
    file = join(folder, 'window.json')
  })
  afterEach(() => rmSync(folder, { recursive: true }))

  const places = (): WindowPlaces => new WindowPlaces(file, () => SCREEN)

  it('is where the last one was, over restarts; a further one a step beside it', () => {
    const last = { x: 40, y: 60, width: 1200, height: 800 }
    places().remember(last, true)
    expect(places().next(0)).toEqual({ ...last, maximized: true })
    expect(places().next(2)).toMatchObject({ x: 88, y: 108 })
  })

  it.each([
    ['right of the screen', { x: 1900, y: 10 }],
    ['left of it', { x: -1190, y: 10 }],
    ['above it, out of reach of the mouse', { x: 10, y: -30 }],
    ['below it', { x: 10, y: 1060 }],
  ])('is in the middle where the last one lies %s', (_where, at) => {
    places().remember({ ...at, width: 1200, height: 800 }, false)
    expect(places().next(0)).toEqual({ width: 1200, height: 800, maximized: false })
  })

  it.each([
    '',
    '{',
    '[]',
    '{"width":0,"height":5,"maximized":false}',
    '{"width":1e9,"height":1,"maximized":1}',
  ])('takes no harm from a file that holds %s', (text) => {
    writeFileSync(file, text)
    expect(places().next(0)).toEqual({ width: 1440, height: 900, maximized: false })
  })

  it('is kept in its file', () => {
    places().remember({ x: 0, y: 0, width: 900, height: 700 }, false)
    expect(JSON.parse(readFileSync(file, 'utf8'))).toMatchObject({ width: 900 })
  })
})
