/** What a home is told of each call it serves, for who wants to know what a year costs (`rehearse.ts`). */
export interface TableCall {
  /** The access-key id, which names the function; undefined for an unsigned call. */
  readonly caller: string | undefined;
  readonly operation: string;
  readonly input: unknown;
  /** Capacity units as DynamoDB counts them: of writes for a write, of reads for a read. */
  readonly units: number;
}

export interface Meter {
  tableCall(call: TableCall): void;
  invocation(call: { readonly functionArn: string; readonly milliseconds: number }): void;
  fileCall(call: { readonly method: string; readonly bytes: number }): void;
}
