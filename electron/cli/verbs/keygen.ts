import { JSON_OPTION, positional } from '../case-options.ts'
import { passphrase } from '../passphrase.ts'
import { wrongUse } from '../arguments.ts'
import { makeKeyPair } from '../../engine-host/key-files.ts'
import type { Verb } from '../verb.ts'

export const keygenVerb: Verb = {
  name: 'keygen',
  usage: 'NAME [--passphrase-file F] [--json]',
  summary: 'makes an Ed25519 key pair: NAME.key.pem, encrypted, and NAME.pub.pem',
  details: [
    'The private key is PKCS#8, encrypted with the passphrase (the first line of F, else asked for twice).',
    'Prints the fingerprint: give it to those who are to trust the key by another way than the packet.',
  ],
  example: 'docket keygen auditor',
  options: { ...JSON_OPTION, 'passphrase-file': { type: 'string' } },
  positionals: { least: 1, most: 1 },
  async run({ args, output }) {
    const file = args.text('passphrase-file')
    const secret = await passphrase(file, 'Passphrase: ', 'keygen')
    if (file === undefined && (await passphrase(undefined, 'Again: ', 'keygen')) !== secret)
      throw wrongUse(keygenVerb, 'the two passphrases differ')
    if (secret === '') throw wrongUse(keygenVerb, 'an empty passphrase protects nothing')
    const made = await makeKeyPair(positional(args, 0), secret)
    if (args.flag('json')) await output.data(JSON.stringify(made))
    else {
      await output.say(`private    ${made.privateKey}`)
      await output.say(`public     ${made.publicKey}`)
      await output.say(`fingerprint ${made.keyid}`)
    }
    return 0
  },
}
