import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ADMINISTRATOR, accessKeyIdOf, createAuthorizer, type Authorizer } from '#infra/local/iam.ts';

const TABLE = 'arn:aws:dynamodb:ap-southeast-1:111122223333:table/cases';
const ROLE = 'arn:aws:iam::111122223333:role/PortalRole';

function authorizerOf(...statements: readonly object[]): Authorizer {
  const policy = { Version: '2012-10-17', Statement: statements };
  return createAuthorizer(new Map([['AKIAPORTAL', { name: 'portal', roleArn: ROLE, policies: [policy] }]]));
}

const allowed = (iam: Authorizer, action: string, resource: string | string[], context?: Record<string, string>) =>
  iam.authorize('AKIAPORTAL', action, resource, context) === undefined;

describe('identity-based policies', () => {
  it('refuse what no statement allows, in the words of AWS', () => {
    const iam = authorizerOf({ Effect: 'Allow', Action: 'dynamodb:GetItem', Resource: TABLE });
    expect(iam.authorize('AKIAPORTAL', 'dynamodb:PutItem', TABLE)).toEqual({
      code: 'AccessDeniedException',
      message: `User: arn:aws:sts::111122223333:assumed-role/PortalRole/portal is not authorized to perform: dynamodb:PutItem on resource: ${TABLE} because no identity-based policy allows the dynamodb:PutItem action`,
    });
    expect(allowed(iam, 'dynamodb:GetItem', TABLE)).toBe(true);
  });

  it('let an explicit deny win over any allow', () => {
    const iam = authorizerOf(
      { Effect: 'Allow', Action: '*', Resource: '*' },
      { Effect: 'Deny', Action: 'dynamodb:Delete*', Resource: `${TABLE}*` },
    );
    expect(allowed(iam, 'dynamodb:PutItem', TABLE)).toBe(true);
    expect(iam.authorize('AKIAPORTAL', 'dynamodb:DeleteItem', TABLE)?.message).toMatch(
      /with an explicit deny in an identity-based policy$/,
    );
  });

  it('match actions without regard to case and resources with regard to it', () => {
    const iam = authorizerOf({ Effect: 'Allow', Action: 'DynamoDB:get*', Resource: TABLE });
    expect(allowed(iam, 'dynamodb:GetItem', TABLE)).toBe(true);
    expect(allowed(iam, 'dynamodb:GetItem', TABLE.toUpperCase())).toBe(false);
  });

  it('keep the table and its indexes apart', () => {
    const iam = authorizerOf({ Effect: 'Allow', Action: ['dynamodb:Query'], Resource: [`${TABLE}/index/*`] });
    expect(allowed(iam, 'dynamodb:Query', `${TABLE}/index/ByUnit`)).toBe(true);
    expect(allowed(iam, 'dynamodb:Query', TABLE)).toBe(false);
  });

  it('allow a request for several resources only when each is allowed', () => {
    const iam = authorizerOf({ Effect: 'Allow', Action: 's3:GetObject', Resource: 'arn:aws:s3:::plans/?.pdf' });
    expect(allowed(iam, 's3:GetObject', ['arn:aws:s3:::plans/a.pdf', 'arn:aws:s3:::plans/b.pdf'])).toBe(true);
    expect(allowed(iam, 's3:GetObject', ['arn:aws:s3:::plans/a.pdf', 'arn:aws:s3:::plans/bb.pdf'])).toBe(false);
  });

  it('read NotAction and NotResource as everything else', () => {
    const iam = authorizerOf({ Effect: 'Allow', NotAction: 's3:Delete*', NotResource: 'arn:aws:s3:::secret/*' });
    expect(allowed(iam, 's3:GetObject', 'arn:aws:s3:::plans/a')).toBe(true);
    expect(allowed(iam, 's3:DeleteObject', 'arn:aws:s3:::plans/a')).toBe(false);
    expect(allowed(iam, 's3:GetObject', 'arn:aws:s3:::secret/a')).toBe(false);
  });

  it('allow under a condition only when the request carries what it asks for', () => {
    const iam = authorizerOf({
      Effect: 'Allow',
      Action: 'ses:SendEmail',
      Resource: '*',
      Condition: { StringLike: { 'ses:FromAddress': ['*@tinh.gov.vn'] }, Bool: { 'aws:SecureTransport': true } },
    });
    const from = (address: string) => ({ 'ses:fromaddress': address, 'aws:SecureTransport': 'true' });
    expect(allowed(iam, 'ses:SendEmail', 'x', from('kstthc@tinh.gov.vn'))).toBe(true);
    expect(allowed(iam, 'ses:SendEmail', 'x', from('kstthc@example.com'))).toBe(false);
    expect(allowed(iam, 'ses:SendEmail', 'x')).toBe(false);
  });

  it.each([
    [{ Effect: 'Allow', Action: 'a:b', Resource: '*', Condition: { IpAddress: { x: 'y' } } }, /operator IpAddress/],
    [{ Effect: 'Allow', Action: 'a:b', Resource: 'x/${aws:username}' }, /policy variables/],
    [{ Effect: 'Allow', Resource: '*' }, /needs Action or NotAction/],
    [{ Effect: 'Allow', Action: 'a:b', Resource: '*', Principal: '*' }, /Principal/],
  ])('stop the start when they use what the home cannot judge (%#)', (statement, message) => {
    expect(() => authorizerOf(statement)).toThrow(message);
  });

  it('match a wildcard pattern made of any text by that text', () => {
    fc.assert(
      fc.property(fc.string(), fc.string(), fc.string(), (start, middle, end) => {
        fc.pre(!/[*?$]/.test(start + middle + end));
        const iam = authorizerOf({ Effect: 'Allow', Action: 'a:b', Resource: `${start}*${end}` });
        expect(allowed(iam, 'a:b', start + middle + end)).toBe(true);
        const other = `!${start}${middle}${end}`;
        expect(allowed(iam, 'a:b', other)).toBe(other.startsWith(start));
      }),
    );
  });
});

