/**
 * Which network addresses the checker may speak to: those of the public Internet only. People give it addresses of
 * pages, and it stands inside our network; whatever is reserved, private or local is refused (RFC 6890, RFC 4291).
 */
import { BlockList, isIPv4, isIPv6 } from 'node:net';

/** Everything the IPv4 special-purpose registry does not call globally reachable, multicast and broadcast too. */
const RESERVED_V4: readonly (readonly [string, number])[] = [
  ['0.0.0.0', 8],
  ['10.0.0.0', 8],
  ['100.64.0.0', 10],
  ['127.0.0.0', 8],
  ['169.254.0.0', 16],
  ['172.16.0.0', 12],
  ['192.0.0.0', 24],
  ['192.0.2.0', 24],
  ['192.88.99.0', 24],
  ['192.168.0.0', 16],
  ['198.18.0.0', 15],
  ['198.51.100.0', 24],
  ['203.0.113.0', 24],
  ['224.0.0.0', 4],
  ['240.0.0.0', 4],
];

/**
 * Of IPv6 only 2000::/3 is given out for the Internet; loopback, link-local, unique-local, multicast, IPv4-mapped and
 * NAT64 addresses lie outside of it. Within it these are documentation, tunnels that hide an IPv4 address, and tests.
 */
const GLOBAL_V6 = ['2000::', 3] as const;
const RESERVED_V6: readonly (readonly [string, number])[] = [
  ['2001::', 23],
  ['2001:db8::', 32],
  ['2002::', 16],
  ['3fff::', 20],
];

const reservedV4 = new BlockList();
for (const [net, bits] of RESERVED_V4) reservedV4.addSubnet(net, bits, 'ipv4');
const globalV6 = new BlockList();
globalV6.addSubnet(...GLOBAL_V6, 'ipv6');
const reservedV6 = new BlockList();
for (const [net, bits] of RESERVED_V6) reservedV6.addSubnet(net, bits, 'ipv6');

/** True for an IP address (not a name) of the public Internet. */
export function isPublicAddress(address: string): boolean {
  if (isIPv4(address)) return !reservedV4.check(address, 'ipv4');
  if (!isIPv6(address) || address.includes('%')) return false;
  return globalV6.check(address, 'ipv6') && !reservedV6.check(address, 'ipv6');
}
