import { beforeAll, describe, expect, it } from 'vitest'
import { REPORT_PDF } from '../../../shared/model/packet.ts'
import type { PacketContents } from '../../../shared/packet/contents.ts'
import { packetContents } from '../../fixtures/packet-contents.ts'
import { takeApart } from '../../fixtures/packet-surgery.ts'
import { AUDITOR, seal, verify } from '../../fixtures/packet-tools.ts'
import { type PdfRead, readPdf } from '../../fixtures/pdf-text.ts'
import { TYPEFACES } from '../../fixtures/typefaces.ts'

const DECISIONS = 6

async function pdfOf(contents: PacketContents): Promise<Buffer> {
  const found = (await takeApart(await seal({ ...contents, typefaces: TYPEFACES }))).find(
    ([name]) => name === REPORT_PDF,
  )
  if (found === undefined) throw new Error('there is no report.pdf')
  return found[1]
}

describe('report.pdf', () => {
  let bytes: Buffer
  let pdf: PdfRead

  beforeAll(async () => {
    bytes = await pdfOf(packetContents(DECISIONS))
    pdf = readPdf(bytes)
  })

  it('is an entry like any other: signed, and verified', async () => {
    expect((await verify(await seal({ ...packetContents(2), typefaces: TYPEFACES }))).result).toBe('valid')
  })

  it('says in text what the packet is, what was found and how to check it', () => {
    const text = pdf.pages.join(' ')
    for (const part of [
      'erp-ap-2026q2',
      AUDITOR.signer.keyid,
      'BD-01',
      'r-0/assign#1',
      'What a pass does not prove',
      'docket verify NAME.packet',
    ])
      expect(text).toContain(part)
    expect(text).not.toContain('\u{FFFD}')
  })

  it('has each decision that is shown whole on a page of its own', () => {
    const pages = Array.from({ length: DECISIONS }, (_, at) =>
      pdf.pages.findIndex((page) => page.includes('Raw records') && page.includes(`r-${at}/assign#1`)),
    )
    expect(pages).not.toContain(-1)
    expect(new Set(pages).size).toBe(DECISIONS)
  })

  it('numbers every page, of how many', () => {
    for (const [at, page] of pdf.pages.entries()) expect(page).toContain(`${at + 1} of ${pdf.pages.length}`)
  })

  it('keeps the code of its scripts as it is, line by line and indented', () => {
    expect(pdf.pages.join('\n')).toContain('    with tempfile.TemporaryDirectory() as folder:')
  })

  it('is tagged: language, title, headings, tables with heads, and lists', () => {
    const text = bytes.toString('latin1')
    expect(text).toContain('/Lang (en)')
    expect(text).toContain('/DisplayDocTitle true')
    expect(text).toContain('/Marked true')
    for (const type of [
      'Document',
      'Sect',
      'H1',
      'H2',
      'H3',
      'P',
      'Table',
      'TR',
      'TH',
      'TD',
      'L',
      'LI',
      'LBody',
    ])
      expect([type, pdf.structure.get(type) ?? 0]).not.toEqual([type, 0])
  })

  it('has bookmarks for its sections and for each decision', () => {
    expect(pdf.outline).toEqual(
      expect.arrayContaining([
        'erp-ap-2026q2: review packet'.split(':')[0],
        '4 Findings',
        '5 Decisions',
        'r-0/assign#1',
      ]),
    )
  })

  it('embeds every typeface that it uses, as a small part of it', () => {
    expect(pdf.fonts.map((name) => name.replace(/^[A-Z]{6}\+/, '')).toSorted()).toEqual([
      'Inter-Regular',
      'Inter-SemiBold',
      'JetBrainsMono-Regular',
    ])
    expect(pdf.embedded).toBe(3)
    expect(bytes.length).toBeLessThan(700_000)
  })

  it('is the same, byte for byte, for the same packet', async () => {
    expect((await pdfOf(packetContents(DECISIONS))).equals(bytes)).toBe(true)
  })

  it('shows hostile texts as what they are', async () => {
    const contents = packetContents(2)
    const hostile = `\u202Egnp.exe\u202C \u{1F600} 漢字 é${'\u0301'.repeat(40)} ${'W'.repeat(5000)} <b>(\\)</b>`
    const { pages } = readPdf(
      await pdfOf({ ...contents, manifest: { ...contents.manifest, sealedBy: hostile } }),
    )
    const text = pages.join(' ').replaceAll(' ', '')
    expect(text).toContain('\\u{202E}gnp.exe\\u{202C}')
    expect(text).toContain('\\u{1F600}')
    expect(text).toContain('\\u{6F22}\\u{5B57}')
    expect(text).toContain('\\u{0301}'.repeat(38))
    expect(text.replaceAll(/[^W]/g, '').length).toBeGreaterThanOrEqual(5000)
    expect(text).toContain('<b>(\\)</b>')
  })
})
