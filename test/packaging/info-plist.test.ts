import { describe, expect, it } from 'vitest'
import { asksForMore, withoutKeys } from '../../electron/packaging/info-plist.ts'

const plist = (inner: string): string => `<?xml version="1.0"?>\n<plist><dict>${inner}</dict></plist>\n`
const transport =
  '<key>NSAppTransportSecurity</key><dict><key>NSExceptionDomains</key><dict><key>localhost</key><dict/></dict></dict>'

describe('an Info.plist without what asks for more', () => {
  it('loses the exceptions for connections, however deep, and the words for asking', () => {
    const before = plist(
      `<key>A</key><string>a</string>${transport}<key>B</key><true/><key>NSCameraUsageDescription</key>\n<string>x</string>`,
    )
    expect(withoutKeys(before, asksForMore)).toBe(plist('<key>A</key><string>a</string><key>B</key><true/>'))
  })

  it('keeps a key of that name further in, and everything else as it was', () => {
    const before = plist(`<key>Inner</key><dict>${transport}</dict><key>List</key><array><dict/></array>`)
    expect(withoutKeys(before, asksForMore)).toBe(before)
  })

  it('keeps the copyright, and the digest of the archive', () => {
    expect(asksForMore('NSHumanReadableCopyright')).toBe(false)
    expect(asksForMore('ElectronAsarIntegrity')).toBe(false)
  })

  it.each([
    ['no dictionary', '<plist/>'],
    ['a key without a value', plist('<key>A</key>')],
    ['a value without an end', '<plist><dict><key>A</key><dict><key>B</key></plist>'],
  ])('refuses one with %s', (_, text) => {
    expect(() => withoutKeys(text, asksForMore)).toThrow('this Info.plist')
  })
})
