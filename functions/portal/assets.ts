/** Stylesheet, fonts and the guide's pictures, served by the portal itself under an address that changes with their content. */
import { createHash } from 'node:crypto';
import latin400 from '@fontsource/be-vietnam-pro/files/be-vietnam-pro-latin-400-normal.woff2';
import latin700 from '@fontsource/be-vietnam-pro/files/be-vietnam-pro-latin-700-normal.woff2';
import vietnamese400 from '@fontsource/be-vietnam-pro/files/be-vietnam-pro-vietnamese-400-normal.woff2';
import vietnamese700 from '@fontsource/be-vietnam-pro/files/be-vietnam-pro-vietnamese-700-normal.woff2';
import css from '#shared/ui/portal.scss';
import guideAdministration from './guide/pictures/administration.jpg';
import guideLeader from './guide/pictures/leader.jpg';
import guidePlan from './guide/pictures/plan.jpg';
import guideStart from './guide/pictures/start.jpg';
import guideWeeks from './guide/pictures/weeks.jpg';
import { chooseEncoding, compress, type Encoding } from '#shared/adapters/http.ts';

interface Asset {
  readonly type: string;
  readonly bytes: Uint8Array;
}

const font = (bytes: Uint8Array): Asset => ({ type: 'font/woff2', bytes });

const picture = (bytes: Uint8Array): Asset => ({ type: 'image/jpeg', bytes });

const assets: Readonly<Record<string, Asset>> = {
  'portal.css': { type: 'text/css; charset=utf-8', bytes: new TextEncoder().encode(css) },
  'be-vietnam-pro-latin-400.woff2': font(latin400),
  'be-vietnam-pro-latin-700.woff2': font(latin700),
  'be-vietnam-pro-vietnamese-400.woff2': font(vietnamese400),
  'be-vietnam-pro-vietnamese-700.woff2': font(vietnamese700),
  'guide-administration.jpg': picture(guideAdministration),
  'guide-leader.jpg': picture(guideLeader),
  'guide-plan.jpg': picture(guidePlan),
  'guide-start.jpg': picture(guideStart),
  'guide-weeks.jpg': picture(guideWeeks),
};

/** One hash for all: the stylesheet names its fonts by relative address, so they live and change together. */
export const ASSETS_HASH = Object.values(assets)
  .reduce((hash, { bytes }) => hash.update(bytes), createHash('sha256'))
  .digest('hex')
  .slice(0, 16);

export const assetPath = (name: string): string => `/assets/${ASSETS_HASH}/${name}`;

export const STYLESHEET = assetPath('portal.css');

const compressed = new Map<string, Promise<Buffer>>();

function compressOnce(name: string, bytes: Uint8Array, encoding: Encoding): Promise<Buffer> {
  const key = `${encoding} ${name}`;
  const known = compressed.get(key) ?? compress(bytes, encoding, true);
  compressed.set(key, known);
  return known;
}

/** An asset that never changes under its address; undefined when there is none of that name and hash. */
export async function serveAsset(hash: string, name: string, acceptEncoding: string): Promise<Response | undefined> {
  const asset = Object.hasOwn(assets, name) && hash === ASSETS_HASH ? assets[name] : undefined;
  if (asset === undefined) return undefined;
  const headers = new Headers({ 'content-type': asset.type, 'cache-control': 'public, max-age=31536000, immutable' });
  // Fonts and pictures are compressed already.
  if (!asset.type.startsWith('text/')) return new Response(Uint8Array.from(asset.bytes), { headers });
  const encoding = chooseEncoding(acceptEncoding);
  headers.set('vary', 'accept-encoding');
  if (encoding === undefined) return new Response(Uint8Array.from(asset.bytes), { headers });
  headers.set('content-encoding', encoding);
  return new Response(Uint8Array.from(await compressOnce(name, asset.bytes, encoding)), { headers });
}
