import type { Request } from "express";
import type { Logger } from "pino";
import { sharedAddress } from "#app/domain/access/throttle.ts";
import type { Config } from "./config.ts";

/**
 * Whence a request comes. Behind a proxy that the settings do not name every request seems to come from the proxy: the
 * address then counts as shared by everybody, and whoever runs the server is told once. That it forwards is seen from
 * its header, whose content nobody vouches for and which is not read.
 */
export function clientAddress(config: Pick<Config, "origin" | "trustProxy">, logger: () => Pick<Logger, "warn">) {
  let isTold = false;
  return (req: Pick<Request, "ip" | "headers">): string => {
    const address = req.ip ?? "";
    const isUnnamedProxy =
      !config.trustProxy && config.origin.startsWith("https:") && req.headers["x-forwarded-for"] !== undefined;
    if (!isUnnamedProxy) return address;
    if (!isTold) {
      isTold = true;
      logger().warn(
        "Requests come through a proxy (X-Forwarded-For) and TRUST_PROXY is not set: everybody seems to come from one address, so guessing is held back for each account and hardly for the address. Set TRUST_PROXY=1 if the proxy is yours",
      );
    }
    return sharedAddress(address);
  };
}
