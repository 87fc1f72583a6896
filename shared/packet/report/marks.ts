import type { Verdict } from '../../model/decision.ts'
import type { Severity } from '../../model/finding.ts'
import { html, type Html } from './html.ts'

/** Shapes that stand beside their word, so that a copy in grey says the same. */
export const SYMBOLS: Html = html`<svg width="0" height="0" class="symbols" aria-hidden="true">
  <symbol id="reproduced" viewBox="0 0 14 14">
    <circle cx="7" cy="7" r="5.75" fill="none" stroke="currentColor" stroke-width="1.5" />
    <path d="M4.5 5.75h5M4.5 8.25h5" stroke="currentColor" stroke-width="1.3" />
  </symbol>
  <symbol id="diverged" viewBox="0 0 14 14">
    <path d="M7 .5 13.5 7 7 13.5.5 7z" fill="currentColor" />
    <path d="M4.7 5.9h4.6M4.7 8.3h4.6M8.3 4.2 5.7 10" stroke="#fff" stroke-width="1.1" />
  </symbol>
  <symbol id="unreplayable" viewBox="0 0 14 14">
    <circle
      cx="7"
      cy="7"
      r="5.75"
      fill="none"
      stroke="currentColor"
      stroke-width="1.5"
      stroke-dasharray="2.2 1.6"
    />
    <path d="M4.5 7h5" stroke="currentColor" stroke-width="1.5" />
  </symbol>
  <symbol id="excepted" viewBox="0 0 14 14">
    <path
      d="M3 1.5h8M3 12.5h8M4 1.5v2.2L7 7l3-3.3V1.5M4 12.5v-2.2L7 7l3 3.3v2.2"
      fill="none"
      stroke="currentColor"
      stroke-width="1.4"
    />
  </symbol>
</svg>`

/** The verdict of a replay: shape, colour and word. */
export function verdictMark(verdict: Verdict): Html {
  return mark(verdict)
}

export function exceptedMark(): Html {
  return mark('excepted')
}

function mark(name: string): Html {
  return html`<span class="mark ${name}"
    ><svg class="icon" aria-hidden="true"><use href="#${name}" /></svg>${name}</span
  >`
}

const BARS: Readonly<Record<Severity, number>> = { low: 1, medium: 2, high: 3, critical: 4 }

/** Severity is ink: one to four bars, and the word. */
export function severityMark(severity: Severity): Html {
  const bars = [1, 2, 3, 4].map(
    (at) =>
      html`<rect
        x="${(at - 1) * 4}"
        y="${12 - at * 3}"
        width="3"
        height="${at * 3}"
        class="${at <= BARS[severity] ? 'on' : 'off'}"
      />`,
  )
  return html`<span class="severity"
    ><svg class="bars" viewBox="0 0 15 12" aria-hidden="true">${bars}</svg>${severity}</span
  >`
}
