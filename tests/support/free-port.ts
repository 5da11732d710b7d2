import { createServer } from "node:net";
import type { AddressInfo } from "node:net";

export async function freePort() {
  const server = createServer();
  await new Promise<void>((listening) => server.listen(0, "localhost", listening));
  const { port } = server.address() as AddressInfo;
  await new Promise((closed) => server.close(closed));
  return port;
}
