/** What may be kept, by what the bytes are. `ending` names the file when it is handed out. */
export const DOCUMENT_CONTENTS = {
  pdf: { name: "PDF", ending: "pdf", mediaType: "application/pdf" },
  docx: {
    name: "Word",
    ending: "docx",
    mediaType: "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
  },
  xlsx: {
    name: "Excel",
    ending: "xlsx",
    mediaType: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
  },
  odt: { name: "OpenDocument text", ending: "odt", mediaType: "application/vnd.oasis.opendocument.text" },
  ods: { name: "OpenDocument table", ending: "ods", mediaType: "application/vnd.oasis.opendocument.spreadsheet" },
  png: { name: "PNG picture", ending: "png", mediaType: "image/png" },
  jpeg: { name: "JPEG picture", ending: "jpg", mediaType: "image/jpeg" },
  heic: { name: "HEIC picture", ending: "heic", mediaType: "image/heic" },
  msg: { name: "Outlook e-mail", ending: "msg", mediaType: "application/vnd.ms-outlook" },
  eml: { name: "E-mail", ending: "eml", mediaType: "message/rfc822" },
  csv: { name: "CSV table", ending: "csv", mediaType: "text/csv; charset=utf-8" },
  txt: { name: "Text", ending: "txt", mediaType: "text/plain; charset=utf-8" },
} as const satisfies Record<string, { name: string; ending: string; mediaType: string }>;
export type DocumentContent = keyof typeof DOCUMENT_CONTENTS;

export const ALLOWED_WORDS =
  "PDF, Word (.docx), Excel (.xlsx), OpenDocument (.odt, .ods), PNG, JPEG, HEIC, text, CSV or e-mail (.eml, .msg)";
/** What the browser offers first. What is let in is decided by the bytes. */
export const ACCEPTED_ENDINGS = ".pdf,.docx,.xlsx,.odt,.ods,.png,.jpg,.jpeg,.heic,.txt,.csv,.eml,.msg";

const BY_MEDIA_TYPE = new Map<string, DocumentContent>([
  ...Object.entries(DOCUMENT_CONTENTS)
    .filter(([content]) => !["msg", "eml", "csv", "txt"].includes(content))
    .map(([content, { mediaType }]) => [mediaType, content as DocumentContent] as const),
  ["image/heif", "heic"],
]);
/** A store of streams inside one file: Outlook messages are one, old Word and Excel files with their macros are others. */
const COMPOUND = "application/x-cfb";
const TEXTS: Readonly<Record<string, DocumentContent>> = { txt: "txt", csv: "csv", eml: "eml" };
const E_MAIL_HEADING = /^(?:From |[A-Za-z][A-Za-z0-9-]*:[ \t])/;
const NAMES_A_SENDER = /^(?:From|Sender|Return-Path|Received|Reply-To):/im;

export type Inspected = {
  /** What the sender's machine called it. */
  name: string;
  /** As its signature says; null where there is none, as in a text. */
  signature: { mediaType: string; ending: string } | null;
  /** Its first bytes; a text is judged by them. */
  head: Uint8Array;
  /** Among the streams of a compound file: those of an Outlook message. */
  isOutlookMessage: boolean;
};
export type Judged = { ok: true; content: DocumentContent } | { ok: false; message: string };

/**
 * What a file is, by its bytes and not by its name (SECURITY S11). Only texts are told apart by how their name ends,
 * because nothing in them does; a text of any other ending is refused, as it would be some kind of program or page.
 */
export function judgeContent({ name, signature, head, isOutlookMessage }: Inspected): Judged {
  const ending = endingOf(name);
  const text = textIn(head);
  // What its first two bytes mark as UTF-16 may look like the beginning of something else.
  if (signature && !(isMarkedUtf16(head) && text !== null)) {
    const known = BY_MEDIA_TYPE.get(signature.mediaType);
    if (known) return { ok: true, content: known };
    if (signature.mediaType === COMPOUND && isOutlookMessage) return { ok: true, content: "msg" };
    return refused(ending, signature.mediaType === COMPOUND ? "an old Office file" : `a .${signature.ending} file`);
  }
  if (text === null) return refused(ending, "of no kind that is known");
  const content = TEXTS[ending];
  if (!content) return refused(ending, "a text");
  if (content === "eml" && !isEmail(text)) return refused(ending, "a text");
  return { ok: true, content };
}

function refused(ending: string, found: string): Judged {
  const claimed = Object.values(DOCUMENT_CONTENTS).find((c) => c.ending === ending);
  const other = claimed ? `The file is named .${ending}, but what is in it is ${found}. ` : "";
  return { ok: false, message: `${other}The file must be ${ALLOWED_WORDS}` };
}

function endingOf(name: string): string {
  return /\.([a-z0-9]{1,8})$/i.exec(name.trim())?.[1]?.toLowerCase() ?? "";
}

/** UTF-8, UTF-16 with its mark, or Windows-1252; null when it has what no text has. */
function textIn(head: Uint8Array): string | null {
  const text = decoded(head);
  return /[\u0000-\u0008\u000b\u000e-\u001a\u001c-\u001f]/.test(text) ? null : text;
}

function isMarkedUtf16([first, second]: Uint8Array) {
  return (first === 0xff && second === 0xfe) || (first === 0xfe && second === 0xff);
}

function decoded(head: Uint8Array): string {
  if (isMarkedUtf16(head)) return new TextDecoder(head[0] === 0xff ? "utf-16le" : "utf-16be").decode(head);
  try {
    // The head may end in the middle of a letter.
    return new TextDecoder("utf-8", { fatal: true }).decode(head, { stream: true });
  } catch {
    return new TextDecoder("windows-1252").decode(head);
  }
}

/** RFC 5322: headings first, among them who sent it or through whom it came. */
function isEmail(text: string): boolean {
  const headings = text.replace(/^\ufeff/, "").split(/\r?\n\r?\n/)[0] ?? "";
  return E_MAIL_HEADING.test(headings) && NAMES_A_SENDER.test(headings);
}
