import { describe, expect, it } from 'vitest'
import { table } from '../../electron/cli/table.ts'
import { csvRow } from '../../shared/engine/csv-row.ts'
import { visible, visibleJson } from '../../shared/engine/visible-text.ts'

const HOSTILE = '\u001b[2J\u009b31m\u202egnp.exe\u2066\u2028\r\n\u0000\u{e0041}'
const MISLEADS = /[\u0000-\u001f\u007f-\u009f\u200b-\u200f\u2028-\u202e\u2066-\u2069]|\u{e0041}/u

describe('what the command line prints of hostile evidence', () => {
  it('shows no character that a terminal would obey', () => {
    expect(visible(HOSTILE)).not.toMatch(MISLEADS)
    expect(csvRow([HOSTILE])).not.toMatch(MISLEADS)
    expect(visibleJson(JSON.stringify({ id: HOSTILE }))).not.toMatch(MISLEADS)
  })

  it('loses nothing of it in JSON', () => {
    expect(JSON.parse(visibleJson(JSON.stringify({ id: HOSTILE })))).toEqual({ id: HOSTILE })
  })

  it.each(['=1+1', '+1', '-1', '@a', '\t=1', '\r=1', ' =1', '\uff1d1'])(
    'starts no formula with %j',
    (text) => {
      expect(csvRow([text])).toMatch(/^"?('|\\)/)
    },
  )

  it('pads no row to a megabyte for the sake of another, and takes any number of rows', () => {
    const rows = Array.from({ length: 150_000 }, (_, at) => [`a${at}`, 'b'])
    expect(table(['name', 'value'], [['x'.repeat(1 << 20), 'y'], ...rows]).at(-1)?.length).toBeLessThan(110)
  })
})
