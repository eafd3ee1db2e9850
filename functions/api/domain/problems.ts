/** Every "no" of the interface (RFC 9457): a stable code, what happened, what to do. */
import type { ApiProblem } from './resources.ts';

const PROBLEMS = {
  unauthorised: {
    status: 401,
    title: 'Khóa truy cập không đúng',
    detail: 'Gửi kèm «Authorization: Bearer <khóa>» với khóa còn hiệu lực do quản trị viên cấp.',
  },
  forbidden: {
    status: 403,
    title: 'Ngoài phạm vi của khóa',
    detail: 'Khóa này chỉ đọc được dữ liệu của đơn vị ghi khi cấp và các đơn vị trực thuộc.',
  },
  'not-found': { status: 404, title: 'Không có dữ liệu này', detail: 'Kiểm tra lại địa chỉ và mã.' },
  'bad-parameter': { status: 400, title: 'Tham số không đọc được', detail: '' },
  'too-many': {
    status: 429,
    title: 'Quá nhiều yêu cầu',
    detail: 'Đợi số giây ghi ở «Retry-After» rồi gửi tiếp.',
  },
  fault: {
    status: 500,
    title: 'Hệ thống gặp lỗi',
    detail: 'Lỗi ở phía chúng tôi. Đợi một phút rồi gửi lại; nếu vẫn lỗi, báo quản trị viên.',
  },
} as const satisfies Record<string, Omit<ApiProblem, 'type' | 'code'>>;

export type ProblemCode = keyof typeof PROBLEMS;

/** `detail` replaces what the code says in general. */
export const apiProblem = (code: ProblemCode, portalUrl: string, detail?: string): ApiProblem => ({
  type: `${portalUrl}/api#${code}`,
  code,
  ...PROBLEMS[code],
  ...(detail === undefined ? {} : { detail }),
});

export const PROBLEM_CODES = Object.entries(PROBLEMS).map(([code, { status, title }]) => ({ code, status, title }));
