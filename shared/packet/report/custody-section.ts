import { CustodyEntry } from '../../model/packet.ts'
import { parseLossless } from '../../proof/lossless-json.ts'
import { html, plural, type Html } from './html.ts'
import type { CustodyShown, ReportFacts } from './report-facts.ts'
import { timeText } from './time-text.ts'
import { cut } from './value-text.ts'

/** Entries shown at either end of a long log. */
const SHOWN_AT_START = 60
const SHOWN_AT_END = 140
const MAX_ABOUT_CHARS = 300

/** Keeps the first and the last lines of the log as they pass. */
export function watchCustody(): { readonly add: (line: string) => void; readonly shown: () => CustodyShown } {
  const first: string[] = []
  let last: string[] = []
  let count = 0
  return {
    add: (line) => {
      count += 1
      if (first.length < SHOWN_AT_START) first.push(line)
      else last.push(line)
      if (last.length > 2 * SHOWN_AT_END) last = last.slice(-SHOWN_AT_END)
    },
    shown: () => ({ count, first, last: last.slice(-SHOWN_AT_END) }),
  }
}

/** Who did what to the case, in order. */
export function custodySection({ custody }: ReportFacts): Html {
  const left = custody.count - custody.first.length - custody.last.length
  return html`<section>
    <h2 id="custody"><span class="n">8</span>Custody</h2>
    <p>
      ${plural(custody.count, 'entry', 'entries')}. Each holds the digest of the one before, so that none can
      be changed or taken out without breaking the chain; the packet's signature fixes the last.
    </p>
    <table>
      <thead>
        <tr>
          <th class="r">No.</th>
          <th>Time</th>
          <th>By</th>
          <th>Act</th>
          <th>About</th>
        </tr>
      </thead>
      <tbody>
        ${custody.first.map(row)}${
          left > 0
            ? html`<tr>
                <td></td>
                <td colspan="4" class="note">
                  ${plural(left, 'entry', 'entries')} between stand in <span class="m">custody.ndjson</span>.
                </td>
              </tr>`
            : ''
        }${custody.last.map(row)}
      </tbody>
    </table>
  </section> `
}

function row(line: string): Html {
  const reading = parseLossless(line)
  const entry = reading.ok ? CustodyEntry.safeParse(reading.value) : undefined
  if (entry?.success !== true)
    return html`<tr>
      <td colspan="5" class="m">${cut(line, MAX_ABOUT_CHARS)}</td>
    </tr>`
  const { seq, time, by, act, about } = entry.data
  return html`<tr>
    <td class="r">${seq}</td>
    <td>${timeText(time)}</td>
    <td class="k"><bdi>${by}</bdi></td>
    <td class="k"><bdi>${act}</bdi></td>
    <td>${aboutOf(about)}</td>
  </tr> `
}

function aboutOf(about: Readonly<Record<string, unknown>>): Html {
  return html`${Object.entries(about).map(
    ([name, value], at) =>
      html`${at === 0 ? '' : '; '}<span class="note"><bdi>${name}</bdi></span>
        <span class="m"
          ><bdi>${cut(typeof value === 'string' ? value : JSON.stringify(value), MAX_ABOUT_CHARS)}</bdi></span
        >`,
  )}`
}
