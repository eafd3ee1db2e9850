/** Which fields a state may have, by type, and which of them only JSONPath knows. */
export const STATE_TYPES = ['Pass', 'Task', 'Choice', 'Wait', 'Succeed', 'Fail', 'Parallel', 'Map'] as const;
export type StateType = (typeof STATE_TYPES)[number];

export const isStateType = (value: unknown): value is StateType => STATE_TYPES.some((type) => type === value);

const transition = ['Next', 'End'];
const result = ['Output', 'Assign'];
const recovery = ['Retry', 'Catch'];

export const FIELDS: Readonly<Record<StateType, readonly string[]>> = {
  Pass: [...result, ...transition],
  Task: ['Resource', 'Arguments', 'TimeoutSeconds', 'HeartbeatSeconds', ...result, ...recovery, ...transition],
  Choice: ['Choices', 'Default', ...result],
  Wait: ['Seconds', 'Timestamp', ...result, ...transition],
  Succeed: ['Output'],
  Fail: ['Error', 'Cause'],
  Parallel: ['Branches', 'Arguments', ...result, ...recovery, ...transition],
  Map: [
    ...[
      'Items',
      'ItemSelector',
      'ItemProcessor',
      'MaxConcurrency',
      'ToleratedFailureCount',
      'ToleratedFailurePercentage',
    ],
    ...result,
    ...recovery,
    ...transition,
  ],
};

export const COMMON_FIELDS: readonly string[] = ['Type', 'Comment', 'QueryLanguage'];

/** Fields that evaluate JSONPath. This engine has no JSONPath. */
export const JSONPATH_FIELDS: ReadonlySet<string> = new Set([
  ...['InputPath', 'OutputPath', 'ResultPath', 'Parameters', 'ResultSelector', 'ItemsPath', 'SecondsPath'],
  ...['TimestampPath', 'TimeoutSecondsPath', 'HeartbeatSecondsPath', 'MaxConcurrencyPath', 'ErrorPath', 'CausePath'],
  ...['ToleratedFailureCountPath', 'ToleratedFailurePercentagePath', 'Variable'],
]);

/** Parts of a distributed Map and of cross-account access, which this engine does not run. */
export const UNSUPPORTED_FIELDS: ReadonlySet<string> = new Set([
  ...['Credentials', 'ItemReader', 'ItemBatcher', 'ResultWriter', 'Label'],
]);
