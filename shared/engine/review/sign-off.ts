import type { CaseFile } from '../../casefile/case-file.ts'
import { DocketError } from '../../model/error.ts'
import type { ActId, Person, SignOffStatement } from '../../model/review.ts'
import type { Signer } from '../../packet/contents.ts'
import { encodeBase64 } from '../../proof/base64.ts'
import { DigestText } from '../../model/ids.ts'
import { signOffBytes, statementFor } from '../../review/sign-offs.ts'
import { signOffRefusal } from '../../review/sign-off-refusal.ts'
import { campaignState, forgetActs } from './case-acts.ts'
import { laterThan } from './record-acts.ts'
import { type Acting, writeAct } from './write-act.ts'

/**
 * Signs what a campaign came to: first, or as the second person. That somebody tried to sign their own sign-off is
 * recorded before it is refused. Throws CAMPAIGN_NOT_FOUND, REVIEW_REFUSED.
 */
export function signOff(
  file: CaseFile,
  campaign: ActId,
  { name, signer, ...acting }: Acting & { readonly name: string; readonly signer: Signer },
): { readonly act: ActId; readonly statement: SignOffStatement } {
  try {
    const ended = file.transaction(() => {
      const state = campaignState(file, campaign)
      const time = laterThan(state.acts.at(-1)?.act.time, acting.now())
      const by: Person = { name, keyid: DigestText.parse(signer.keyid) }
      const statement = statementFor(state, { by, time })
      const refused = signOffRefusal(state, statement)
      if (refused !== undefined) {
        if (refused.ownSignOff === true)
          writeAct(
            file,
            { act: 'self-review.refused', time, by, campaign, item: null, parts: ['own-sign-off'] },
            acting,
          )
        return refused
      }
      const signature = {
        keyid: DigestText.parse(signer.keyid),
        publicKey: signer.publicKeyPem,
        sig: encodeBase64(signer.sign(signOffBytes(statement))),
      }
      return {
        act: writeAct(file, { act: 'signed-off', time, by, campaign, statement, signature }, acting),
        statement,
      }
    })
    if ('problem' in ended) throw new DocketError('REVIEW_REFUSED', { problem: ended.problem })
    return ended
  } catch (error) {
    forgetActs(file)
    throw error
  }
}
