import { describe, expect, it } from 'vitest';
import { resolveTemplate } from '#infra/local/template.ts';
import { homeNaming } from '#infra/local/template/names.ts';

const naming = homeNaming('home', { Issuer: 'http://localhost:9000' });
const resolve = (document: unknown, parameters: Record<string, string> = {}) =>
  resolveTemplate(document, parameters, naming);

const table = { Type: 'AWS::DynamoDB::Table', Properties: {} };

describe('a template', () => {
  it('has its references, attributes and joins resolved as the cloud resolves them', () => {
    const resolved = resolve({
      Resources: {
        Table: table,
        Role: { Type: 'AWS::IAM::Role', Properties: {} },
        Function: {
          Type: 'AWS::Lambda::Function',
          Properties: {
            Role: { 'Fn::GetAtt': ['Role', 'Arn'] },
            Environment: {
              Variables: {
                TABLE: { Ref: 'Table' },
                INDEX: { 'Fn::Join': ['', [{ 'Fn::GetAtt': ['Table', 'Arn'] }, '/index/*']] },
                SUB: { 'Fn::Sub': ['${Name}-${AWS::Region}-${!literal}', { Name: { Ref: 'Table' } }] },
              },
            },
          },
        },
      },
    });
    expect(resolved.ofType('AWS::Lambda::Function')[0]?.properties).toEqual({
      Role: 'arn:aws:iam::000000000000:role/home-Role',
      Environment: {
        Variables: {
          TABLE: 'home-Table',
          INDEX: 'arn:aws:dynamodb:ap-southeast-1:000000000000:table/home-Table/index/*',
          SUB: 'home-Table-ap-southeast-1-${literal}',
        },
      },
    });
    expect(resolved.find('arn:aws:dynamodb:ap-southeast-1:000000000000:table/home-Table')?.logicalId).toBe('Table');
  });

  it('leaves out what its conditions leave out', () => {
    const document = {
      Parameters: { Issuer: { Type: 'String', Default: '' } },
      Conditions: { Own: { 'Fn::Not': [{ 'Fn::Equals': [{ Ref: 'Issuer' }, ''] }] } },
      Resources: {
        Pool: { Type: 'AWS::Cognito::UserPool', Condition: 'Own' },
        Table: { ...table, Properties: { A: { 'Fn::If': ['Own', 'own', { Ref: 'AWS::NoValue' }] } } },
      },
    };
    expect(resolve(document).resources.map((resource) => resource.logicalId)).toEqual(['Table']);
    expect(resolve(document).resources[0]?.properties).toEqual({});
    expect(resolve(document, { Issuer: 'https://id.example' }).resources).toHaveLength(2);
  });

  it('takes a name from the property that names the resource, even when that is a reference', () => {
    const resolved = resolve({
      Parameters: { From: { Type: 'String', Default: 'a@example.vn' } },
      Resources: { Identity: { Type: 'AWS::SES::EmailIdentity', Properties: { EmailIdentity: { Ref: 'From' } } } },
    });
    expect(resolved.resources[0]?.physicalId).toBe('a@example.vn');
  });

  it.each([
    [
      'a dangling reference',
      { Table: { ...table, Properties: { X: { Ref: 'Gone' } } } },
      'Resources.Table.Properties.X: refers to Gone',
    ],
    [
      'an unknown attribute',
      { Table: table, B: { ...table, Properties: { X: { 'Fn::GetAtt': ['Table', 'Colour'] } } } },
      'no attribute Colour',
    ],
    [
      'an unknown intrinsic',
      { Table: { ...table, Properties: { X: [{ 'Fn::Cidr': [] }] } } },
      'Resources.Table.Properties.X[0]: the home does not know the intrinsic function Fn::Cidr',
    ],
  ])('with %s is refused with the path and the cause', (_name, resources, message) => {
    expect(() => resolve({ Resources: resources })).toThrow(message);
  });

  it('is refused when a parameter is unknown or has no value', () => {
    expect(() => resolve({ Resources: {} }, { Nope: 'x' })).toThrow('Parameters.Nope: no such parameter');
    expect(() => resolve({ Parameters: { A: { Type: 'String' } }, Resources: {} })).toThrow(
      'Parameters.A: has no default',
    );
  });
});
