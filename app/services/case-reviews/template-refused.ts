/** Why a file cannot be a template, in words for whoever sent it. */
export class TemplateRefused extends Error {}

export const NOT_WORD = "The file must be a Word document (.docx)";
export const TOO_LARGE = "The file is too large when it is unpacked. Take large pictures out of it";
export const RUNS = "The file has macros or embedded files in it. Save it without them";
export const FETCHES =
  "The file links to something that Word fetches when it is opened. Put pictures and templates into the file itself";
export const UNREADABLE =
  "Parts of the file cannot be read. Open it in Word and save it again as a Word document (.docx)";

/** What runs when somebody opens the letter, by the name of a part, of a type or of a relationship. */
const ACTIVE = /vba|macro|activeX|ctrlProp|embeddings|oleObject|package$|afChunk/i;

/** The refusal of something by its name: a part, or the last word of a type. */
export function refusedFor(name: string): TemplateRefused {
  if (ACTIVE.test(name)) return new TemplateRefused(RUNS);
  const named = name.slice(0, 80);
  return new TemplateRefused(
    `The file has something in it that a letter may not have: ${named}. Take it out of the file`,
  );
}
