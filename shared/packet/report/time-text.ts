import { html, type Html } from './html.ts'

/** A time that may break between its date and its hour, and nowhere else. */
export function timeText(time: string): Html {
  const at = time.indexOf('T')
  if (at < 0 || time.length > MAX_CHARS) return html`${time}`
  return html`<span class="w">${time.slice(0, at)}</span><wbr /><span class="w">${time.slice(at)}</span>`
}

/** Longer than any RFC 3339 time with its fraction: what is no time breaks anywhere. */
const MAX_CHARS = 40
