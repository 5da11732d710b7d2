import { formTokenOf } from "#app/http/form-token.server.ts";
import type { RequestContext } from "#app/http/request-context.ts";
import { codeAt } from "#app/services/session/totp.ts";
import { totpStepAt } from "#app/domain/access/totp-steps.ts";
import { resolveSession } from "#app/services/session/resolve-session.ts";
import type { Executor } from "#db/transaction.ts";

type Args = { request: Request; params: Record<string, string>; context: RequestContext };
type Handler = (args: never) => Promise<unknown>;
type Where = { path?: string; params?: Record<string, string>; formToken?: string | null };

/** A browser with its cookie: each request finds its session as Express does. */
export class TestBrowser {
  token: string | null = null;
  /** Besides its own, like those of a proxy on the way. */
  headers: Record<string, string> = {};
  constructor(
    readonly db: Executor,
    readonly address = "192.0.2.1",
  ) {}

  get(loader: Handler, { path = "/test", params = {} }: Where = {}) {
    return this.#ask(loader, () => new Request(`http://localhost${path}`, { headers: this.headers }), params);
  }

  post(
    action: Handler,
    fields: Record<string, string> | [string, string][],
    { path = "/test", params = {}, formToken }: Where = {},
  ) {
    return this.#ask(
      action,
      ({ signedIn }) => {
        const body = new URLSearchParams(fields);
        const token = formToken === undefined ? signedIn && formTokenOf(signedIn.sessionId) : formToken;
        if (token) body.set("formToken", token);
        const headers = {
          ...this.headers,
          "User-Agent": "Mozilla/5.0 (Windows NT 10.0; Win64; x64; rv:128.0) Gecko/20100101 Firefox/128.0",
        };
        return new Request(`http://localhost${path}`, { method: "POST", body, headers });
      },
      params,
    );
  }

  async #ask(
    handler: Handler,
    request: (context: RequestContext) => Request,
    params: Record<string, string>,
  ): Promise<Answer> {
    const context: RequestContext = {
      nonce: "nonce",
      address: this.address,
      origin: "https://ja.example.org",
      signedIn: null,
      lapsedUserId: null,
      setSessionToken: (token) => (this.token = token),
    };
    const found = this.token === null ? null : await resolveSession({ db: this.db, now: new Date() }, this.token);
    if (found?.kind === "alive") {
      context.signedIn = found.session;
      if (found.newToken) this.token = found.newToken;
    } else if (found?.kind === "lapsed") context.lapsedUserId = found.userId;
    const args: Args = { request: request(context), params, context };
    try {
      return answerOf(await handler(args as never));
    } catch (thrown) {
      return answerOf(thrown);
    }
  }
}

export type Answer = { status: number; location: string | null; headers: Headers; data: Record<string, unknown> };

function answerOf(returned: unknown): Answer {
  if (returned instanceof Response) {
    return { status: returned.status, location: returned.headers.get("Location"), headers: returned.headers, data: {} };
  }
  if (returned instanceof Error) throw returned;
  const { data, init } = (returned ?? {}) as {
    data?: Record<string, unknown>;
    init?: ResponseInit | null;
    type?: string;
  };
  const isData = typeof returned === "object" && returned !== null && "init" in returned;
  return {
    status: isData ? (init?.status ?? 200) : 200,
    location: null,
    headers: new Headers(isData ? init?.headers : {}),
    data: (isData ? data : returned) as Record<string, unknown>,
  };
}

/** What the authenticator app shows at that moment. */
export function codeNow(secret: string, at = new Date()) {
  return codeAt(secret, totpStepAt(at));
}
