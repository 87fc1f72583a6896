import { execFileSync } from 'node:child_process'
import { webcrypto } from 'node:crypto'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openAnswer } from '../../shared/timestamp/answer.ts'
import { readAuthorities } from '../../shared/timestamp/authorities.ts'
import { readQuery, timestampQuery } from '../../shared/timestamp/query.ts'
import { timestampReader } from '../../shared/timestamp/read-timestamp.ts'
import { hasTool } from '../fixtures/has-tool.ts'
import { sha256 } from '../fixtures/packet-keys.ts'
import { answer } from '../fixtures/tsa/answers.ts'
import { pemOf } from '../fixtures/tsa/certificates.ts'
import { ecKey, rsaKey } from '../fixtures/tsa/keys.ts'
import { makeTsa } from '../fixtures/tsa/tsa.ts'
import { absent, vectorFolder } from './vector-folder.ts'

const read = timestampReader(webcrypto)
const vectors = vectorFolder('rfc3161')

describe.skipIf(vectors === null)(
  `requests and an answer that nobody here wrote${vectors === null ? `: ${absent('rfc3161')}` : ''}`,
  () => {
    const file = (name: string) => readFileSync(join(vectors ?? '', `digitorus-${name}.der`))

    it('are read: which bytes, when, by how much, to which request', () => {
      const { info, certificates } = openAnswer(file('respNoCert'))
      const query = readQuery(file('reqNoCert'))
      expect(info).toMatchObject({
        time: '2017-04-19T06:32:43Z',
        accuracyMs: 1000,
        serial: '48f79a1fa25861e1c4ea9d489e06b9cef9aacc1d',
        policy: '1.3.6.1.4.1.4146.2.1',
        nonce: query?.nonce,
      })
      expect(Buffer.from(info.imprint).toString('hex')).toBe(query?.imprint)
      expect(certificates).toEqual([])
      expect(readQuery(file('reqNonce'))?.nonce).not.toBe(query?.nonce)
    })

    it('are refused for other bytes, cut short, and where one is taken for the other', async () => {
      const whole = file('respNoCert')
      const asked = { bytes: Buffer.from('others'), authorities: [] }
      expect(await read(whole, asked)).toMatchObject({ fault: 'of-another' })
      expect(await read(whole.subarray(0, 900), asked)).toMatchObject({ fault: 'broken' })
      expect(await read(file('reqNonce'), asked)).toMatchObject({ fault: 'broken' })
      expect(readQuery(whole)).toBeUndefined()
    })
  },
)

const hasOpenssl = hasTool('openssl', 'version')

describe.skipIf(!hasOpenssl)(`openssl${hasOpenssl ? '' : ': it is not on this machine'}`, () => {
  const signature = Buffer.from('the bytes of a signature')
  let folder: string
  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), 'docket-openssl-ts-'))
    writeFileSync(join(folder, 'sig.bin'), signature)
    writeFileSync(join(folder, 'q.tsq'), timestampQuery(sha256(signature), Buffer.alloc(8, 0xa5)))
  })
  afterAll(() => rmSync(folder, { recursive: true, force: true }))

  const openssl = (line: string) =>
    execFileSync('openssl', line.split(' '), { cwd: folder, encoding: 'utf8', stdio: 'pipe' })
  const verifies = (root: string) => openssl(`ts -verify -data sig.bin -in a.tsr -CAfile ${root}`)

  it('reads the request as it is meant', () => {
    const text = openssl('ts -query -in q.tsq -text')
    expect(text).toMatch(/Version: 1\nHash Algorithm: sha256/)
    expect(text).toContain('Nonce: 0x65A5A5A5A5A5A5A5')
    expect(text).toContain('Certificate required: yes')
  })

  it('answers it, and both find that the answer holds', async () => {
    writeFileSync(join(folder, 'tsa.cnf'), CONFIG)
    openssl('req -x509 -newkey rsa:2048 -nodes -keyout ca.key -out ca.pem -subj /CN=OurRoot -config tsa.cnf')
    openssl('req -newkey rsa:2048 -nodes -keyout tsa.key -out tsa.csr -subj /CN=OurTSA -config tsa.cnf')
    openssl(
      'x509 -req -in tsa.csr -CA ca.pem -CAkey ca.key -set_serial 7 -days 30 -extfile tsa.cnf -extensions tsa -out tsa.pem',
    )
    writeFileSync(join(folder, 'serial'), '01')
    openssl(
      'ts -reply -queryfile q.tsq -inkey tsa.key -signer tsa.pem -out a.tsr -config tsa.cnf -section tsa_config',
    )
    expect(verifies('ca.pem')).toContain('Verification: OK')
    const roots = readAuthorities(readFileSync(join(folder, 'ca.pem'), 'utf8'))
    if (!roots.ok) throw new Error(roots.problem)
    const authorities = roots.authorities.map(({ der }) => der)
    const found = await read(readFileSync(join(folder, 'a.tsr')), { bytes: signature, authorities })
    expect(found).toMatchObject({ result: 'holds', stamp: { by: '"CN=OurTSA"', nonce: '65a5a5a5a5a5a5a5' } })
  })

  it.each([
    ['RSA', async () => rsaKey('RSASSA-PKCS1-v1_5')],
    ['P-384', async () => ecKey('P-384', 'SHA-384')],
  ] as const)('agrees on the answers of the tests, good and bad, by %s', async (_, key) => {
    const tsa = await makeTsa({ name: 'Test TSA', key: await key() })
    writeFileSync(join(folder, 'root.pem'), pemOf(tsa.root))
    writeFileSync(join(folder, 'a.tsr'), await answer(tsa, { bytes: signature }))
    expect(verifies('root.pem')).toContain('Verification: OK')
    writeFileSync(join(folder, 'a.tsr'), await answer(tsa, { bytes: Buffer.from('others') }))
    expect(() => verifies('root.pem')).toThrow('Command failed')
    writeFileSync(join(folder, 'a.tsr'), await answer(tsa, { bytes: signature, essOf: tsa.between }))
    expect(() => verifies('root.pem')).toThrow('Command failed')
  })
})

const CONFIG = `[req]
distinguished_name = name
x509_extensions = ca
prompt = no
[name]
CN = unused
[ca]
basicConstraints = critical, CA:TRUE
keyUsage = critical, keyCertSign
[tsa]
keyUsage = critical, digitalSignature
extendedKeyUsage = critical, timeStamping
[tsa_config]
serial = serial
signer_digest = sha256
default_policy = 1.2.3.4
digests = sha256
accuracy = secs:1
ess_cert_id_alg = sha256
`
