import type { GlobPart, GlobPattern } from './glob-pattern.ts'

/** Whether the whole text is matched. Time grows with pattern times text, whatever both say. */
export function globMatches(pattern: GlobPattern, separators: ReadonlySet<string>, text: string): boolean {
  const characters = Array.from(text)
  return after(pattern, new Set([0]), { characters, separators }).has(characters.length)
}

interface Subject {
  readonly characters: readonly string[]
  readonly separators: ReadonlySet<string>
}

/** Where the pattern may have ended, from all the places where it may have begun. */
function after(pattern: GlobPattern, from: ReadonlySet<number>, subject: Subject): ReadonlySet<number> {
  let places = from
  for (const part of pattern) {
    if (places.size === 0) return places
    places = afterPart(part, places, subject)
  }
  return places
}

function afterPart(part: GlobPart, from: ReadonlySet<number>, subject: Subject): ReadonlySet<number> {
  const { characters, separators } = subject
  switch (part.kind) {
    case 'text':
      return afterText(Array.from(part.text), from, characters)
    case 'any':
      return afterMany(from, characters, (character) => !separators.has(character))
    case 'super':
      return afterMany(from, characters, () => true)
    case 'single':
      return afterOne(from, characters, (character) => !separators.has(character))
    case 'list':
      return afterOne(from, characters, (character) => part.characters.has(character) !== part.negated)
    case 'range':
      return afterOne(from, characters, (character) => inRange(character, part) !== part.negated)
    case 'alternatives':
      return new Set(part.patterns.flatMap((pattern) => [...after(pattern, from, subject)]))
  }
}

function inRange(character: string, { low, high }: { readonly low: number; readonly high: number }): boolean {
  const code = character.codePointAt(0) ?? 0
  return code >= low && code <= high
}

function afterText(
  text: readonly string[],
  from: ReadonlySet<number>,
  characters: readonly string[],
): ReadonlySet<number> {
  const places = new Set<number>()
  for (const place of from)
    if (text.every((character, at) => characters[place + at] === character)) places.add(place + text.length)
  return places
}

function afterOne(
  from: ReadonlySet<number>,
  characters: readonly string[],
  fits: (character: string) => boolean,
): ReadonlySet<number> {
  const places = new Set<number>()
  for (const place of from) {
    const character = characters[place]
    if (character !== undefined && fits(character)) places.add(place + 1)
  }
  return places
}

function afterMany(
  from: ReadonlySet<number>,
  characters: readonly string[],
  fits: (character: string) => boolean,
): ReadonlySet<number> {
  const places = new Set(from)
  for (const [place, character] of characters.entries())
    if (places.has(place) && fits(character)) places.add(place + 1)
  return places
}
