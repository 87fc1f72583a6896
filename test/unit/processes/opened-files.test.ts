import { resolve } from 'node:path'
import { describe, expect, it } from 'vitest'
import { filesIn, placeOf } from '../../../electron/app/opened-files.ts'

describe('what a second start hands over', () => {
  it('is its cases and packets, from where it was started, and none of its switches', () => {
    const argv = ['--flag', 'q2.docket', '--x=a.docket', '/srv/q2.PACKET', 'notes.txt', '-a.packet', '.']
    expect(filesIn(argv, '/srv/audit')).toEqual([resolve('/srv/audit/q2.docket'), resolve('/srv/q2.PACKET')])
  })

  it('is shown on the screen of its kind, by a token', () => {
    expect(placeOf('/srv/q2.docket', 'a&b')).toBe('#/-/cases?open=a%26b')
    expect(placeOf('/srv/q2.PACKET', 't')).toBe('#/-/packets?packet=t')
  })
})
