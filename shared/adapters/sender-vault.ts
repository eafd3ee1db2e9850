import { DecryptCommand, EncryptCommand, type KMSClient } from '@aws-sdk/client-kms';
import type { SenderVault } from '#shared/casework/index.ts';

/**
 * Personal data of senders under a KMS key of their own, bound to their case by the encryption context: what was sealed
 * for one case does not open for another. KMS takes 4 KB, more than name, address, telephone and e-mail need.
 */
export const senderVault = (client: KMSClient, keyArn: string): SenderVault => ({
  seal: async (plain, caseId) => {
    const { CiphertextBlob } = await client.send(
      new EncryptCommand({ KeyId: keyArn, Plaintext: Buffer.from(plain), EncryptionContext: { caseId } }),
    );
    if (CiphertextBlob === undefined) throw new Error('KMS sealed nothing');
    return Buffer.from(CiphertextBlob).toString('base64');
  },
  open: async (sealed, caseId) => {
    const { Plaintext } = await client.send(
      new DecryptCommand({
        KeyId: keyArn,
        CiphertextBlob: Buffer.from(sealed, 'base64'),
        EncryptionContext: { caseId },
      }),
    );
    if (Plaintext === undefined) throw new Error('KMS opened nothing');
    return Buffer.from(Plaintext).toString('utf8');
  },
});
