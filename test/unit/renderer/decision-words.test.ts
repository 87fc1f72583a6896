import { describe, expect, it } from 'vitest'
import {
  isoDuration,
  offset,
  shownValue,
  sourceName,
} from '../../../renderer/views/decision/decision-words.ts'

const value = (text: string, length = text.length) => ({ text, length })

describe('a value in a table', () => {
  it.each([
    ['"HQ"', 'HQ'],
    ['"22"', '"22"'],
    ['22', '22'],
    ['"true"', '"true"'],
    ['""', '""'],
    ['" padded"', '" padded"'],
    ['"say \\"no\\""', '"say \\"no\\""'],
    ['9007199254740993', '9007199254740993'],
    ['"a\u202eb"', 'a⟨202E⟩b'],
    ['{"a":1}', '{"a":1}'],
  ])('%s stands as %s, so that no text is taken for another kind', (text, shown) => {
    expect(shownValue(value(text))).toBe(shown)
  })

  it('that was cut keeps its quote', () => {
    expect(shownValue(value('"AAA…', 5000))).toBe('"AAA…')
  })
})

describe('a length of time', () => {
  it.each([
    ['PT10M', '10 min'],
    ['P1D', '1 d'],
    ['P1Y2M', '1 y 2 mo'],
    ['P1DT12H', '1 d 12 h'],
    ['soon', 'soon'],
  ])('%s is read as %s', (text, words) => {
    expect(isoDuration(text)).toBe(words)
  })

  it.each([
    [0, '+0.000'],
    [26_902, '+26.902'],
    [-4_000, '−4.000'],
    [3_600_000 + 13 * 60_000 + 5_000, '+1:13:05'],
    [49 * 3_600_000, '+2 d 01:00:00'],
  ])('%i ms from the start stand as %s', (ms, words) => {
    expect(offset(ms)).toBe(words)
  })
})

it('names a lane by its file without its endings', () => {
  expect(['pdp-2026-05.ndjson.zst', 'a.json', 'orchestrator'].map(sourceName)).toEqual([
    'pdp-2026-05',
    'a',
    'orchestrator',
  ])
})
