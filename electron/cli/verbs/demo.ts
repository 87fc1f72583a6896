import { randomBytes } from 'node:crypto'
import { mkdir, mkdtemp, readdir, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { openCaseFile, reviewSample, SAMPLE_EXPECTED, SAMPLE_FILES } from '../../../shared/engine.ts'
import { DocketError } from '../../../shared/model/error.ts'
import { makeKeyPair, openSigner } from '../../engine-host/key-files.ts'
import { acting } from '../../engine-host/surroundings.ts'
import { wrongUse } from '../arguments.ts'
import { withClient } from '../client.ts'
import {
  asExpected,
  expectedLines,
  foundLines,
  incidentLines,
  reviewLines,
  revokedLines,
  summaryOf,
  verifiedLines,
} from '../demo-lines.ts'
import { grouped } from '../table.ts'
import type { Verb } from '../verb.ts'

export const demoVerb: Verb = {
  name: 'demo',
  usage: '[DIR]',
  summary: 'the whole way on the sample case: import, rebuild, replay, findings, review, seal, verify',
  details: [
    'Says what it found, and leaves case, keys and packet in DIR, which is made if need be and must be empty;',
    'else in a new temporary folder that it names. Exit code 0: all went as the sample should.',
  ],
  example: 'docket demo ./demo',
  options: {},
  positionals: { least: 0, most: 1 },
  async run(call) {
    const { args, output } = call
    const folder = await emptyFolder(args.positionals[0])
    const at = (name: string) => join(folder, name)
    const [casePath, packet] = [at(`${SAMPLE_EXPECTED.name}.docket`), at(`${SAMPLE_EXPECTED.name}.packet`)]
    const secret = randomBytes(18).toString('base64url')
    await writeFile(at('auditor.passphrase'), `${secret}\n`, { mode: 0o600, flag: 'wx' })
    const say = async (lines: readonly string[]) => {
      for (const line of lines) await output.say(line)
    }

    return withClient(call, { passphrase: () => Promise.resolve(secret) }, async (client) => {
      const held = client.file(casePath)
      const imported = await client.job('case.import', {
        case: held,
        files: SAMPLE_FILES.map((path) => client.file(path)),
        rebuild: 'after',
      })
      const info = await client.call('case.info', { case: held })
      await say(foundLines(imported, info))
      await say(
        incidentLines(
          await client.call('decision.get', { case: held, id: SAMPLE_EXPECTED.incident.decision }),
        ),
      )

      const keys = await makeKeyPair(at('auditor'), secret)
      const secondKeys = await makeKeyPair(at('second'), secret)
      const ask = () => Promise.resolve(secret)
      const campaign = reviewed(casePath, {
        first: await openSigner(keys.privateKey, ask),
        second: await openSigner(secondKeys.privateKey, ask),
      })
      await say(reviewLines(await client.call('review.campaign', { case: held, campaign, limit: 1 })))
      await say(revokedLines((await client.job('review.revocations', { case: held, campaign })).revocations))
      const sealed = await client.job('packet.seal', {
        case: held,
        out: client.file(packet),
        keys: [{ key: client.file(keys.privateKey) }],
        where: [],
      })
      await say([
        `packet     ${grouped(sealed.decisions)} decisions with ${grouped(sealed.records)} records, signed by ${sealed.keyids.join(', ')}`,
      ])
      const report = await client.job('packet.verify', {
        packet: client.file(packet),
        trust: [client.file(keys.publicKey)],
        reperform: true,
      })
      await say(verifiedLines(report))

      const differences = expectedLines(summaryOf(info), report.result)
      await say([
        '',
        `case       ${casePath}`,
        `packet     ${packet}`,
        `keys       ${keys.privateKey} (its passphrase is in auditor.passphrase), ${keys.publicKey}`,
        `           ${secondKeys.privateKey} (the same passphrase), ${secondKeys.publicKey}`,
        '',
        ...(differences.length === 0 ? [asExpected] : differences),
      ])
      return differences.length === 0 ? 0 : 1
    })
  },
}

/** From scope to two signatures; gives the campaign's id. */
function reviewed(path: string, signers: Parameters<typeof reviewSample>[1]): string {
  using file = openCaseFile(path, 'read-write')
  return reviewSample(file, signers, acting)
}

/** Nothing of the person's is written over. */
async function emptyFolder(given: string | undefined): Promise<string> {
  if (given === undefined) return mkdtemp(join(tmpdir(), 'docket-demo-'))
  const folder = resolve(given)
  try {
    await mkdir(folder, { recursive: true })
    if ((await readdir(folder)).length === 0) return folder
  } catch (cause) {
    throw new DocketError('FILE_UNWRITABLE', { path: folder, problem: (cause as Error).message }, { cause })
  }
  throw wrongUse(demoVerb, `${folder} is not empty: name a new folder, or none`)
}
