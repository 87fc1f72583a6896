import { describe, expect, it } from 'vitest'
import { soundLanguage } from '../../../renderer/words/sound-language.ts'

describe('the language that a page is told', () => {
  it.each([
    ['de-CH', 'de-CH'],
    ['en-US@posix', 'en-US'],
    ['C.UTF-8', 'en'],
    ['', 'en'],
  ])('%j is used as %j', (told, used) => {
    const navigator = { language: told }
    soundLanguage(navigator)
    expect(navigator.language).toBe(used)
  })
})
