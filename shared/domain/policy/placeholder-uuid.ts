/**
 * SMBIOS UUIDs that whole series of boards share because nobody wrote one, each also in the other byte order: a firmware that
 * prints it in the wrong one is as common.
 */
const SHARED_BY_MANY: ReadonlySet<string> = new Set([
  // Boards with American Megatrends' firmware.
  "03000200-0400-0500-0006-000700080009",
  "00020003-0004-0005-0006-000700080009",
  "00010203-0405-0607-0809-0A0B0C0D0E0F",
  "03020100-0504-0706-0809-0A0B0C0D0E0F",
  "10000000-0000-8000-0040-000000000000",
  // Counting up.
  "12345678-1234-5678-90AB-CDDEEFAABBCC",
  "78563412-3412-7856-90AB-CDDEEFAABBCC",
  "12345678-1234-1234-1234-123456789ABC",
  "12345678-1234-1234-1234-123456789012",
  "01234567-89AB-CDEF-0123-456789ABCDEF",
  "67452301-AB89-EFCD-0123-456789ABCDEF",
  "00112233-4455-6677-8899-AABBCCDDEEFF",
  "33221100-5544-7766-8899-AABBCCDDEEFF",
  "11111111-2222-3333-4444-555555555555",
  "DEADBEEF-DEAD-BEEF-DEAD-BEEFDEADBEEF",
  // A maker's form filled with a blank service tag.
  "4C4C4544-0000-2010-8020-80C04F202020",
  "4C4C4544-0020-2010-8020-A0C04F202020",
]);

/**
 * Whether an SMBIOS UUID cannot tell one device from another: absent, the same byte throughout (all zeros and all ones mean
 * "none"), or one that many boards share. In any case, with or without braces.
 */
export function isPlaceholderUuid(uuid: string): boolean {
  const plain = uuid
    .trim()
    .toUpperCase()
    .replace(/^\{|\}$/g, "");
  return plain === "" || SHARED_BY_MANY.has(plain) || /^(..)\1{3}-(?:\1\1-){3}\1{6}$/.test(plain);
}
