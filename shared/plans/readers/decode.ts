/** Bytes of a text or HTML file to a string: UTF-8, UTF-16, Windows-1258, and the encodings of legacy fonts. */
import { toUnicode, vietnameseWords } from './legacy-fonts.ts';
import { UnreadableFile } from './unreadable.ts';

export function decodeText(bytes: Uint8Array): string {
  const text = decodeUtf16(bytes) ?? decodeUtf8(bytes) ?? decodeEightBit(bytes);
  if (text.includes('\0'))
    throw new UnreadableFile(
      'binary',
      'Tệp lẫn dữ liệu nhị phân, không phải văn bản.',
      'Hãy chọn đúng tệp kế hoạch (.docx, .xlsx, .html, .pdf, .txt).',
    );
  const unicode = toUnicode(text);
  if (unicode === undefined)
    throw new UnreadableFile(
      'legacy-font',
      'Văn bản gõ bằng bảng mã cũ mà hệ thống không nhận ra chắc chắn.',
      'Hãy chuyển sang bảng mã Unicode (ví dụ bằng UniKey) rồi nhập lại.',
    );
  return unicode;
}

function decodeUtf16(bytes: Uint8Array): string | undefined {
  const [first, second] = bytes;
  if (first === 0xff && second === 0xfe) return new TextDecoder('utf-16le').decode(bytes);
  if (first === 0xfe && second === 0xff) return new TextDecoder('utf-16be').decode(bytes);
  const sample = bytes.subarray(0, 4096);
  const zeros = [0, 0];
  sample.forEach((byte, index) => {
    if (byte === 0) zeros[index % 2] = (zeros[index % 2] ?? 0) + 1;
  });
  const [even = 0, odd = 0] = zeros;
  if (odd > sample.length / 8 && even < odd / 10) return new TextDecoder('utf-16le').decode(bytes);
  if (even > sample.length / 8 && odd < even / 10) return new TextDecoder('utf-16be').decode(bytes);
  return undefined;
}

function decodeUtf8(bytes: Uint8Array): string | undefined {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return undefined;
  }
}

/** Neither Unicode form: the reading with more Vietnamese words; legacy fonts are told apart afterwards. */
function decodeEightBit(bytes: Uint8Array): string {
  const [vietnamese, western] = ['windows-1258', 'windows-1252'].map((label) => new TextDecoder(label).decode(bytes));
  if (vietnamese === undefined || western === undefined) return '';
  const unicode = toUnicode(western) ?? western;
  if (vietnameseWords(vietnamese) > vietnameseWords(unicode)) return vietnamese;
  const damaged = new TextDecoder('utf-8').decode(bytes);
  return vietnameseWords(damaged) > vietnameseWords(unicode) ? damaged : western;
}
