import type { AddressInfo, Socket } from "node:net";
import { SMTPServer, type SMTPServerOptions } from "smtp-server";

export type Received = { to: string[]; from: string; headers: Record<string, string>; text: string };
/** How long it waits with its answer to a message that it has taken, in milliseconds. */
type Options = SMTPServerOptions & { answerAfter?: () => number };
type Answer = { responseCode: number } | "never" | null;

/** A real mail server on a port of its own, that keeps what it takes. `answers` may refuse, or fall silent. */
export async function mailServer({ answerAfter, ...options }: Options = {}) {
  const received: Received[] = [];
  const answers: { recipient: Answer; content: Answer } = { recipient: null, content: null };
  const open = new Set<Socket>();
  let connections = 0;
  const refusal = (answer: Exclude<Answer, "never" | null>) =>
    Object.assign(new Error("not what anybody should read"), answer);

  const make = () =>
    new SMTPServer({
      disabledCommands: ["STARTTLS", ...(options.onAuth ? [] : ["AUTH"])],
      allowInsecureAuth: true,
      disableReverseLookup: true,
      onConnect: (_session, done) => {
        connections += 1;
        done();
      },
      onRcptTo: (_address, _session, done) => {
        if (answers.recipient === "never") return;
        done(answers.recipient && refusal(answers.recipient));
      },
      onData: (stream, session, done) => {
        let content = "";
        stream.on("data", (chunk) => (content += String(chunk)));
        stream.on("end", () => {
          if (answers.content && answers.content !== "never") return done(refusal(answers.content));
          received.push(read(content, session.envelope));
          if (answers.content !== "never") setTimeout(done, answerAfter?.() ?? 0);
        });
      },
      ...options,
    });
  let server = make();
  async function listen(port: number) {
    server.server.on("connection", (socket: Socket) => {
      open.add(socket);
      socket.on("close", () => open.delete(socket));
    });
    server.on("error", () => {}); // a client that goes away in mid-sentence
    await new Promise<void>((listening) => server.listen(port, "127.0.0.1", listening));
    return (server.server.address() as AddressInfo).port;
  }
  const port = await listen(0);
  return {
    port,
    url: `smtp://127.0.0.1:${port}`,
    received,
    answers,
    connections: () => connections,
    /** Breaks every connection where it stands. */
    hangUp: () => open.forEach((socket) => socket.destroy()),
    async stop() {
      open.forEach((socket) => socket.destroy());
      await new Promise<void>((closed) => server.close(closed));
    },
    /** On the same port again. */
    async start() {
      server = make();
      await listen(port);
    },
  };
}

export type MailServer = Awaited<ReturnType<typeof mailServer>>;

type Envelope = { mailFrom: false | { address: string }; rcptTo: { address: string }[] };

function read(content: string, { mailFrom, rcptTo }: Envelope): Received {
  const [head = "", ...rest] = content.split("\r\n\r\n");
  const headers = Object.fromEntries(
    head.replaceAll(/\r\n[ \t]+/g, " ").split("\r\n").map((line) => {
      const at = line.indexOf(":");
      return [line.slice(0, at).toLowerCase(), line.slice(at + 1).trim()];
    }),
  ) as Record<string, string>; // prettier-ignore
  return {
    to: rcptTo.map(({ address }) => address),
    from: mailFrom ? mailFrom.address : "",
    headers,
    text: rest.join("\r\n\r\n").replaceAll("\r\n", "\n"),
  };
}
