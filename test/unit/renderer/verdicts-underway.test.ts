import { beforeEach, describe, expect, it } from 'vitest'
import {
  type Acts,
  type End,
  giveVerdict,
  takeBack,
  useUnderway,
} from '../../../renderer/store/verdicts-underway.ts'
import { lastVerdict } from '../../../renderer/views/review/last-verdict.ts'

const idOf = (digit: string) => `sha256:${digit.repeat(64)}`

let asked: { readonly acts: Acts; readonly end: (ends: readonly End[] | null) => void }[] = []
beforeEach(() => {
  asked = []
})

/** An engine that takes acts, and says what came of them when it is told to. */
const take = async (acts: Acts) =>
  new Promise<readonly End[] | null>((end) => {
    asked.push({ acts, end })
  })

/** Gives a verdict; tells whether it was refused. */
function give(item: string): { refused: boolean } {
  const was = { refused: false }
  const acts: Acts = [{ act: 'verdict', items: [item], ruling: { verdict: 'revoke', note: 'n' } }]
  const given = {
    campaign: 'c',
    items: [item],
    item,
    verdict: 'revoke',
    time: '2026-07-06T10:00:00Z',
  } as const
  giveVerdict(take, { ...given, acts }, () => {
    was.refused = true
  })
  return was
}

const last = () => lastVerdict([], 'm.okafor', useUnderway.getState().all)
const idle = () => expect.poll(() => useUnderway.getState().all).toEqual([])

describe('a verdict that is underway', () => {
  it('is the last one at once, and is taken back by the act that it came to, however fast one types', async () => {
    give('r-1')
    give('r-2')
    const [first, second] = [useUnderway.getState().all[0], last()]
    expect(second).toMatchObject({ item: 'r-2' })
    if (second !== null) takeBack(take, { campaign: 'c', ...second })
    expect(last()).toMatchObject({ item: 'r-1', of: first?.key })
    await expect.poll(() => asked.length).toBe(1)
    asked[0]?.end([{ act: idOf('0') }])
    await expect.poll(() => asked.length).toBe(2)
    asked[1]?.end([{ act: idOf('1') }])
    await expect.poll(() => asked[2]?.acts).toEqual([{ act: 'undo', verdict: idOf('1') }])
    asked[2]?.end([{ act: idOf('2') }])
    await idle()
  })

  it('takes nothing back where it was refused, least of all the verdict before it', async () => {
    const was = give('r-1')
    const own = last()
    if (own !== null) takeBack(take, { campaign: 'c', ...own })
    await expect.poll(() => asked.length).toBe(1)
    asked[0]?.end([{ refused: 'it is signed', own: false }])
    await idle()
    expect(was.refused).toBe(true)
    expect(asked).toHaveLength(1)
  })
})
