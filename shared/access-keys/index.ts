/** Keys that open something without signing in. */
export { hashOfKey, keyState, newKeyText, type AccessKey, type KeyState } from './access-key.ts';
export { KeyTable, type AccessKeys } from './key-table.ts';
