import { expect, test, vi } from "vitest";
import { clientAddress } from "#app/http/client-address.ts";

const https = "https://ja.example.org";
const from = (forwarded?: string) => ({
  ip: "10.0.0.1",
  headers: forwarded === undefined ? {} : { "x-forwarded-for": forwarded },
});

test.each([
  ["https behind a proxy that the settings name", https, true, "203.0.113.7", "10.0.0.1", 0],
  ["https, and no header", https, false, undefined, "10.0.0.1", 0],
  ["this machine itself, whatever header", "http://localhost:3000", false, "203.0.113.7", "10.0.0.1", 0],
  ["https behind a proxy that they do not name", https, false, "203.0.113.7", "shared 10.0.0.1", 1],
  ["an empty header", https, false, "", "shared 10.0.0.1", 1],
])("%s", (_name, origin, trustProxy, forwarded, address, warnings) => {
  const warn = vi.fn();
  expect(clientAddress({ origin, trustProxy }, () => ({ warn }))(from(forwarded))).toBe(address);
  expect(warn).toHaveBeenCalledTimes(warnings);
});

test("the warning is given once, names the setting, and quotes no address", () => {
  const warn = vi.fn();
  const addressOf = clientAddress({ origin: https, trustProxy: false }, () => ({ warn }));
  for (let i = 0; i < 3; i++) addressOf(from("203.0.113.7"));
  expect(warn).toHaveBeenCalledTimes(1);
  expect(warn.mock.calls[0]?.[0]).toContain("TRUST_PROXY=1");
  expect(warn.mock.calls[0]?.[0]).not.toMatch(/203\.0|10\.0/);
});
