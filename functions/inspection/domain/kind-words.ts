import type { Kind } from './inspection.ts';

export const KIND_WORDS: Readonly<Record<Kind, string>> = {
  scheduled: 'Kiểm tra theo kế hoạch',
  surprise: 'Kiểm tra đột xuất',
  self: 'Tự kiểm tra',
};
