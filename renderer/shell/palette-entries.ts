import type { Command } from '../store/commands.ts'

export interface Entry extends Command {
  readonly key: string
}

/** Entries whose name or group holds every word sought; those that begin with it first. */
export function matching(entries: readonly Entry[], sought: string): readonly Entry[] {
  const words = sought.toLowerCase().split(/\s+/).filter(Boolean)
  if (words.length === 0) return entries
  const [first = ''] = words
  return entries
    .filter(({ name, group }) => {
      const text = `${name} ${group}`.toLowerCase()
      return words.every((word) => text.includes(word))
    })
    .toSorted((a, b) => rank(a, first) - rank(b, first))
}

function rank({ name }: Entry, word: string): number {
  const text = name.toLowerCase()
  if (text.startsWith(word)) return 0
  return text.includes(` ${word}`) ? 1 : 2
}
