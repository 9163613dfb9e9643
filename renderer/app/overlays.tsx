import { AssignPanel } from "../features/assign/assign-panel.tsx";
import { PastPanel } from "../features/clear/past-panel.tsx";
import { PracticeCard } from "../features/practice/practice-card.tsx";
import { ReportStrip } from "../features/scan/report-strip.tsx";
import { UnitPanel } from "../features/unit/unit-panel.tsx";
import { useBench, useTile, useUi } from "../state/bench-context.ts";
import { collectDevices, exportManifest, readPlaces, runTask } from "../state/bench-tasks.ts";
import { undo } from "./bench-actions.ts";
import { CommandPalette } from "./command-palette.tsx";
import { HelpModal } from "./help-modal.tsx";
import { paletteCommands } from "./palette-commands.ts";

/** What lies over the screen: the unit panel, the palette, help. */
export function Overlays() {
  const bench = useBench();
  const { ui } = bench;
  const openUnitId = useUi((state) => state.openUnitId);
  const pastUnitId = useUi((state) => state.pastUnitId);
  const assigning = useUi((state) => state.assigning);
  const overlay = useUi((state) => state.overlay);
  const view = useUi((state) => state.view);
  const tile = useTile(openUnitId);
  const report = <ReportStrip place="panel" onUndo={() => void undo(bench)} />;
  // It stands in whatever lies on top; what is below is out of reach.
  const isUnitOnTop = openUnitId !== undefined && pastUnitId === undefined && (assigning ?? "several") === "several";
  return (
    <>
      {openUnitId === undefined ? null : (
        <UnitPanel
          key={openUnitId}
          unitId={openUnitId}
          practice={<PracticeCard tile={tile} />}
          report={isUnitOnTop ? report : null}
          onShip={() => {
            ui.act.closeUnit();
            ui.act.selectForShipping(openUnitId);
            ui.act.show("ship");
          }}
          onClose={ui.act.closeUnit}
        />
      )}
      {pastUnitId === undefined ? null : (
        <PastPanel key={pastUnitId} unitId={pastUnitId} report={report} onClose={ui.act.closePast} />
      )}
      {assigning === undefined ? null : (
        <AssignPanel whose={assigning} report={isUnitOnTop ? null : report} onClose={() => ui.act.assign(undefined)} />
      )}
      {overlay === "palette" ? <Palette /> : null}
      {overlay === "help" ? <HelpModal view={view} onClose={ui.act.closeOverlay} /> : null}
    </>
  );
}

function Palette() {
  const bench = useBench();
  const { ui } = bench;
  const commands = paletteCommands({
    showBench: () => ui.act.show("bench"),
    showIntake: () => ui.act.show("intake"),
    showTenant: () => ui.act.show("tenant"),
    showShip: () => ui.act.show("ship"),
    showSettings: () => ui.act.show("settings"),
    collect: () => void runTask(bench, collectDevices),
    readPlaces: () => void runTask(bench, readPlaces),
    changeValues: () => ui.act.assign("several"),
    exportManifest: () => void runTask(bench, exportManifest),
    search: () => ui.act.search(true),
    clearFilter: () => ui.act.search(false),
    undo: () => void undo(bench),
    wall: () => ui.act.setWall(!ui.get().isWall),
    help: () => ui.act.openOverlay("help"),
  });
  return <CommandPalette commands={commands} onClose={ui.act.closeOverlay} />;
}
