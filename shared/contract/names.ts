/** Every command the page may call. A reader of this list imports nothing else. */
export const commandNames = [
  "bench.open",
  "bench.collect",
  "bench.facts",
  "bench.scan",
  "bench.search",
  "bench.undo",
  "bridge.cleanUp",
  "diagnostics.save",
  "intake.begin",
  "intake.cancel",
  "intake.chunk",
  "intake.exportFiles",
  "intake.exportOriginal",
  "intake.exportRefused",
  "intake.finish",
  "intake.readAgain",
  "intake.readPlaces",
  "intake.rows",
  "label.preview",
  "lan.add",
  "lan.forget",
  "link.close",
  "link.newCode",
  "link.open",
  "manifest.export",
  "manifest.rows",
  "network.check",
  "network.read",
  "order.openFile",
  "practice.act",
  "practice.callIn",
  "practice.open",
  "practice.stick",
  "session.cancel",
  "session.signIn",
  "session.signOut",
  "settings.read",
  "settings.write",
  "stick.prepare",
  "unit.acceptReport",
  "unit.collectAgain",
  "unit.collectDiagnostics",
  "unit.confirm",
  "unit.decideIdentity",
  "unit.endRework",
  "unit.place",
  "unit.printLabel",
  "unit.read",
  "unit.routeToIt",
  "unit.ship",
  "unit.startRework",
] as const;
export type CommandName = (typeof commandNames)[number];

/** Every live topic the page may watch. */
export const topicNames = ["board", "status", "session", "intake", "lan", "link", "practice"] as const;
export type TopicName = (typeof topicNames)[number];

/** The only two Electron channels in the product. */
export const callChannel = "bench:call";
export const topicChannel = "bench:topic";
