import { CfnOutput, CfnResource, Duration, RemovalPolicy, Validations } from 'aws-cdk-lib';
import { AccountRecovery, FeaturePlan, Mfa, OAuthScope, UserPool, type UserPoolClient } from 'aws-cdk-lib/aws-cognito';
import { Construct } from 'constructs';
import type { Parameters } from './parameters.ts';

/** Path of the portal that an issuer sends people back to. */
const CALLBACK_PATH = '/sign-in/callback';

/** Sign-in: a Cognito user pool, made only when the parameter OidcIssuer names no other issuer. */
export class IdentityConstruct extends Construct {
  readonly issuer: string;
  readonly clientId: string;

  constructor(scope: Construct, id: string, parameters: Parameters) {
    super(scope, id);
    const pool = this.#userPool();
    const client = this.#client(pool, parameters.portalUrl);
    pool.addDomain('Domain', { cognitoDomain: { domainPrefix: parameters.signInDomain } });
    this.issuer = parameters.withCognito(pool.userPoolProviderUrl, parameters.oidcIssuer);
    this.clientId = parameters.withCognito(client.userPoolClientId, parameters.oidcClientId);
    for (const child of this.node.findAll())
      if (child instanceof CfnResource) child.cfnOptions.condition = parameters.usesCognito;
    new CfnOutput(this, 'UserPoolId', { value: pool.userPoolId, condition: parameters.usesCognito });
  }

  #userPool(): UserPool {
    const pool = new UserPool(this, 'UserPool', {
      selfSignUpEnabled: false,
      signInAliases: { email: true },
      signInCaseSensitive: false,
      accountRecovery: AccountRecovery.EMAIL_ONLY,
      mfa: Mfa.REQUIRED,
      mfaSecondFactor: { otp: true, sms: false },
      passwordPolicy: {
        minLength: 12,
        requireLowercase: true,
        requireUppercase: true,
        requireDigits: true,
        requireSymbols: true,
        tempPasswordValidity: Duration.days(7),
      },
      featurePlan: FeaturePlan.ESSENTIALS,
      deletionProtection: true,
      removalPolicy: RemovalPolicy.RETAIN,
    });
    Validations.of(pool).acknowledge({
      id: 'AwsSolutions-COG8',
      reason:
        'Accounts are made by an administrator, never by sign-up, and a second factor is required; the adaptive ' +
        'checks of the Plus plan are billed by user and left to those who need them.',
    });
    return pool;
  }

  /** A public client: the code flow with PKCE, no secret to keep. */
  #client(pool: UserPool, portalUrl: string): UserPoolClient {
    return pool.addClient('Portal', {
      generateSecret: false,
      authFlows: {},
      oAuth: {
        flows: { authorizationCodeGrant: true },
        scopes: [OAuthScope.OPENID, OAuthScope.EMAIL, OAuthScope.PROFILE],
        callbackUrls: [`${portalUrl}${CALLBACK_PATH}`],
        logoutUrls: [`${portalUrl}/`],
      },
      preventUserExistenceErrors: true,
    });
  }
}
