import { readFileSync } from 'node:fs'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openCampaign, openCaseFile, recordActs, sealToFile, signOff } from '../../../shared/engine.ts'
import { ENTRY, REPORT_PDF } from '../../../shared/model/packet.ts'
import { caseFolder } from '../../fixtures/case-evidence.ts'
import { takeApart, textOf } from '../../fixtures/packet-surgery.ts'
import { AUDITOR, STRANGER } from '../../fixtures/packet-tools.ts'
import { type PdfRead, readPdf } from '../../fixtures/pdf-text.ts'
import { ANA, BEN, person, planOf } from '../../fixtures/review-acts.ts'
import { foundIn } from '../../fixtures/sample/found-in-case.ts'
import { runsOf, writeSmallCase } from '../../fixtures/small-case.ts'

const DRAWN = 5
const NOTE = 'left in May \u202E<b>'

describe('the reports of a packet that holds a review', () => {
  const folder = caseFolder()
  let html: string
  let pdf: PdfRead
  let items: readonly { readonly id: string; readonly decisions: readonly string[] }[]

  /** Twelve decisions, of which five are drawn, judged and signed by two. */
  beforeAll(async () => {
    const acting = { by: 'm.okafor', now: () => new Date('2026-07-06T14:00:00Z') }
    await foundIn(folder.path('c.docket'), writeSmallCase(folder.path('in'), runsOf(12)))
    const file = openCaseFile(folder.path('c.docket'), 'read-write')
    const id = openCampaign(
      file,
      planOf({
        sample: {
          strata: [{ kind: 'rest' }],
          size: { method: 'fixed', size: DRAWN },
          minimum: 0,
          seed: 'q2-seed',
        },
        stages: [{ name: 'first look', reviewers: [ANA], assign: 'in-turn', takes: [] }],
      }),
      { ...acting, person: person(ANA) },
    )
    items = [...file.review.items(id)].map((json) => JSON.parse(json) as (typeof items)[number])
    const drafts = items.map((item, at) => ({
      act: 'verdict' as const,
      items: [item.id],
      ruling:
        at === 0 ? { verdict: 'revoke' as const, note: NOTE } : { verdict: 'uphold' as const, note: '' },
    }))
    for (const end of recordActs(file, id, drafts, { ...acting, person: person(ANA) }))
      expect(end).toHaveProperty('act')
    signOff(file, id, { ...acting, name: ANA.name, signer: AUDITOR.signer })
    signOff(file, id, { ...acting, name: BEN.name, signer: STRANGER.signer })
    await sealToFile(file, folder.path('a.packet'), { ...acting, where: [], signers: [AUDITOR.signer] })
    file.close()
    const entries = await takeApart(readFileSync(folder.path('a.packet')))
    html = textOf(entries, ENTRY.report)
    pdf = readPdf(entries.find(([name]) => name === REPORT_PDF)?.[1] ?? Buffer.alloc(0))
  }, 120_000)
  afterAll(() => {
    folder[Symbol.dispose]()
  })

  const both = () => [html, pdf.pages.join(' ')]

  it('say how it was selected, drawn and done, by whom, and who signed', () => {
    for (const text of both())
      for (const part of [
        'Population and sample',
        'q2-seed',
        `${DRAWN} of each stratum`,
        'first look',
        ANA.name,
        'Quality of the review',
        'Signatures',
        STRANGER.signer.keyid.slice(0, 20),
      ])
        expect(text).toContain(part)
    expect(pdf.outline).toContain('3 Review')
  })

  it('say what was concluded, with the note as text', () => {
    expect(html).toContain('uphold 4, revoke 1, exception 0, escalate 0')
    expect(html).toContain('left in May <i class="esc">\\u{202E}</i>&#60;b&#62;')
    expect(pdf.pages.join(' ')).toContain('left in May')
  })

  it('have every reviewed decision whole, on a page of its own', () => {
    for (const decision of items.flatMap((item) => item.decisions)) {
      const page = pdf.pages.find((text) => text.includes('Raw records') && text.includes(decision))
      expect(page, decision).toContain('Reviewed')
    }
  })
})
