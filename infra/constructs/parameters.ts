import { CfnCondition, CfnParameter, Fn, Token, type CfnParameterProps, type Stack } from 'aws-cdk-lib';

const FIRST_ADMINISTRATOR =
  'Account (sub) or mail address of who may set the empty installation up; * for whoever signs in first';

/** What differs from one deployment to the next. */
export class Parameters {
  readonly portalUrl: string;
  readonly filesUrl: string;
  readonly mailFrom: string;
  readonly oidcIssuer: string;
  readonly oidcClientId: string;
  readonly signInDomain: string;
  readonly alarmEmail: string;
  /** Account or mail address of who may set the empty installation up. */
  readonly firstAdministrator: string;
  /** `address:port` of pages on the own network that may be opened though they are private; parted by commas. */
  readonly intranetPages: string;
  /** True when no other issuer is named: the stack then brings its own user pool. */
  readonly usesCognito: CfnCondition;
  readonly alarmsAreMailed: CfnCondition;

  constructor(stack: Stack) {
    const text = textsOf(stack);

    this.portalUrl = text('PortalUrl', 'Address under which people open the portal, without a slash at the end', {
      default: 'http://localhost:3000',
      allowedPattern: 'https?://[^/]+',
      constraintDescription: 'is an http(s) address without a path and without a slash at the end',
    });
    this.filesUrl = text('FilesUrl', 'Address under which browsers reach the bucket; empty for the bucket’s own', {
      default: '',
      allowedPattern: '(https?://[^/]+)?',
      constraintDescription: 'is empty, or an http(s) address without a path and without a slash at the end',
    });
    this.mailFrom = text('MailFrom', 'Address mails are sent from; its domain becomes an SES identity', {
      allowedPattern: '[^@\\s]+@[^@\\s]+',
      constraintDescription: 'is one mail address, without a display name',
    });
    this.oidcIssuer = text('OidcIssuer', 'OpenID Connect issuer; empty for the Cognito user pool of this stack', {
      default: '',
      allowedPattern: '(https?://.+)?',
    });
    this.oidcClientId = text('OidcClientId', 'Client id at OidcIssuer; empty with Cognito', { default: '' });
    this.signInDomain = text('SignInDomain', 'Prefix of the Cognito sign-in address, unique in the region', {
      default: 'dung-han',
      allowedPattern: '[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?',
    });
    this.firstAdministrator = text('FirstAdministrator', FIRST_ADMINISTRATOR, { default: '' });
    this.alarmEmail = text('AlarmEmail', 'Address that alarms are mailed to; empty for nobody', { default: '' });
    this.intranetPages = text(
      'IntranetPages',
      'IP addresses with ports (10.0.0.5:80,10.0.0.6:443) of own web servers on a private network that the publication check may open',
      { default: '', allowedPattern: '([0-9a-fA-F.:\\[\\]]+:[0-9]+(,[0-9a-fA-F.:\\[\\]]+:[0-9]+)*)?' },
    );

    this.usesCognito = new CfnCondition(stack, 'UsesCognito', {
      expression: Fn.conditionEquals(this.oidcIssuer, ''),
    });
    this.alarmsAreMailed = new CfnCondition(stack, 'AlarmsAreMailed', {
      expression: Fn.conditionNot(Fn.conditionEquals(this.alarmEmail, '')),
    });
  }

  /** `value` with the user pool of this stack, `otherwise` with another issuer. */
  withCognito(value: string, otherwise: string): string {
    return Token.asString(Fn.conditionIf(this.usesCognito.logicalId, value, otherwise));
  }
}

/** Text parameters of a stack, by id and description. */
const textsOf =
  (stack: Stack) =>
  (id: string, description: string, rest: Omit<CfnParameterProps, 'type' | 'description'> = {}): string =>
    new CfnParameter(stack, id, { type: 'String', description, ...rest }).valueAsString;
