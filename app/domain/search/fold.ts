/** Letters that no accent makes: taking their marks off leaves them as they are. */
const LETTERS: Record<string, string> = {
  ł: "l",
  ø: "o",
  đ: "d",
  ð: "d",
  þ: "th",
  ß: "ss",
  æ: "ae",
  œ: "oe",
  ħ: "h",
  ı: "i",
};

/**
 * Words as they are compared and sorted: O'Brien, O’BRIEN and o brien's "Obrien" alike, whatever their accents.
 * Folding what is folded changes nothing.
 */
export function fold(text: string): string {
  return (
    text
      // Before all else: taken apart, the acute accent standing alone is a space and a mark.
      .replaceAll(/['’‘ʼʹ`´′]/g, "")
      .normalize("NFKD")
      .toLowerCase()
      // A capital İ becomes i and a dot of its own, so the marks go after the capitals.
      .normalize("NFKD")
      .replaceAll(/\p{M}/gu, "")
      .replaceAll(/[łøđðþßæœħı]/g, (letter) => LETTERS[letter] ?? letter)
      .replaceAll(/['ʼʹ`]/g, "")
      .replaceAll(/[^\p{L}\p{N}]+/gu, " ")
      .trim()
  );
}
