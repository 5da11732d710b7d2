import type { Executor } from "#db/transaction.ts";
import { type LetterTask, makeLetter } from "./word-letter.ts";
import { checkTemplate, type TemplateChecked } from "./check-template.ts";

type Elsewhere = {
  make: (task: LetterTask) => Promise<Uint8Array>;
  check: (task: { content: Uint8Array }) => Promise<TemplateChecked>;
};
let elsewhere: Elsewhere | null = null;

/** Once at the start of a server: a thread of its own for letters, so that pages go on. Null: in this one. */
export function runLettersIn(thread: Elsewhere | null) {
  elsewhere = thread;
}

export async function runLetter(db: Executor, task: LetterTask): Promise<Buffer> {
  return Buffer.from(await (elsewhere ? elsewhere.make(task) : makeLetter(db, task)));
}

export function runTemplateCheck(content: Uint8Array): Promise<TemplateChecked> {
  return elsewhere ? elsewhere.check({ content }) : checkTemplate(content);
}
