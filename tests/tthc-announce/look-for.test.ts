import { describe, expect, it } from 'vitest';
import { lookFor } from '#functions/tthc-announce/checker/look-for.ts';
import { verdictOn } from '#functions/tthc-announce/checker/check-page.ts';

const wanted = {
  number: '845/QĐ-UBND',
  procedures: [
    { code: '1.001234.000.00.00.H47', name: 'Cấp phép xây dựng' },
    { code: '1.001235', name: 'Cấp lại giấy phép xây dựng' },
    { code: null, name: 'Công nhận làng nghề, nghề truyền thống' },
  ],
};
const page = (body: string) => ({
  kind: 'page' as const,
  url: 'https://example.gov.vn/',
  contentType: 'text/html',
  bytes: new TextEncoder().encode(`<!doctype html><html><head><title>TTHC</title></head><body>${body}</body></html>`),
});

describe('the number of a decision on a page', () => {
  const sees = (text: string, number = wanted.number) => lookFor({ number, procedures: [] }, text).number;

  it.each([
    'Quyết định số 845/QĐ-UBND ngày 25/3/2024',
    'QUYẾT ĐỊNH SỐ: 845 / QĐ – UBND',
    'so 845/qd-ubnd',
    'Số 0845/QĐ-\nUBND',
    'Quyết định số 845/QĐ-UBND'.normalize('NFD'),
    'số 845\u00a0/QĐ\u2011UBND.',
    '(845/QĐ-UBND)',
  ])('is seen in «%s»', (text) => {
    expect(sees(text)).toBe(true);
  });

  it.each(['1845/QĐ-UBND', '845/QĐ-UBNDX', '845/KH-UBND', '12/845/QĐ-UBND', '845', ''])(
    'is not seen in «%s»',
    (text) => {
      expect(sees(text)).toBe(false);
    },
  );

  it('may hold marks that mean something in a pattern', () => {
    expect(sees('số 12(a)/QĐ-UBND', '12(a)/QĐ-UBND')).toBe(true);
    expect(sees('số 12a/QĐ-UBND', '12(a)/QĐ-UBND')).toBe(false);
  });
});

describe('procedures on a page', () => {
  const missing = (text: string) => lookFor(wanted, text).missing.map(({ code, name }) => code ?? name);

  it('are seen by their codes with or without the tail, and by name where they have none', () => {
    const text = 'Mã 1.001234 … 1.001235.000.00.00.H48 … CÔNG NHẬN LÀNG NGHỀ – NGHỀ TRUYỀN\nTHỐNG';
    expect(missing(text)).toEqual([]);
  });

  it('that are not there are named', () => {
    expect(missing('1.0012345, 11.001235, 1.001236')).toHaveLength(3);
    expect(missing('1.001234 và 1.001235')).toEqual(['Công nhận làng nghề, nghề truyền thống']);
  });

  it('are seen under the codes used before 2019', () => {
    const old = { number: '1/QĐ-UBND', procedures: [{ code: 'T-QNA-123456-TT', name: 'Khai sinh' }] };
    expect(lookFor(old, 'Số hồ sơ: T – QNA – 123456 – TT').missing).toEqual([]);
  });
});

describe('the verdict on a page', () => {
  const all = '<p>845/QĐ-UBND</p><p>1.001234</p><p>1.001235</p><p>Công nhận làng nghề, nghề truyền thống</p>';

  it('is «found» when all that proves the publication is there', async () => {
    expect(await verdictOn(page(all), wanted, 'number-and-codes')).toMatchObject({ kind: 'found' });
    expect(await verdictOn(page('<p>845/QĐ-UBND</p>'), wanted, 'number')).toMatchObject({ kind: 'found' });
  });

  it('is «not found» when a part is missing, and says which', async () => {
    const verdict = await verdictOn(page(all.replace('1.001235', '')), wanted, 'codes');
    expect(verdict).toMatchObject({ kind: 'not-found', seen: { number: true, procedures: 2 } });
    expect(verdict).toMatchObject({ seen: { missing: [{ code: '1.001235' }] } });
  });

  it('does not take for seen what the page hides from people', async () => {
    const hidden = page(`<script>var all = "845/QĐ-UBND"</script><p style="display:none">845/QĐ-UBND</p>`);
    expect(await verdictOn(hidden, wanted, 'number')).toMatchObject({ kind: 'not-found' });
  });

  it('is «not found» where there is no such page, «unreachable» where nothing can be said', async () => {
    expect(await verdictOn({ kind: 'no-such-page', status: 404 }, wanted, 'number')).toEqual({
      kind: 'not-found',
      seen: null,
    });
    expect(await verdictOn({ kind: 'unreachable', why: 'timed-out' }, wanted, 'number')).toEqual({
      kind: 'unreachable',
      why: 'timed-out',
    });
    const image = { ...page(''), bytes: Buffer.from('\x89PNG\r\n\x1a\n0000', 'latin1') };
    expect(await verdictOn(image, wanted, 'number')).toEqual({ kind: 'unreachable', why: 'unreadable' });
  });
});
