/**
 * What another document, or another row, says.
 *
 *   Theo Kế hoạch số 7384/KH-UBND ngày 30/10/2023 của UBND tỉnh · Theo quy định · Theo Kế hoạch riêng
 *   Theo lộ trình Thủ tướng Chính phủ, Chủ tịch UBND tỉnh giao · đảm bảo theo Kế hoạch số …
 *   nt · -nt- · như trên · Như mục 3 · như quy định tại điểm 5.1
 */
import type { Deadline } from '../deadline.ts';
import { CITATION, takeWords } from '../free-text.ts';
import type { Reader } from '../reader.ts';

const FOLLOWS =
  /(?:(?:thực hiện|đảm bảo|bảo đảm|hoàn thành|triển khai|thời gian|tiến độ)[ :]+(?=theo))*(?:theo(?: đúng)?|kết hợp (?:cùng|với)|lồng ghép (?:cùng|với|theo|trong)|căn cứ(?: vào| theo)?|phù hợp với|cùng với|tại)(?!\p{L}) ?/uy;
const ABOVE = /(?:-? ?nt ?-?|nêu trên|như trên|như (?:dòng|mục|nhiệm vụ) trên|\/\/|"+)(?= ?[.;]? ?$)/uy;
const ROW =
  /(?:như|theo|căn cứ)(?:(?:,| và)? (?:thời gian|thời hạn|quy định|nội dung|yêu cầu))*(?: (?:nêu|ghi|quy định))?(?: tại| ở)? (?:nhiệm vụ (?:số )?|mục |điểm |dòng |tiểu mục |số thứ tự |stt )+((?:[ivx]{1,4}\.?)?\d{0,2}(?:\.\d{1,2}){0,3}(?:[ivx]{1,4}(?![\p{L}]))?)(?!\p{L})(?:,? (?:mục|phần) [ivx\d.]{1,6})?(?:,? (?:của )?(?:kế hoạch|phụ lục|biểu|bảng) này)?/uy;

/** «Theo định kỳ …» is a recurrence, not a document. */
const NOT_A_DOCUMENT = /(?:định kỳ|từng (?:quý|tháng|năm)|quý|tháng|năm)(?!\p{L})/uy;

export function rowReference(reader: Reader): Deadline | undefined {
  const from = reader.at;
  if (reader.take(ABOVE) !== null) {
    reader.say('row', from);
    return { kind: 'REF_ROW', row: 'above' };
  }
  const row = reader.take(ROW)?.[1];
  if (row === undefined || row === '') return undefined;
  reader.say('row', from);
  return { kind: 'REF_ROW', row: row.replace(/\.$/u, '').toUpperCase() };
}

export function reference(reader: Reader): Deadline | undefined {
  if (reader.take(FOLLOWS) === null && !reader.sees(CITATION)) return undefined;
  if (reader.sees(NOT_A_DOCUMENT)) return undefined;
  const from = reader.at;
  const ref = takeWords(reader);
  if (ref === undefined) return undefined;
  reader.say('ref', from);
  return { kind: 'REF', ref };
}
