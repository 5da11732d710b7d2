import { Agent, request } from "node:http";

export type Asked = { method?: "GET" | "POST"; path: string; headers?: Record<string, string>; body?: string };
export type Answered = { status: number; location: string; body: Buffer };
/** What an answer must be; an answer that is anything else ends the benchmark. */
export type Expected = {
  status: number;
  word?: string;
  /** With which the address that it leads to begins. */
  location?: string;
};

export class WrongAnswer extends Error {}

/** Connections that stay open, to one server or, in turn, to each of several. */
export class Connections {
  readonly #agent: Agent;
  #asked = 0;

  constructor(
    readonly ports: readonly number[],
    count: number,
  ) {
    this.#agent = new Agent({ keepAlive: true, maxSockets: count, scheduling: "fifo" });
  }

  /** One request; a wrong answer is thrown. */
  ask({ method = "GET", path, headers = {}, body }: Asked, expected: Expected): Promise<Answered> {
    const length = body === undefined ? {} : { "Content-Length": String(Buffer.byteLength(body)) };
    const port = this.ports[this.#asked++ % this.ports.length];
    return new Promise((resolve, reject) => {
      const options = { host: "localhost", port, method, path, headers: { ...length, ...headers }, agent: this.#agent };
      const sent = request(options, (answer) => {
        const parts: Buffer[] = [];
        answer.on("data", (part: Buffer) => parts.push(part));
        answer.on("error", reject);
        answer.on("end", () => {
          const answered = {
            status: answer.statusCode ?? 0,
            location: answer.headers.location ?? "",
            body: Buffer.concat(parts),
          };
          if (isAsExpected(answered, expected)) resolve(answered);
          else
            reject(
              new WrongAnswer(`${method} ${path}: ${answered.status} ${answered.location} ${wordsOf(answered.body)}`),
            );
        });
      });
      sent.on("error", reject);
      sent.end(body);
    });
  }

  close() {
    this.#agent.destroy();
  }
}

function isAsExpected({ status, location, body }: Answered, expected: Expected) {
  const hasWord = expected.word === undefined || body.includes(expected.word);
  return status === expected.status && hasWord && location.startsWith(expected.location ?? "");
}

/** What the page says in its own part. */
function wordsOf(body: Buffer) {
  const page = body.toString("utf8");
  const main = /<main[\s\S]*<\/main>/.exec(page)?.[0] ?? page;
  return main.replaceAll(/<[^>]+>/g, " ").replaceAll(/\s+/g, " ").slice(0, 400); // prettier-ignore
}

type Load = {
  connections: Connections;
  /** So many at once. */
  at: number;
  /** So many requests at the most, and none begun after so many milliseconds. */
  count: number;
  within: number;
  ask: (n: number) => [Asked, Expected];
};

/** Requests, one after another on each of the connections. Gives milliseconds of each, and requests in a second. */
export async function load({ connections, at, count, within, ask }: Load): Promise<{ rate: number; taken: number[] }> {
  let next = 0;
  const taken: number[] = [];
  const started = performance.now();
  const one = async () => {
    while (next < count && performance.now() - started < within) {
      const asked = ask(next++);
      const sent = performance.now();
      await connections.ask(...asked);
      taken.push(performance.now() - sent);
    }
  };
  await Promise.all(Array.from({ length: Math.min(at, count) }, one));
  return { rate: (taken.length * 1000) / (performance.now() - started), taken };
}
