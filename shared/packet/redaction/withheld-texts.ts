/** From so many characters on, a value is told wherever its text stands, not only in the field that was named. */
export const TELLING = 4
/** Shorter than this, a value is told only where it stands as a word of its own. */
export const ANYWHERE = 8
/** Of a longer value, its beginning tells it: messages cut what is long. */
const BEGINNING = 32
const WORD = /[\p{L}\p{N}_]/u
/** Where a message says that it was cut, within an escape perhaps. */
const CUT = /(?:\\(?:u[\da-fA-F]{0,3})?)?…/y

/** A part of a text. */
export interface Span {
  readonly from: number
  readonly to: number
}

/** Texts that begin with the same two characters; sorted when they are first asked for after a change. */
interface SameStart {
  readonly texts: Set<string>
  sorted: readonly string[] | undefined
}

/**
 * Texts to be found in others, whole or cut: of each place the longest counts. Memory grows with the distinct texts;
 * asking costs the length of the text, times the logarithm of how many begin alike, however hostile they are.
 */
export class WithheldTexts {
  readonly #byStart = new Map<string, SameStart>()

  /** Requires a text of `TELLING` characters or more. */
  add(text: string): void {
    const start = text.slice(0, 2)
    const same = this.#byStart.get(start) ?? { texts: new Set<string>(), sorted: undefined }
    this.#byStart.set(start, same)
    same.texts.add(text)
    same.sorted = undefined
  }

  /** The first part of a text, from a place on, that tells one of them. */
  next(text: string, from: number): Span | undefined {
    if (this.#byStart.size === 0) return undefined
    for (let at = from; at + TELLING <= text.length; at += 1) {
      const same = this.#byStart.get(text.slice(at, at + 2))
      const length = same === undefined ? 0 : toldAt(same, text, at)
      if (length > 0) return { from: at, to: at + length }
    }
    return undefined
  }
}

/** How many characters from a place on tell a text; 0: none. */
function toldAt(same: SameStart, text: string, at: number): number {
  same.sorted ??= [...same.texts].sort()
  const shared = mostShared(same.sorted, text, at)
  // Half a character is none: what is left of the text is to be text.
  if (shared >= BEGINNING) return shared + (isSplit(text, at + shared) ? 1 : 0)
  if (shared < TELLING) return 0
  CUT.lastIndex = at + shared
  if (CUT.test(text) && (shared >= ANYWHERE || !isWord(text[at - 1]))) return shared
  for (let length = shared; length >= TELLING; length -= 1)
    if (same.texts.has(text.slice(at, at + length)) && stands(text, at, at + length)) return length
  return 0
}

/** How long a beginning of any of them stands at a place: in their order, only its neighbours can share the most. */
function mostShared(sorted: readonly string[], text: string, at: number): number {
  let [low, high] = [0, sorted.length]
  let most = 0
  while (low < high) {
    const middle = (low + high) >> 1
    const each = sorted[middle] ?? ''
    const shared = sharedLength(each, text, at)
    most = Math.max(most, shared)
    if ((each[shared] ?? '') <= (text[at + shared] ?? '')) low = middle + 1
    else high = middle
  }
  return most
}

function sharedLength(each: string, text: string, at: number): number {
  let length = 0
  while (length < each.length && text[at + length] === each[length]) length += 1
  return length
}

/** A text of some length tells by itself; a short one only as a word. */
function stands(text: string, from: number, to: number): boolean {
  return to - from >= ANYWHERE || (!isWord(text[from - 1]) && !isWord(text[to]))
}

function isSplit(text: string, at: number): boolean {
  return /[\ud800-\udbff]/.test(text[at - 1] ?? '') && /[\udc00-\udfff]/.test(text[at] ?? '')
}

function isWord(character = ' '): boolean {
  return WORD.test(character)
}
