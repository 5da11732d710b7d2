import { Agent, createServer, get, type IncomingMessage, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { afterEach, beforeEach, expect, test } from "vitest";
import { gracefulStop } from "#app/http/graceful-stop.ts";

let server: Server;
let stop: () => Promise<void>;
let agent: Agent;
let port: number;
let release: () => void;
beforeEach(async () => {
  const released = new Promise<void>((resolve) => (release = resolve));
  server = createServer((request, response) => {
    if (request.url === "/slow") void released.then(() => response.end("slow"));
    else response.end("quick");
  });
  stop = gracefulStop(server);
  await new Promise<void>((listening) => server.listen(0, "127.0.0.1", listening));
  ({ port } = server.address() as AddressInfo);
  agent = new Agent({ keepAlive: true, maxSockets: 20 });
});
afterEach(() => {
  agent.destroy();
  server.closeAllConnections();
});

function ask(path: string) {
  return new Promise<{ status: number; body: string; connection: string | undefined }>((resolve, reject) => {
    get({ host: "127.0.0.1", port, path, agent }, (response: IncomingMessage) => {
      let body = "";
      response.on("data", (chunk: Buffer) => (body += chunk.toString()));
      response.on("end", () =>
        resolve({ status: response.statusCode ?? 0, body, connection: response.headers.connection }),
      );
    }).on("error", reject);
  });
}

test("with nobody there it stops at once", async () => {
  await stop();
  expect(server.listening).toBe(false);
});

test("a connection that a browser keeps open does not hold the stop up", async () => {
  expect(await ask("/")).toEqual({ status: 200, body: "quick", connection: "keep-alive" });
  await stop();
});

test("a request under way is answered before the server has stopped, and its connection is closed", async () => {
  const slow = ask("/slow");
  await expect.poll(() => new Promise((count) => server.getConnections((_, n) => count(n)))).toBe(1);
  let hasStopped = false;
  const stopped = stop().then(() => (hasStopped = true));
  await new Promise((later) => setTimeout(later, 150));
  expect(hasStopped).toBe(false);
  release();
  expect(await slow).toEqual({ status: 200, body: "slow", connection: "close" });
  await stopped;
});

test("nobody new is let in while it stops", async () => {
  const slow = ask("/slow");
  await expect.poll(() => new Promise((count) => server.getConnections((_, n) => count(n)))).toBe(1);
  const stopped = stop();
  await expect.poll(() => server.listening).toBe(false);
  await expect(ask("/")).rejects.toMatchObject({ code: "ECONNREFUSED" });
  release();
  await slow;
  await stopped;
});

test("under load every request that has come is answered", async () => {
  let came = 0;
  server.on("request", () => (came += 1));
  const seen: Record<string, number> = {};
  let isOn = true;
  const clients = Array.from({ length: 15 }, async () => {
    while (isOn) {
      const what = await ask("/").then(
        ({ status }) => String(status),
        (error: NodeJS.ErrnoException) => error.code ?? error.message,
      );
      seen[what] = (seen[what] ?? 0) + 1;
      if (what !== "200") return;
    }
  });
  await expect.poll(() => seen["200"] ?? 0).toBeGreaterThan(100);
  await stop();
  isOn = false;
  await Promise.all(clients);
  expect(seen["200"]).toBe(came);
  expect(Object.keys(seen).filter((what) => /^[1-5]\d\d$/.test(what))).toEqual(["200"]);
});
