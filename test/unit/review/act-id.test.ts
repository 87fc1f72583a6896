import { describe, expect, it } from 'vitest'
import { sha256 } from '../../../shared/crypto.ts'
import type { ReviewAct } from '../../../shared/model/review.ts'
import { actIdOf, actText, readAct } from '../../../shared/review/act-id.ts'

const ACT: ReviewAct = {
  act: 'sent-back',
  time: '2026-06-01T08:00:00Z',
  by: { name: 'Zoë', keyid: null },
  campaign: `sha256:${'1'.repeat(64)}`,
  items: [],
  voids: [],
  reason: 'one note is missing',
}
const TEXT = actText(ACT)

function read(text: string) {
  return readAct(actIdOf(text, sha256), text, sha256)
}

describe('an act', () => {
  it('is read as it was written, by the id of its text alone', () => {
    expect(read(TEXT)).toEqual({ id: actIdOf(TEXT, sha256), act: ACT })
    expect(readAct(actIdOf(`${TEXT} `, sha256), TEXT, sha256)).toBeUndefined()
  })

  it.each([
    ['other than canonical', JSON.stringify(ACT)],
    ['with a key twice', TEXT.replace('"items":[]', '"items":[],"items":[]')],
    ['with half of a character', TEXT.replace('Zoë', String.raw`Zo\ud83d`)],
    ['of a kind that is none', TEXT.replace('sent-back', 'sent')],
    ['cut short', TEXT.slice(0, -1)],
  ])('is none where its text is %s', (_, text) => {
    expect(read(text)).toBeUndefined()
  })
})
