import { NOTIFICATION_KINDS, type NotificationKind } from "./kinds.ts";

type Email = { kind: NotificationKind; reference: string; path: string };

/**
 * What leaves the service by e-mail: a reference and a link under a subject that says what sort of thing it is. No
 * name, no group, no words of anybody: mail is read on lock screens and forwarded.
 */
export function emailText({ kind, reference, path }: Email, origin: string): { subject: string; text: string } {
  const { text } = NOTIFICATION_KINDS[kind];
  return {
    subject: `Joint Action: ${text}`,
    text: lines(
      `${text}.`,
      reference === "" ? null : `Reference: ${reference}`,
      `Sign in to read more:\n${origin}${path}`,
      `What you are sent by e-mail is for you to choose:\n${origin}/account/notifications`,
      "This message was written by a computer. Nobody reads an answer to it.",
    ),
  };
}

/** The code is the message's whole point, so it is no secret from whoever reads the mailbox: hence the setting per role. */
export function codeEmailText(code: string, minutes: number): { subject: string; text: string } {
  return {
    subject: "Joint Action: your code to sign in",
    text: lines(
      `Your code to sign in is ${code}. It works once, within ${minutes} minutes, in the browser that asked for it.`,
      "If you are not signing in, somebody knows your password: change it, and tell your administrator.",
    ),
  };
}

/** The message with which an administrator tries the mail settings. */
export function testEmailText(origin: string): { subject: string; text: string } {
  return {
    subject: "Joint Action: test message",
    text: lines(
      `This message shows that mail leaves Joint Action at ${origin}.`,
      "This message was written by a computer. Nobody reads an answer to it.",
    ),
  };
}

function lines(...paragraphs: (string | null)[]) {
  return `${paragraphs.filter((paragraph) => paragraph !== null).join("\n\n")}\n`;
}
