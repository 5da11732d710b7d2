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
