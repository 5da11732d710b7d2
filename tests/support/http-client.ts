import { Agent, type IncomingHttpHeaders, request } from "node:http";
import { codeOf } from "./browser.ts";
import { PASSWORD, type SignInOf } from "./sign-in.ts";

export type Answer = { status: number; headers: IncomingHttpHeaders; body: string; location: string };
export type Fields = Record<string, string> | [string, string][];
type Sent = { headers?: Record<string, string>; body?: string | Buffer };

/** Far longer than anything here takes: an answer that never comes is a defect, to be told where it happened. */
const PATIENCE = 60_000;

export class BrokenConnection extends Error {
  constructor(
    message: string,
    options: ErrorOptions,
    /** The server had answered on it before: it was not refused at the door. */
    readonly wasTakenOn: boolean,
  ) {
    super(message, options);
  }
}

/** A browser without script, as far as the server can tell: cookies, Origin, form tokens; and whatever a hostile one would send. */
export class HttpClient {
  readonly cookies = new Map<string, string>();
  /** Of the newest page that showed one. */
  formToken = "";
  readonly #agent = new Agent({ keepAlive: true });
  readonly #port: string;
  /** To tell a connection that was broken off from one that had been left idle for too long. */
  readonly #answeredAt = new WeakMap<object, number>();

  constructor(
    readonly url: string,
    readonly origin = url,
  ) {
    this.#port = new URL(url).port;
  }

  /** The path goes out as it is, and no header but Host, the cookies and those given. */
  send(method: string, path: string, { headers = {}, body }: Sent = {}): Promise<Answer> {
    const cookie = [...this.cookies].map(([name, value]) => `${name}=${value}`).join("; ");
    const length = body === undefined ? {} : { "Content-Length": String(Buffer.byteLength(body)) };
    const all = { ...(cookie ? { Cookie: cookie } : {}), ...length, ...headers };
    const asked = performance.now();
    return new Promise((resolve, reject) => {
      const sent = request(
        { host: "localhost", port: this.#port, method, path, headers: all, agent: this.#agent },
        (answer) => {
          const { socket } = sent;
          const parts: Buffer[] = [];
          answer.on("data", (part: Buffer) => parts.push(part));
          answer.on("error", reject);
          answer.on("end", () => {
            if (socket) this.#answeredAt.set(socket, performance.now());
            const text = Buffer.concat(parts).toString("utf8");
            this.#keep(answer.headers["set-cookie"] ?? [], text);
            const { statusCode: status = 0, headers } = answer;
            resolve({ status, headers, body: text, location: headers.location ?? "" });
          });
        },
      );
      const idle = () => {
        const since = sent.socket ? this.#answeredAt.get(sent.socket) : undefined;
        return since === undefined ? "new connection" : `connection answered on ${Math.round(asked - since)} ms before`;
      };
      sent.setTimeout(PATIENCE, () =>
        reject(new Error(`${method} ${path} was not answered within ${PATIENCE} ms (${idle()})`)),
      );
      sent.on("error", (error) =>
        reject(new BrokenConnection(`${error.message} (${idle()})`, { cause: error }, sent.reusedSocket)),
      );
      sent.end(body);
    });
  }

  get(path: string, headers?: Record<string, string>) {
    return this.send("GET", path, { headers });
  }

  /** A form of ours, with the session's token. */
  post(path: string, fields: Fields, headers: Record<string, string> = {}) {
    const form = new URLSearchParams(fields);
    if (this.formToken && !form.has("formToken")) form.set("formToken", this.formToken);
    const type = "application/x-www-form-urlencoded";
    return this.send("POST", path, {
      headers: { Origin: this.origin, "Content-Type": type, ...headers },
      body: form.toString(),
    });
  }

  close() {
    this.#agent.destroy();
  }

  #keep(setCookies: readonly string[], page: string) {
    for (const line of setCookies) {
      const [pair = "", ...attributes] = line.split(";");
      const at = pair.indexOf("=");
      const isOver = attributes.some((a) => /^\s*expires=Thu, 01 Jan 1970/i.test(a));
      if (isOver) this.cookies.delete(pair.slice(0, at));
      else this.cookies.set(pair.slice(0, at), pair.slice(at + 1));
    }
    this.formToken = /name="formToken" value="([^"]+)"/.exec(page)?.[1] ?? this.formToken;
  }
}

/** From an invitation link to a complete session, through the pages: a password, an authenticator, the recovery codes. */
export async function enrol(client: HttpClient, link: string, email: string): Promise<SignInOf> {
  const { pathname } = new URL(link);
  await client.get(pathname);
  await done(client.post(pathname, { newPassword: PASSWORD }), 302);
  const { body: page } = await client.get("/sign-in/authenticator");
  const secret = /id="key"[^>]*>([^<]+)</.exec(page)?.[1]?.trim() ?? "";
  const { body: codes } = await done(client.post("/sign-in/authenticator", { code: codeOf(secret) }), 200);
  const list = /id="recovery-codes"[\s\S]*?<\/ol>/.exec(codes)?.[0] ?? "";
  const recoveryCodes = [...list.matchAll(/<code[^>]*>([^<]+)</g)].map(([, code = ""]) => code);
  await done(client.get("/"), 200);
  return { email, secret, recoveryCodes };
}

/** By password and recovery code, through the pages. */
export async function signIn(client: HttpClient, who: SignInOf) {
  await client.get("/sign-in");
  await done(client.post("/sign-in", { email: who.email, password: PASSWORD }), 302);
  await client.get("/sign-in/recovery-code");
  await done(client.post("/sign-in/recovery-code", { recoveryCode: who.recoveryCodes.pop() ?? "" }), 302);
  await done(client.get("/"), 200);
}

async function done(answering: Promise<Answer>, status: number) {
  const answer = await answering;
  if (answer.status !== status)
    throw new Error(`${answer.status} where ${status} was due: ${answer.body.slice(0, 300)}`);
  return answer;
}
