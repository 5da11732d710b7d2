import { Readable } from "node:stream";
import MailComposer from "nodemailer/lib/mail-composer";
import SMTPConnection from "nodemailer/lib/smtp-connection";
import { type SendFault, SENDING_MS } from "#app/domain/notifications/outbox.ts";
import type { MailSettings } from "./mail-settings.ts";

export type OutgoingEmail = { to: string; messageId?: string; subject: string; text: string };
/** Null when the mail server has taken the message. */
export type SendEmail = (email: OutgoingEmail) => Promise<SendFault | null>;

const LOOPBACK = new Set(["localhost", "127.0.0.1", "[::1]"]);

/**
 * One connection for each message, and no pool: a pool sends again by itself what the server may have taken when the
 * connection broke. SMTP itself is spoken by nodemailer; its connection is used directly because only so is it known
 * whether the end of the message had been handed over when something failed.
 */
export function emailSender({ smtpUrl, from }: Pick<MailSettings, "smtpUrl" | "from">): SendEmail {
  const options = connectionOptions(smtpUrl);
  return async ({ to, messageId, subject, text }) => {
    const headers = { "Auto-Submitted": "auto-generated" };
    const message = new MailComposer({
      from,
      to,
      subject,
      text,
      headers,
      ...(messageId ? { messageId } : {}),
    }).compile();
    const content = await message.build();
    let isHandedOver = false;
    async function* untilTheEnd() {
      yield await Promise.resolve(content);
      isHandedOver = true;
    }
    const connection = new SMTPConnection(options);
    try {
      await delivered(connection, options, message.getEnvelope(), Readable.from(untilTheEnd()));
      connection.quit();
      return null;
    } catch (error) {
      connection.close();
      return faultOf(error, isHandedOver);
    }
  };
}

function connectionOptions(smtpUrl: string) {
  const { protocol, hostname, port, username, password } = new URL(smtpUrl);
  const secure = protocol === "smtps:";
  return {
    host: hostname.replace(/^\[(.*)\]$/, "$1"),
    port: port === "" ? (secure ? 465 : 587) : Number(port),
    secure,
    // A password never goes over the open net.
    requireTLS: !secure && username !== "" && !LOOPBACK.has(hostname),
    auth: username === "" ? null : { user: decodeURIComponent(username), pass: decodeURIComponent(password) },
    dnsTimeout: 5000,
    connectionTimeout: 10_000,
    greetingTimeout: 10_000,
    socketTimeout: 20_000,
  };
}

type Envelope = { from: string | false; to: string[] };

function delivered(
  connection: SMTPConnection,
  { auth }: ReturnType<typeof connectionOptions>,
  envelope: Envelope,
  content: Readable,
) {
  return new Promise<void>((resolve, reject) => {
    const late = setTimeout(() => reject(new Error("too slow")), SENDING_MS);
    const failed = (error: Error) => {
      clearTimeout(late);
      reject(error);
    };
    const send = () => {
      connection.send(envelope, content, (error) => {
        if (error) return failed(error);
        clearTimeout(late);
        resolve();
      });
    };
    connection.on("error", failed);
    connection.once("end", () => failed(new Error("closed")));
    connection.connect((error) => {
      if (error) return failed(error);
      if (!auth) return send();
      connection.login(auth, (refused) => (refused ? failed(refused) : send()));
    });
  });
}

/** An answer of the server settles what became of a message; silence after the end of it settles nothing. */
function faultOf(error: unknown, isHandedOver: boolean): SendFault {
  const { code, responseCode, command } = error as { code?: unknown; responseCode?: unknown; command?: unknown };
  if (typeof responseCode === "number") {
    const isOfMessage = (code === "EENVELOPE" && command !== "MAIL FROM") || code === "EMESSAGE";
    if (!isOfMessage || responseCode === 421) return { of: "server", code: `server ${responseCode}` };
    return { of: responseCode >= 500 ? "message-for-good" : "message", code: `message ${responseCode}` };
  }
  if (isHandedOver) return { of: "silence", code: "no-answer" };
  // Nothing was said to the server: the address itself cannot be written to.
  if (code === "EENVELOPE") return { of: "message-for-good", code: "no-address" };
  return { of: "server", code: typeof code === "string" && /^E[A-Z]+$/.test(code) ? code : "ECONNECTION" };
}