describe('principals', () => {
  it('are told by the access key that signed the request, of a header or of a presigned address', () => {
    const authorization = 'AWS4-HMAC-SHA256 Credential=AKIAPORTAL/20260105/x/dynamodb/aws4_request, SignedHeaders=host';
    expect(accessKeyIdOf({ authorization })).toBe('AKIAPORTAL');
    expect(accessKeyIdOf({}, new URLSearchParams('X-Amz-Credential=AKIAPAKN%2F20260105%2Fx'))).toBe('AKIAPAKN');
    expect(accessKeyIdOf({})).toBeUndefined();
  });

  it('are refused when unknown or unsigned, and all is open to the administrator', () => {
    const iam = authorizerOf();
    expect(iam.authorize('AKIAOTHER', 'a:b', '*')?.code).toBe('UnrecognizedClientException');
    expect(iam.authorize(undefined, 'a:b', '*')?.code).toBe('MissingAuthenticationTokenException');
    expect(iam.authorize(ADMINISTRATOR.accessKeyId, 'a:b', '*')).toBeUndefined();
  });

  it('may also act by their role alone, as state machines and schedules do', () => {
    const iam = authorizerOf({ Effect: 'Allow', Action: 'lambda:InvokeFunction', Resource: 'fn' });
    expect(iam.authorizeRole(ROLE, 'lambda:InvokeFunction', 'fn')).toBeUndefined();
    expect(iam.authorizeRole(ROLE, 'lambda:InvokeFunction', 'other')?.code).toBe('AccessDeniedException');
    expect(iam.authorizeRole('arn:aws:iam::1:role/Nobody', 'a:b', '*')?.code).toBe('AccessDeniedException');
  });
});

describe('grants', () => {
  it('remember the request that went through each of their actions and resources first', () => {
    const iam = authorizerOf({
      Sid: 'Table',
      Effect: 'Allow',
      Action: ['dynamodb:GetItem', 'dynamodb:PutItem'],
      Resource: [TABLE, `${TABLE}/index/*`],
    });
    iam.authorize('AKIAPORTAL', 'dynamodb:GetItem', TABLE);
    iam.authorize('AKIAPORTAL', 'dynamodb:PutItem', 'another table');
    const [grant] = iam.grants();
    expect(grant?.statement).toBe('portal, policy 1, statement 1 (Table)');
    const used = (patterns: readonly { text: string; firstUse: unknown }[] = []) =>
      patterns.filter(({ firstUse }) => firstUse !== undefined).map(({ text }) => text);
    expect(used(grant?.actions)).toEqual(['dynamodb:GetItem']);
    expect(used(grant?.resources)).toEqual([TABLE]);
    expect(grant?.actions[0]?.firstUse).toEqual({ action: 'dynamodb:GetItem', resource: TABLE, context: {} });
  });
});
