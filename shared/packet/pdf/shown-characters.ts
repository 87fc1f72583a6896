import type { Run } from './runs.ts'

/** Marks on one letter beyond these would reach into other lines. */
const MAX_MARKS = 2

/**
 * Runs in which every character can be set: one that the typeface has no shape for stands as its code point, as do
 * marks that are heaped on one letter.
 */
export function shownRuns(
  runs: readonly Run[],
  covered: (face: Run['face'], codePoint: number) => boolean,
): readonly Run[] {
  return runs.flatMap((run) => {
    const shown: Run[] = []
    let text = ''
    let marks = 0
    for (const character of run.text) {
      const codePoint = character.codePointAt(0) ?? 0
      marks = /\p{M}/u.test(character) ? marks + 1 : 0
      if (marks <= MAX_MARKS && covered(run.face, codePoint)) {
        text += character
        continue
      }
      if (text !== '') shown.push({ ...run, text })
      text = ''
      shown.push({ ...run, face: 'mono', ink: 'quiet', text: escapeOf(codePoint) })
    }
    if (text !== '') shown.push({ ...run, text })
    return shown
  })
}

function escapeOf(codePoint: number): string {
  return `\\u{${codePoint.toString(16).toUpperCase().padStart(4, '0')}}`
}
