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

/**
 * The Internet, and servers of the own network that whoever runs the application named: `address:port`, parted by
 * commas. Never a setting of the portal: people who use it could reach into the network by it.
 */
export function internetAnd(servers: string): Network {
  const named = new Set(servers.split(',').map((server) => server.replace(/[[\]]/gu, '')));
  return {
    resolve: (host) => internet.resolve(host),
    allows: (address, port) => internet.allows(address, port) || named.has(`${address}:${port}`),
  };
}
