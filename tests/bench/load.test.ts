import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { afterEach, expect, test } from "vitest";
import { Connections, load, WrongAnswer } from "./load.ts";

const servers: Server[] = [];
afterEach(() => {
  for (const server of servers.splice(0)) server.close();
});

/** Answers with its own name and how many it answered before. */
async function aServer(name: string) {
  let answered = 0;
  const server = createServer((_request, response) => response.end(`${name} ${answered++}`));
  servers.push(server);
  await new Promise<void>((listening) => server.listen(0, "localhost", listening));
  return { port: (server.address() as AddressInfo).port, answered: () => answered };
}

test("so many requests are asked, of each server in turn, and each is measured", async () => {
  const [a, b] = [await aServer("a"), await aServer("b")];
  const connections = new Connections([a.port, b.port], 3);
  const { taken, rate } = await load({
    connections,
    at: 3,
    count: 20,
    within: 60_000,
    ask: () => [{ path: "/" }, { status: 200 }],
  });
  connections.close();
  expect(taken).toHaveLength(20);
  expect(rate).toBeGreaterThan(0);
  expect([a.answered(), b.answered()]).toEqual([10, 10]);
});

test("none is begun when the time is over", async () => {
  const { port, answered } = await aServer("a");
  const connections = new Connections([port], 2);
  const { taken } = await load({
    connections,
    at: 2,
    count: 20,
    within: 0,
    ask: () => [{ path: "/" }, { status: 200 }],
  });
  connections.close();
  expect([taken, answered()]).toEqual([[], 0]);
});

test.each([
  ["of another status", { status: 302 }],
  ["without the word", { status: 200, word: "b" }],
])("an answer %s is never counted", async (_name, expected) => {
  const { port } = await aServer("a");
  const connections = new Connections([port], 1);
  await expect(connections.ask({ path: "/" }, expected)).rejects.toThrow(WrongAnswer);
  await expect(connections.ask({ path: "/" }, { status: 200, word: "a 1" })).resolves.toMatchObject({ status: 200 });
  connections.close();
});
