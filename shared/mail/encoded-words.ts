/** Bytes that fit one encoded word of 75 characters, in base64. */
const BYTES = 45;

/**
 * Text of a mail's header in the encoded words of RFC 2047, as SES wants the name before an address. No letter is parted
 * between two words.
 */
export function encodedWords(text: string): string {
  const words: string[] = [];
  let word = '';
  for (const letter of text) {
    if (Buffer.byteLength(word + letter) > BYTES) {
      words.push(word);
      word = '';
    }
    word += letter;
  }
  if (word !== '') words.push(word);
  return words.map((each) => `=?UTF-8?B?${Buffer.from(each).toString('base64')}?=`).join(' ');
}
