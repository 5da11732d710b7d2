import express from "express";
import { afterAll, beforeAll, expect, test } from "vitest";
import { readableAddress } from "#app/http/request-shape.ts";
import type { AddressInfo } from "node:net";
import type { Server } from "node:http";

let server: Server;
beforeAll(async () => {
  const app = express();
  app.use(readableAddress);
  app.use((_req, res) => void res.send("read"));
  await new Promise<void>((listening) => (server = app.listen(0, "127.0.0.1", () => listening())));
});
afterAll(() => new Promise((closed) => server.close(closed)));

test.each([
  ["/premises?find=100%25", 200],
  ["/premises?find=%00", 400],
  ["/premises/%00", 400],
  ["/premises?_data=routes/premises", 400],
])("%s: %d", async (address, status) => {
  const { port } = server.address() as AddressInfo;
  expect((await fetch(`http://127.0.0.1:${port}${address}`)).status).toBe(status);
});
