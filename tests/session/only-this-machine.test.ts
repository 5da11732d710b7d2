import { expect, test } from "vitest";
import { reachedFromElsewhere } from "#app/domain/access/only-this-machine.ts";

const HERE = { host: "localhost", address: "127.0.0.1", origin: "http://localhost:3000", trustsProxy: false };

test.each([
  ["as it starts by itself", {}, null],
  ["on IPv6", { host: "::1", address: "::1", origin: "http://[::1]:3000" }, null],
  ["on IPv4 in IPv6", { address: "::ffff:127.0.0.1" }, null],
  ["on another address of the loopback network", { host: "127.0.0.2", address: "127.0.0.2" }, null],
  ["told to listen everywhere", { host: "0.0.0.0", address: "0.0.0.0" }, "HOST is 0.0.0.0"],
  ["told to listen everywhere on IPv6", { host: "::", address: "::" }, "HOST is ::"],
  ["localhost is a name of another address here", { address: "192.168.1.20" }, "it listens on 192.168.1.20"],
  ["bound everywhere whatever it was told", { address: "::" }, "it listens on ::"],
  ["a name that begins like one of this machine", { host: "127.0.0.1.example.org" }, "HOST is 127.0.0.1.example.org"],
  ["called by an address behind TLS", { origin: "https://ja.example.org" }, "ORIGIN is https://ja.example.org"],
  ["behind TLS on this machine", { origin: "https://localhost" }, "ORIGIN is https://localhost"],
  ["behind a proxy", { trustsProxy: true }, "TRUST_PROXY is 1"],
])("whether others reach the server: %s", (_name, changes, why) => {
  expect(reachedFromElsewhere({ ...HERE, ...changes })).toBe(why);
});
