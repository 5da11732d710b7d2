/** Where the server listens, as it was told and as the system says. */
export type Listening = {
  /** HOST: a name or an address. */
  host: string;
  /** The address that was really bound. */
  address: string;
  /** The address that people type. */
  origin: string;
  /** Whether a proxy stands in front, which brings people from elsewhere. */
  trustsProxy: boolean;
};

const LOOPBACK_V4 = /^(::ffff:)?127\.\d{1,3}\.\d{1,3}\.\d{1,3}$/;
const NAMES = new Set(["localhost", "::1", "[::1]"]);

/**
 * Why somebody at another machine might reach the server, or null where nobody can: told to listen on this machine alone,
 * bound to it, called by a plain address of it, and no proxy in front. What a request says of itself counts for nothing.
 */
export function reachedFromElsewhere({ host, address, origin, trustsProxy }: Listening): string | null {
  const { protocol, hostname } = new URL(origin);
  if (!isLoopback(host)) return `HOST is ${host}`;
  if (!isLoopback(address)) return `it listens on ${address}`;
  if (protocol !== "http:" || !isLoopback(hostname)) return `ORIGIN is ${origin}`;
  if (trustsProxy) return "TRUST_PROXY is 1";
  return null;
}

/** Whether a request calls this machine by a name that no other has: its Host, with or without a port. */
export function isCalledAsThisMachine(host: string): boolean {
  return isLoopback(host.replace(/:\d+$/, ""));
}

function isLoopback(host: string) {
  return NAMES.has(host.toLowerCase()) || LOOPBACK_V4.test(host);
}
