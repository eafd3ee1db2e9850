import { GetSecretValueCommand, type SecretsManagerClient } from '@aws-sdk/client-secrets-manager';

/** Reads a secret once and keeps what `use` made of it; a failure is not kept. Throws when the secret has no text. */
export function secretReader<T>(
  client: SecretsManagerClient,
  secretArn: string,
  use: (secret: string) => T,
): () => Promise<T> {
  let known: Promise<T> | undefined;
  const read = async (): Promise<T> => {
    const { SecretString } = await client.send(new GetSecretValueCommand({ SecretId: secretArn }));
    if (SecretString === undefined || SecretString === '') throw new Error(`The secret ${secretArn} holds no text`);
    return use(SecretString);
  };
  return async () => {
    known ??= read();
    try {
      return await known;
    } catch (error) {
      known = undefined;
      throw error;
    }
  };
}
