import './no-made-code.ts'
import { DISCLOSURE_FORMAT } from '../../shared/model/withheld.ts'
import { element, part } from './elements.ts'
import { disclosureSource, fileSource, Superseded } from './file-source.ts'
import { readTrust } from './given-trust.ts'
import { checkRow, limits, verdict } from './show-report.ts'
import { verifyFile } from './verify-file.ts'

/** Larger than any file of keys or certificates. */
const MAX_KEY_BYTES = 256 * 1024

const page = {
  packet: part('packet', HTMLInputElement),
  trust: part('trust', HTMLTextAreaElement),
  trustSaid: part('trust-said', HTMLElement),
  progress: part('progress', HTMLProgressElement),
  said: part('said', HTMLElement),
  verdict: part('verdict', HTMLElement),
  checks: part('checks', HTMLElement),
  limits: part('limits', HTMLElement),
}

let chosen: File | undefined
let disclosed: File | undefined
let run = 0

/** Verifies the chosen file by the keys given; what was under way before comes to nothing. */
async function verify(): Promise<void> {
  const mine = (run += 1)
  const isCurrent = () => mine === run
  const trust = readTrust(page.trust.value)
  page.trustSaid.replaceChildren(...trustLines(trust).map((line) => element('li', '', line)))
  if (disclosed !== undefined)
    page.trustSaid.append(element('li', '', `What was withheld is read from ${disclosed.name}.`))
  if (chosen === undefined) return
  const file = chosen
  let read = 0
  show('reading', `Reading ${file.name} …`)
  const source = fileSource(file, {
    isCurrent,
    onRead(bytes) {
      read += bytes
      // Most of it is read twice: by the checks, and for the digest of the whole file.
      page.progress.value = Math.min(0.99, read / (2 * file.size + 1))
    },
  })
  try {
    const disclosure = disclosed && disclosureSource(disclosed, { isCurrent })
    const report = await verifyFile(source, { trust, disclosure }, (steps) => {
      if (isCurrent()) page.checks.replaceChildren(...steps.map(checkRow))
    })
    if (!isCurrent()) return
    page.checks.replaceChildren(...report.checks.map(checkRow))
    page.verdict.replaceChildren(...verdict(report))
    page.limits.replaceChildren(...limits(report))
    show(report.result, '')
  } catch (error) {
    if (error instanceof Superseded || !isCurrent()) return
    const problem = error instanceof Error ? error.message : String(error)
    show('failed', `${file.name} could not be verified, which says nothing of what it holds: ${problem}`)
  }
}

function trustLines({
  keys,
  fingerprints,
  authorities,
  refused,
}: ReturnType<typeof readTrust>): readonly string[] {
  return [
    ...keys.map(({ keyid }) => `You vouch for the key ${keyid}.`),
    ...fingerprints.map((keyid) => `You vouch for the fingerprint ${keyid}.`),
    ...authorities.map(
      ({ subject, until }) =>
        `You vouch for the authority “${subject}”, whose certificate holds until ${until.slice(0, 10)}.`,
    ),
    ...refused.map((problem) => `Not taken: ${problem}.`),
  ]
}

function show(state: string, text: string): void {
  document.documentElement.dataset['state'] = state
  page.progress.hidden = state !== 'reading'
  page.said.textContent = element('p', '', text).textContent
  if (state !== 'reading' && state !== 'failed') return
  page.progress.value = 0
  for (const old of [page.verdict, page.checks, page.limits]) old.replaceChildren()
}

/** Keys and disclosures by how they begin, everything else as the packet. */
async function take(files: readonly File[]): Promise<void> {
  for (const file of files) {
    const start = await file.slice(0, MAX_KEY_BYTES).text()
    if (start.trimStart().startsWith('-----BEGIN') && file.size <= MAX_KEY_BYTES)
      page.trust.value = `${page.trust.value.trim()}\n${start.trim()}\n`.trimStart()
    else if (start.slice(0, start.indexOf('\n')).includes(DISCLOSURE_FORMAT)) disclosed = file
    else chosen = file
  }
  await verify()
}

page.packet.addEventListener('change', () => void take([...(page.packet.files ?? [])]))
page.trust.addEventListener('input', () => void verify())
for (const kind of ['dragover', 'drop'] as const)
  document.addEventListener(kind, (event) => {
    event.preventDefault()
    if (kind === 'drop') void take([...(event.dataTransfer?.files ?? [])])
  })
document.documentElement.dataset['state'] = 'idle'
