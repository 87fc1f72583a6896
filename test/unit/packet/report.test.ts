import { expect, it } from 'vitest'
import { Decision } from '../../../shared/model/decision.ts'
import { ENTRY } from '../../../shared/model/packet.ts'
import { MAX_LISTED, MAX_SHOWN, pickDecisions } from '../../../shared/packet/report/pick-decisions.ts'
import { duration } from '../../../shared/packet/report/value-text.ts'
import { visibleHtml } from '../../../shared/packet/report/visible.ts'
import type { PacketContents } from '../../../shared/packet/contents.ts'
import { listOf, packetContents, RULES, streamOf } from '../../fixtures/packet-contents.ts'
import { takeApart, textOf } from '../../fixtures/packet-surgery.ts'
import { seal } from '../../fixtures/packet-tools.ts'

const HOSTILE = `</style></pre><script>alert(1)</script><img src=x onerror=alert(1)>"'\`&amp; \u{202e}dnes\u{2066}\u{200b}\u{0}\u{feff}`

async function reportOf(contents: PacketContents): Promise<string> {
  return textOf(await takeApart(await seal(contents)), ENTRY.report)
}

/** Everything that came from outside, replaced by markup and characters that deceive. */
async function hostileContents(): Promise<PacketContents> {
  const plain = packetContents(2)
  const decisions = (await listOf(plain.decisions())).map((decision) =>
    Decision.parse({
      ...decision,
      actor: { kind: 'agent', id: HOSTILE },
      subject: { type: HOSTILE, id: HOSTILE },
      workflow: { id: HOSTILE, version: HOSTILE },
      trigger: { type: HOSTILE, source: HOSTILE },
      attributes: [{ name: HOSTILE, value: { [HOSTILE]: HOSTILE }, source: HOSTILE }],
      replay: {
        ...decision.replay,
        detail: HOSTILE,
        errors: [HOSTILE],
        determining: [HOSTILE],
        engine: HOSTILE,
      },
    }),
  )
  const findings = (await listOf(plain.findings())).map((finding) => ({ ...finding, message: HOSTILE }))
  const records = (await listOf(plain.records())).map((record) => ({
    ...record,
    bytes: Buffer.from(HOSTILE),
  }))
  return {
    ...plain,
    manifest: { ...plain.manifest, case: HOSTILE, sealedBy: HOSTILE, selection: [HOSTILE] },
    decisions: streamOf(decisions),
    findings: streamOf(findings),
    records: streamOf(records),
    sources: plain.sources.map((source) => ({ ...source, name: HOSTILE, context: { query: HOSTILE } })),
    definitions: plain.definitions.map((definition) => ({ ...definition, name: HOSTILE })),
    custody: streamOf([
      HOSTILE,
      JSON.stringify({
        seq: 1,
        time: HOSTILE,
        by: HOSTILE,
        act: HOSTILE,
        about: { [HOSTILE]: HOSTILE },
        prev: null,
      }),
    ]),
    review: {
      verdicts: [],
      signOffs: [],
      exceptions: [
        {
          workflow: { id: HOSTILE, version: HOSTILE },
          exception: {
            id: HOSTILE,
            finding: HOSTILE,
            input: HOSTILE,
            until: undefined,
            owner: HOSTILE,
            reason: HOSTILE,
          },
        },
      ],
    },
  }
}

it('shows hostile text as text: no markup of it, no character that hides or turns', async () => {
  const page = await reportOf(await hostileContents())
  expect(page).not.toMatch(/<script|<img|alert\(1\)<\/|onerror=alert\(1\)>/)
  expect(page.match(/<\/style>/g)).toHaveLength(1)
  expect(page).not.toMatch(/[\u{202a}-\u{202e}\u{2066}-\u{2069}\u{200b}\u{0}\u{feff}]/u)
  expect(page).toContain('&#60;script&#62;')
  expect(page).toContain('<i class="esc">\\u{202E}</i>')
})

