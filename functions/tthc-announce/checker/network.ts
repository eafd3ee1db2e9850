/** What the checker asks of the network before it connects. A port, so that tests may speak to servers of their own. */
import { lookup } from 'node:dns/promises';
import { isPublicAddress } from './public-address.ts';

export interface Network {
  /** All addresses of a host. Throws when there are none. */
  resolve(host: string): Promise<readonly string[]>;
  /** Whether the checker may connect there. */
  allows(address: string, port: number): boolean;
}

const WEB_PORTS: ReadonlySet<number> = new Set([80, 443]);

/** The Internet: public addresses, the ports of the web. */
export const internet: Network = {
  resolve: async (host) => (await lookup(host, { all: true })).map(({ address }) => address),
  allows: (address, port) => WEB_PORTS.has(port) && isPublicAddress(address),
};
