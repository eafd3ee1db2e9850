import { DecryptCommand, EncryptCommand, type KMSClient } from '@aws-sdk/client-kms';
import type { SenderVault } from '#shared/casework/index.ts';

/** Seals small texts under a KMS key, each bound to what it belongs to. */
export interface Vault {
  seal(plain: string, id: string): Promise<string>;
  /** Throws when the text was not sealed for this `id`. */
  open(sealed: string, id: string): Promise<string>;
}

/**
 * `bound` names the id in the encryption context: what was sealed for one id does not open for another. KMS takes 4 KB,
 * more than anything kept so needs.
 */
const vaultOf = (client: KMSClient, keyArn: string, bound: string): Vault => ({
  seal: async (plain, id) => {
    const { CiphertextBlob } = await client.send(
      new EncryptCommand({ KeyId: keyArn, Plaintext: Buffer.from(plain), EncryptionContext: { [bound]: id } }),
    );
    if (CiphertextBlob === undefined) throw new Error('KMS sealed nothing');
    return Buffer.from(CiphertextBlob).toString('base64');
  },
  open: async (sealed, id) => {
    const { Plaintext } = await client.send(
      new DecryptCommand({
        KeyId: keyArn,
        CiphertextBlob: Buffer.from(sealed, 'base64'),
        EncryptionContext: { [bound]: id },
      }),
    );
    if (Plaintext === undefined) throw new Error('KMS opened nothing');
    return Buffer.from(Plaintext).toString('utf8');
  },
});

/** Personal data of senders, by case. */
export const senderVault = (client: KMSClient, keyArn: string): SenderVault => vaultOf(client, keyArn, 'caseId');

/** The secrets that sign what webhooks send, by webhook. */
export const webhookVault = (client: KMSClient, keyArn: string): Vault => vaultOf(client, keyArn, 'webhookId');
