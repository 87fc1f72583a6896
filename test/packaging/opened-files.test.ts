import { resolve } from 'node:path'
import { pathToFileURL } from 'node:url'
import { describe, expect, it } from 'vitest'
import { filesIn } from '../../electron/app/opened-files.ts'

const here = resolve('/cases')

describe('the files that a system opens with the app', () => {
  it('may come as paths, from the folder where it was started, or as addresses', () => {
    const address = pathToFileURL(resolve('/over there/q2 #1.docket')).href
    expect(filesIn(['q1.docket', 'sealed.PACKET', address], here)).toEqual([
      resolve(here, 'q1.docket'),
      resolve(here, 'sealed.PACKET'),
      resolve('/over there/q2 #1.docket'),
    ])
  })

  it('are no switches, no other files, and nothing on another machine', () => {
    expect(
      filesIn(
        [
          '--load=x.docket',
          'notes.txt',
          'file://elsewhere/x.docket',
          'file:///%E0.docket',
          'file:///%00.docket',
        ],
        here,
      ),
    ).toEqual([])
  })
})
