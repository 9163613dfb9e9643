import fc from "fast-check";
import type { HashFields } from "../../../../shared/domain/hardware-hash/hash-fields.ts";
import { textFields } from "../../../../shared/domain/hardware-hash/record-types.ts";

const u16 = fc.nat({ max: 0xffff });
const amount = fc.nat({ max: 2 ** 40 }).filter((value) => value !== 2048);
const orNull = <T>(arbitrary: fc.Arbitrary<T>) => fc.option(arbitrary, { nil: null });
const text = fc.string({ unit: "grapheme", maxLength: 20 }).map((value) => value.replaceAll("\0", "").toWellFormed());
const part = text.map((value) => value.replaceAll("|", "").trim());
const hex = (bytes: number) =>
  fc.uint8Array({ minLength: bytes, maxLength: bytes }).map((value) => Buffer.from(value).toString("hex"));
const version = fc.tuple(u16, u16, u16, u16).map((numbers) => numbers.join("."));
/** The prefix of a hash holds two bits of the tool's minor version, which must be zero. */
const toolVersion = fc.tuple(u16, fc.nat({ max: 63 }), u16, u16).map((numbers) => numbers.join("."));
const architecture = fc.constantFrom("x86", "x64", "arm64", "code:77");

/** Text fields, each present or not. */
const texts = fc.record(
  Object.fromEntries(textFields.map((field) => [field, orNull(text)])) as {
    readonly [Field in (typeof textFields)[number]]: fc.Arbitrary<string | null>;
  },
);

const capture = fc.record({
  toolBuild: toolVersion,
  osBuild: version,
  capturedAt: fc.nat({ max: 0xffffffff }).map((seconds) => Date.UTC(2000, 0, 1) + seconds * 1000),
  zoneOffsetMinutes: fc.oneof(
    fc.integer({ min: -48, max: 56 }).map((steps) => steps * 15),
    fc.constant("unknown" as const),
  ),
  osType: fc.constantFrom("fullOs", "code:0", "code:9"),
  osArchitecture: architecture,
  toolVersion: fc.nat({ max: 255 }),
});

const disk = fc.record({
  capacity: fc.record({
    sizeGB: amount,
    bus: fc.constantFrom("nvme", "sata", "usb", "code:99"),
    kind: fc.constantFrom("ssd", "hdd", "unknown", "code:7"),
    trim: fc.constantFrom("yes", "no", "unknown", "code:7"),
  }),
  identity: fc.record({ serial: part, product: text.map((value) => value.trim()), vendor: part }),
});

const hardware = fc.record({
  processor: orNull(fc.record({ architecture, packages: u16, cores: u16, threads: u16, hyperThreading: fc.boolean() })),
  memory: orNull(
    fc.record({
      ramGiB: amount,
      maximumGiB: fc.oneof(amount, fc.constant("unknown" as const)),
      slots: u16,
      arrays: u16,
      errorCorrection: fc.constantFrom("none", "multiBit", "code:200"),
    }),
  ),
  disks: fc.array(disk, { maxLength: 3 }),
  networkAdapters: fc.array(
    fc.record({
      medium: fc.constantFrom("ethernet", "wifi", "bluetooth", "code:4000000000"),
      mac: hex(6).map((digits) => (digits.toUpperCase().match(/../g) ?? []).join(":")),
      bus: text,
    }),
    { maxLength: 3 },
  ),
  displays: fc.array(
    fc.record({ physicalWidth: u16, physicalHeight: u16, pixelsX: u16, pixelsY: u16, tailHex: hex(4) }),
    { maxLength: 2 },
  ),
  chassis: orNull(
    fc.record({
      type: fc.constantFrom("notebook", "stickPc", "code:130"),
      powerRole: fc.constantFrom("mobile", "slate", "code:44"),
      opticalDrive: fc.boolean(),
      digitizer: fc.subarray(["integratedTouch", "integratedPen", "code:32", "ready"] as const),
    }),
  ),
  graphics: fc.array(
    fc.record({
      memory: fc.record({
        dedicatedVideo: amount,
        dedicatedSystem: amount,
        removalPolicy: fc.constantFrom("unknown", "noRemoval", "code:9"),
        local: fc.boolean(),
      }),
      adapter: fc.record({ vendor: part, model: text }),
    }),
    { maxLength: 2 },
  ),
});

const identity = fc.record({
  tpm: orNull(
    fc.record({
      spec: fc.constantFrom("1.2", "2.0"),
      level: fc.nat({ max: 9 }),
      revision: fc.constantFrom("1.16", "1.59", "0.99"),
      vendorId: fc.constantFrom("INTC", "AMD ", "MSFT"),
      firmware: fc.tuple(fc.nat({ max: 0xffffffff }), u16).map((words) => words.join(".")),
    }),
  ),
  endorsementKeySeed: orNull(text),
  offlineDeviceId: fc.oneof(
    fc.constant("matching" as const),
    fc.constant(null),
    fc.record({
      status: fc.nat({ max: 0xffffffff }),
      method: fc.constant("uefiVariable" as const),
      methodCode: fc.constantFrom(0x0002, 0x0102),
      idHex: hex(32),
    }),
  ),
  uuid: orNull(fc.uuid().map((value) => value.toUpperCase())),
  extraRecords: fc.array(fc.record({ type: fc.constantFrom(27, 34, 99), bytesHex: fc.nat({ max: 6 }).chain(hex) }), {
    maxLength: 3,
  }),
  trailer: fc.constant("valid" as const),
});

/** Fields of any device the encoder can write and the decoder can read back exactly. */
export const hashFields: fc.Arbitrary<HashFields> = fc
  .tuple(texts, capture, hardware, identity)
  .map((parts) => Object.assign({}, ...parts) as HashFields);
