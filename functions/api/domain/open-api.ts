/** The description of the interface, OpenAPI 3.1, made of the schemas that answers are made of. */
import { z } from 'zod';
import { BASE, OPERATIONS, SCHEMAS, type Operation, type SchemaName } from './operations.ts';

/** JSON Schema 2020-12, which OpenAPI 3.1 takes as it is; the document names the dialect itself. */
const jsonSchema = (schema: z.ZodType): object => {
  const { $schema: _dialect, ...rest } = z.toJSONSchema(schema, { target: 'draft-2020-12', io: 'output' });
  return rest;
};

const refTo = (name: SchemaName) => ({ $ref: `#/components/schemas/${name}` });

const PROBLEM = { 'application/problem+json': { schema: refTo('Problem') } };
const REFUSALS = {
  '400': { description: 'Tham số không đọc được', content: PROBLEM },
  '401': { description: 'Khóa không đúng, đã thu hồi hoặc hết hạn', content: PROBLEM },
  '403': { description: 'Ngoài phạm vi của khóa', content: PROBLEM },
  '404': { description: 'Không có dữ liệu này', content: PROBLEM },
  '429': {
    description: 'Quá nhiều yêu cầu',
    headers: { 'Retry-After': { description: 'Số giây phải đợi', schema: { type: 'integer' } } },
    content: PROBLEM,
  },
};

const pathParameters = (path: string) =>
  [...path.matchAll(/\{(\w+)\}/gu)].map(([, name]) => ({
    name,
    in: 'path',
    required: true,
    schema: { type: 'string' },
  }));

const operationOf = ({ path, id, about, query, answer }: Operation) => ({
  get: {
    operationId: id,
    summary: about,
    parameters: [
      ...pathParameters(path),
      ...query.map(({ name, schema, required, about: description }) => ({
        ...{ name, in: 'query', required, description },
        schema: jsonSchema(schema),
      })),
    ],
    responses: {
      '200': { description: about, content: { 'application/json': { schema: refTo(answer) } } },
      ...REFUSALS,
    },
  },
});

export const openApi = (portalUrl: string) => ({
  openapi: '3.1.1',
  info: {
    title: 'Đúng Hạn',
    version: '1',
    description:
      'Kế hoạch, việc, hồ sơ và báo cáo kiểm soát thủ tục hành chính, chỉ đọc. Mỗi hệ thống dùng một khóa riêng do quản trị viên cấp, có phạm vi theo đơn vị.',
  },
  servers: [{ url: `${portalUrl}${BASE}` }],
  security: [{ key: [] }],
  paths: Object.fromEntries(OPERATIONS.map((operation) => [operation.path, operationOf(operation)])),
  components: {
    securitySchemes: { key: { type: 'http', scheme: 'bearer' } },
    schemas: Object.fromEntries(Object.entries(SCHEMAS).map(([name, schema]) => [name, jsonSchema(schema)])),
  },
});
