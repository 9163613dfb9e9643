import { expect, it } from "vitest";
import { isPlaceholderUuid } from "../../../../shared/domain/policy/placeholder-uuid.ts";

it.each([
  "",
  "00000000-0000-0000-0000-000000000000",
  "FFFFFFFF-FFFF-FFFF-FFFF-FFFFFFFFFFFF",
  "ffffffff-ffff-ffff-ffff-ffffffffffff",
  "FEFEFEFE-FEFE-FEFE-FEFE-FEFEFEFEFEFE",
  "03000200-0400-0500-0006-000700080009",
  "00020003-0004-0005-0006-000700080009",
  "12345678-1234-5678-90AB-CDDEEFAABBCC",
  "{12345678-1234-5678-90ab-cddeefaabbcc}",
  "4c4c4544-0000-2010-8020-80c04f202020",
])("%j is shared by many boards", (uuid) => {
  expect(isPlaceholderUuid(uuid)).toBe(true);
});

it.each([
  "6F1C2A34-5B6D-4E7F-8A90-B1C2D3E4F506",
  "B47BAE21-9291-4D6F-9876-B4F0B2A8F78E",
  "4C4C4544-0042-3510-8052-B3C04F4B4E32",
  // A server maker's form: zeros, and the network address at the end.
  "00000000-0000-0000-0000-AC1F6B123456",
])("%j belongs to one device", (uuid) => {
  expect(isPlaceholderUuid(uuid)).toBe(false);
});
