import { execFile } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { ENTRY } from '../../shared/model/packet.ts'
import { VERIFY_SCRIPT } from '../../shared/packet/report/verify-script.ts'
import { hasTool } from '../fixtures/has-tool.ts'
import { packetContents } from '../fixtures/packet-contents.ts'
import { putTogether, reseal, sorted, takeApart, textOf, withEntry } from '../fixtures/packet-surgery.ts'
import { AUDITOR, seal, STRANGER } from '../fixtures/packet-tools.ts'
import { pemOf } from '../fixtures/tsa/certificates.ts'
import { stampPacket } from '../fixtures/tsa/stamp-packet.ts'
import { makeTsa } from '../fixtures/tsa/tsa.ts'

const SCRIPT = new URL('../fixtures/verify_packet.py', import.meta.url)

const hasPython = hasTool('python3', '--version')
const hasOpenssl = hasTool('openssl', 'version')
const hasShell = hasOpenssl && hasTool('unzip', '-v') && hasTool('sha256sum', '--version')

let folder: string
let packet: Buffer

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'packet-by-hand-'))
  packet = await seal(packetContents(6))
  writeFileSync(join(folder, 'TRUSTED.pem'), AUDITOR.signer.publicKeyPem)
})
afterAll(() => rmSync(folder, { recursive: true, force: true }))

interface Ran {
  readonly code: number
  readonly text: string
}

function run(command: string, args: readonly string[]): Promise<Ran> {
  return new Promise((resolve) => {
    execFile(command, args, { cwd: folder }, (error, stdout, stderr) =>
      resolve({ code: error === null ? 0 : Number(error.code), text: stdout + stderr }),
    )
  })
}

async function byPython(bytes: Uint8Array): Promise<Ran> {
  writeFileSync(join(folder, 'NAME.packet'), bytes)
  return run('python3', [SCRIPT.pathname, 'NAME.packet', 'TRUSTED.pem'])
}

it('keeps the script to forty lines', () => {
  expect(VERIFY_SCRIPT.trimEnd().split('\n').length).toBeLessThanOrEqual(40)
})

it('prints the very script in its report that is tested here', () => {
  expect(VERIFY_SCRIPT).toBe(readFileSync(SCRIPT, 'utf8'))
})

describe.skipIf(!hasPython || !hasOpenssl)(
  'a page of Python that knows formats.md 5 (needs python3, openssl)',
  () => {
    it('finds that a sealed packet holds', async () => {
      expect(await byPython(packet)).toEqual({
        code: 0,
        text: 'holds: 16 digests, 18 records proven, 3 custody entries, by the key given\n',
      })
    })

    it('finds the same of a packet that two keys signed', async () => {
      expect((await byPython(await seal(packetContents(1), [STRANGER.signer, AUDITOR.signer]))).code).toBe(0)
    })

    it('says what does not hold', async () => {
      const entries = await takeApart(packet)
      const corrupted: readonly (readonly [string, Buffer])[] = [
        [
          'digest of report.html',
          await withEntry(packet, ENTRY.report, (text) => text.replace('diverged', 'reproduced')),
        ],
        ['entries', putTogether(sorted([...entries, ['evidence/extra.json', Buffer.from('{}')]]))],
        ['entries', putTogether(entries.filter(([name]) => name !== ENTRY.review))],
        ['signature', await reseal(packet, [STRANGER.signer])],
        [
          'signature',
          await withEntry(packet, ENTRY.statement, (text) =>
            text.replace('"payload":"eyJ', '"payload":"eyK'),
          ),
        ],
        [
          'proof of s1:1',
          await reseal(await withEntry(packet, ENTRY.records, (text) => text.replace('workday', 'workdax')), [
            AUDITOR.signer,
          ]),
        ],
        [
          'custody',
          await reseal(
            await withEntry(packet, ENTRY.custody, (text) => text.replace('m.okafor', 'm.okafar')),
            [AUDITOR.signer],
          ),
        ],
      ]
      for (const [what, bytes] of corrupted) {
        const { code, text } = await byPython(bytes)
        expect(code).not.toBe(0)
        expect(text).toContain(`does not hold: ${what}`)
      }
    }, 60_000)
  },
)

describe.skipIf(!hasShell)('the shell commands of the report (need unzip, openssl, sha256sum)', () => {
  async function byShell(bytes: Buffer): Promise<Ran> {
    writeFileSync(join(folder, 'NAME.packet'), bytes)
    rmSync(join(folder, 'packet'), { recursive: true, force: true })
    return run('sh', ['-c', await commandsIn(bytes, /<pre>\s*(unzip [\s\S]*?)<\/pre>/)])
  }

  async function commandsIn(bytes: Buffer, place: RegExp): Promise<string> {
    return textOf(await takeApart(bytes), ENTRY.report)
      .match(place)![1]!
      .replace(/&#(\d+);/g, (_, code: string) => String.fromCharCode(Number(code)))
  }

  it('find the time of a timestamp, that it holds, and that one over something else does not', async () => {
    const tsa = await makeTsa({ name: 'Test TSA' })
    writeFileSync(join(folder, 'AUTHORITY.pem'), pemOf(tsa.root))
    const commands = await commandsIn(packet, /<pre>\s*(grep -o [^<]*timestamps[\s\S]*?)<\/pre>/)
    const found = async (bytes: Buffer) => {
      expect((await byShell(bytes)).text).toContain('every digest holds')
      return run('sh', ['-c', `cd packet && ${commands}`])
    }
    const { text } = await found(await stampPacket(packet, tsa))
    expect(text).toContain('Time stamp: Jul  2 09:30:00 2026 GMT')
    expect(text).toContain('Verification: OK')
    expect((await found(await stampPacket(packet, tsa, { bytes: Buffer.from('other') }))).text).toContain(
      'Verification: FAILED',
    )
    expect((await found(packet)).text).toBe('')
  })

  it('hold for a sealed packet', async () => {
    const { code, text } = await byShell(packet)
    expect(text).toContain('Verified Successfully')
    expect(text).toContain('every digest holds')
    expect(code).toBe(0)
  })

  it('hold for a packet that two keys signed, in either order', async () => {
    for (const signers of [
      [STRANGER.signer, AUDITOR.signer],
      [AUDITOR.signer, STRANGER.signer],
    ]) {
      const { text } = await byShell(await seal(packetContents(1), signers))
      expect(text).toContain('Verified Successfully')
      expect(text).toContain('every digest holds')
    }
  })

  it('do not hold for an entry that was changed or added, nor for a stranger’s seal', async () => {
    const entries = await takeApart(packet)
    for (const bytes of [
      await withEntry(packet, ENTRY.review, (text) => text.replace('X-12', 'X-13')),
      putTogether(sorted([...entries, ['zzz.txt', Buffer.from('x')]])),
    ])
      expect((await byShell(bytes)).text).not.toContain('every digest holds')
    expect((await byShell(await reseal(packet, [STRANGER.signer]))).text).not.toContain(
      'Verified Successfully',
    )
  })
})
