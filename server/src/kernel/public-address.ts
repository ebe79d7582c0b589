import { BlockList, isIP } from 'node:net'

/** IANA's special-purpose registry for IPv4 (RFC 6890 and later): none of it is a public server. */
const SPECIAL_IPV4 = [
  ['0.0.0.0', 8], // this network
  ['10.0.0.0', 8],
  ['100.64.0.0', 10], // shared by carriers (CGNAT)
  ['127.0.0.0', 8],
  ['169.254.0.0', 16], // link-local, the clouds' metadata services
  ['172.16.0.0', 12],
  ['192.0.0.0', 24],
  ['192.0.2.0', 24],
  ['192.88.99.0', 24], // 6to4 relays
  ['192.168.0.0', 16],
  ['198.18.0.0', 15], // benchmarks
  ['198.51.100.0', 24],
  ['203.0.113.0', 24],
  ['224.0.0.0', 4], // multicast
  ['240.0.0.0', 4], // reserved and broadcast
] as const

/** Parts of 2000::/3 that are no public server, or hide an IPv4 address that would have to be judged. */
const SPECIAL_IPV6 = [
  ['2001::', 23], // Teredo, ORCHID and other protocols
  ['2001:db8::', 32],
  ['2002::', 16], // 6to4
  ['3fff::', 20],
] as const

const ipv4 = new BlockList()
for (const [net, prefix] of SPECIAL_IPV4) ipv4.addSubnet(net, prefix, 'ipv4')
const ipv6 = new BlockList()
for (const [net, prefix] of SPECIAL_IPV6) ipv6.addSubnet(net, prefix, 'ipv6')
const globalIpv6 = new BlockList()
globalIpv6.addSubnet('2000::', 3, 'ipv6')

/**
 * May a URL from an outsider lead to this address? For IPv6 only what is global unicast, so that loopback, link-local,
 * unique local, multicast, IPv4-mapped and translated (NAT64) addresses are refused without being listed.
 */
export function isPublicAddress(address: string): boolean {
  const family = isIP(address)
  if (family === 4) return !ipv4.check(address, 'ipv4')
  return family === 6 && globalIpv6.check(address, 'ipv6') && !ipv6.check(address, 'ipv6')
}