it('holds no script, asks for nothing from outside, and says so to the browser', async () => {
  const page = await reportOf(packetContents(3))
  expect(page).toContain(
    `http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'`,
  )
  expect(page).not.toMatch(/<script|<link|<iframe|<form|\ssrc=|url\(|@import|https?:\/\/|\son\w+=/)
  for (const [, target] of page.matchAll(/href="#([^"]+)"/g)) expect(page).toContain(`id="${target}"`)
})

it('is well-formed: every element that is opened is closed in its place', async () => {
  const page = await reportOf(await hostileContents())
  const open: string[] = []
  for (const [, end, name, self] of page.matchAll(/<(\/?)([a-z][a-z0-9]*)[^>]*?(\/?)>/g)) {
    if (self === '/' || ['meta', 'br', 'wbr'].includes(name!)) continue
    if (end === '') open.push(name!)
    else expect(open.pop()).toBe(name)
  }
  expect(open).toEqual([])
})

it('prints digests whole', async () => {
  const contents = packetContents(3)
  const page = await reportOf(contents)
  for (const { sha256, root } of contents.sources) {
    expect(page).toContain(sha256)
    expect(page).toContain(root)
  }
})

/** Decisions whose findings are given by place; all others have none. */
function picked(total: number, findings: Readonly<Record<number, string>>, diverged?: number) {
  const pick = pickDecisions(RULES)
  const bare = { run: 'r', time: '2026-05-04T02:13:08Z', attributes: [], evidence: {}, complete: false }
  for (let at = 0; at < total; at++)
    pick.add(
      Decision.parse({
        ...bare,
        id: `d-${at}`,
        grades: {},
        agreement: 'agree',
        replay: { verdict: at === diverged ? 'diverged' : 'reproduced' },
        findings: findings[at] === undefined ? [] : [findings[at]],
      }),
    )
  const { shown, listed, leftOut } = pick.picked()
  return { shown: shown.map(({ id }) => id), listed, leftOut }
}

it('shows decisions with findings whole, lists others, and says how many it leaves out', () => {
  const total = MAX_LISTED + 58
  const { shown, listed, leftOut } = picked(total, { 5: 'BD-01', [total - 1]: 'RP-02' }, total - 2)
  expect(shown).toEqual(['d-5', `d-${total - 2}`, `d-${total - 1}`])
  expect(listed).toHaveLength(MAX_LISTED)
  expect(leftOut).toBe(55)
})

it('takes the gravest where more have findings than it shows', () => {
  const light = Object.fromEntries(Array.from({ length: MAX_SHOWN + 20 }, (_, at) => [at, 'BD-01']))
  const { shown } = picked(MAX_SHOWN + 40, { ...light, [MAX_SHOWN + 39]: 'RP-01' })
  expect(shown).toHaveLength(MAX_SHOWN)
  expect(shown.at(-1)).toBe(`d-${MAX_SHOWN + 39}`)
})

it('shows the first ones as examples where none has a finding', () => {
  expect(picked(9, {}).shown).toEqual(['d-0', 'd-1', 'd-2', 'd-3', 'd-4'])
})

it('counts open findings by severity on its first page, and by control', async () => {
  const page = await reportOf(packetContents(5))
  expect(page).toContain('1 critical, 5 high, 1 medium')
  expect(page).toMatch(/SOC 2 CC8\.1<\/td>\s*<td class="r">5<\/td>\s*<td class="m">RP-02/)
})

it('stays within bounds when there is much to say', async () => {
  const page = await reportOf(packetContents(1500))
  expect(page).toContain('1,000 others follow')
  expect(page).toContain('460 more stand')
  expect(page.length).toBeLessThan(2_000_000)
})

it.each([
  [41_000, '41 s'],
  [4_380_000, '1 h 13 min'],
  [86_400_000 * 3 + 7_200_000, '3 d 2 h'],
  [3_600_000 + 5_000, '1 h'],
  [-4_000, '-4 s'],
  [250, '250 ms'],
])('writes %i ms as %s', (ms, text) => {
  expect(duration(ms)).toBe(text)
})

it('leaves ordinary text of any script as it is', () => {
  for (const text of ['Zoë Müller', 'قسم المالية', '財務部 経理', 'naïve café', '😀'])
    expect(visibleHtml(text)).toBe(text)
})
