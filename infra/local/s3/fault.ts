import { randomUUID } from 'node:crypto';
import type { HttpResponse } from '../endpoint.ts';
import { escapeXml } from '../xml.ts';

/** A refusal in S3's own code and words; becomes its XML error document. */
export class S3Fault extends Error {
  override readonly name = 'S3Fault';
  readonly code: string;
  readonly status: number;

  constructor(status: number, code: string, message: string) {
    super(message);
    this.status = status;
    this.code = code;
  }
}

export const accessDenied = (message = 'Access Denied'): S3Fault => new S3Fault(403, 'AccessDenied', message);

export function faultResponse(fault: S3Fault, path: string): HttpResponse {
  const id = randomUUID();
  const body =
    `<?xml version="1.0" encoding="UTF-8"?>\n<Error><Code>${fault.code}</Code><Message>${escapeXml(fault.message)}</Message>` +
    `<Resource>${escapeXml(path)}</Resource><RequestId>${id}</RequestId></Error>`;
  return { status: fault.status, headers: { 'content-type': 'application/xml', 'x-amz-request-id': id }, body };
}

export const xmlResponse = (body: string): HttpResponse => ({
  status: 200,
  headers: { 'content-type': 'application/xml' },
  body: `<?xml version="1.0" encoding="UTF-8"?>\n${body}`,
});
