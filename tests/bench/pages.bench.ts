/** Pages of the deployed portal, over HTTP, in a province with a real plan of 280 units and more than 5,000 open obligations. */
import { signIn, type TestHome } from '../embedded/home.ts';
import { CookieJar } from '../portal/http-client.ts';
import type { Benchmark, Figure } from './benchmark.ts';
import { fullProvince, OPEN, UNITS, type FullProvince } from './full-province.ts';

const WARM_UP = 5;
/** So many that a pause of the collector, which falls on any page, is no page’s twentieth visit. */
const VISITS = 120;

/** Every kind of page: who opens it, what. Nobody: a visitor. */
const pagesOf = ({ plan, review, task }: FullProvince): readonly (readonly [string | null, string])[] => [
  ['chu-tich', '/lanh-dao'],
  ['kiem-soat-tthc', '/lanh-dao'],
  ['kiem-soat-tthc', '/'],
  ['kiem-soat-tthc', '/viec'],
  ['so-tu-phap', '/viec'],
  ['so-tu-phap', '/viec?nhom=later'],
  ['so-tu-phap', task],
  ['so-tu-phap', `${task}/hoan-thanh`],
  ['kiem-soat-tthc', '/bang'],
  ['kiem-soat-tthc', '/bang?loc=qua-han'],
  ['so-tu-phap', '/bang'],
  ['kiem-soat-tthc', '/bang?ngay=2024-03-06&tu=2024-03-05&loc=qua-han'],
  ['kiem-soat-tthc', '/bang-tuan'],
  ['kiem-soat-tthc', '/don-vi/so-tu-phap'],
  ['kiem-soat-tthc', '/ke-hoach?nam=2024'],
  ['kiem-soat-tthc', plan],
  ['so-tu-phap', plan],
  ['kiem-soat-tthc', `${plan}/lich`],
  ['kiem-soat-tthc', `${plan}/cay`],
  ['kiem-soat-tthc', `${plan}/dong/0010`],
  ['kiem-soat-tthc', `/bang${plan.slice('/ke-hoach'.length)}`],
  ['kiem-soat-tthc', `${review}/ra-soat`],
  ['kiem-soat-tthc', `${review}/xem-truoc`],
  ['kiem-soat-tthc', `${review}/dien-tap`],
  ['kiem-soat-tthc', '/chi-tieu'],
  ['so-tu-phap', '/chi-tieu'],
  ['kiem-soat-tthc', '/tim?tim=cong+bo'],
  ['kiem-soat-tthc', '/cong-bo'],
  ['kiem-soat-tthc', '/pakn'],
  ['kiem-soat-tthc', '/bao-cao'],
  ['kiem-soat-tthc', '/du-thao'],
  ['kiem-soat-tthc', '/ra-soat'],
  ['kiem-soat-tthc', '/kiem-tra'],
  ['kiem-soat-tthc', '/bo-chi-so'],
  ['kiem-soat-tthc', '/ho-so-tre'],
  ['kiem-soat-tthc', '/don-doc'],
  ['quan-tri', '/quan-tri'],
  ['quan-tri', '/quan-tri/don-vi'],
  ['quan-tri', '/quan-tri/nguoi'],
  ['quan-tri', '/quan-tri/ngay-nghi'],
  ['quan-tri', '/quan-tri/nhat-ky'],
  ['quan-tri', '/tai-khoan'],
  [null, '/'],
  [null, '/huong-dan'],
  [null, '/phan-anh'],
];

const ID = /[0-9a-f]{11}-[0-9a-f]{10}/u;

async function measure(home: TestHome, reader: string | null, path: string): Promise<Figure> {
  const browser = reader === null ? new CookieJar() : await signIn(home, reader);
  const headers = { 'accept-encoding': 'br' };
  const samples: number[] = [];
  for (let visit = -WARM_UP; visit < VISITS; visit += 1) {
    const started = performance.now();
    const response = await browser.fetch(new URL(path, home.addresses.portal), { headers });
    await response.arrayBuffer();
    const took = performance.now() - started;
    if (response.status !== 200)
      return { name: `${path} answers ${String(response.status)}`, unit: 'ms', samples: [took] };
    if (visit >= 0) samples.push(took);
  }
  return { name: `${path.replace(ID, '<id>')} (${reader ?? 'nobody'})`, unit: 'ms', samples, aim: 'p95 ≤ 50' };
}

export const benchmark: Benchmark = {
  name: `Pages over HTTP: a plan of 4,443 tasks and ${String(OPEN)} open obligations of ${String(UNITS)} units`,
  run: async () => {
    const province = await fullProvince();
    const figures: Figure[] = [];
    for (const [reader, path] of pagesOf(province)) figures.push(await measure(province.home, reader, path));
    await province.home.close();
    return figures;
  },
};
