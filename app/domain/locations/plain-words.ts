/** Words without case, accents, apostrophes and punctuation: for names of places and headings of columns, never of people. */
export function plainWords(text: string): string {
  return text
    .replaceAll(/['’‘]/g, "")
    .normalize("NFKD")
    .replaceAll(/\p{M}/gu, "")
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{N}]+/gu, " ")
    .trim();
}
