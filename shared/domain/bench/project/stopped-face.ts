import { judge } from "../../verdict/judge.ts";
import { type FaceContext, face, type TileFace } from "./face.ts";

/** Faces of units that are off the normal path. */
export function stoppedFace({ unit, order, state, now }: FaceContext): TileFace {
  const verdict = judge(unit, order, state.configuration, now);
  const reason =
    verdict.kind === "stop" ? verdict.reason : ({ code: "detail.pointsShown", params: { shown: 0 } } as const);
  switch (unit.stage) {
    case "foreignTenant":
      return face("stop", "otherTenant", reason);
    case "rework":
      return face("stop", "rework", { code: "detail.rework", params: { reason: unit.aside?.reason ?? "other" } });
    case "routedToIt":
      return face("shipped", "routedToIt", {
        code: "detail.routedToIt",
        params: { reason: unit.aside?.reason ?? "customerRule" },
      });
    default:
      return face("stop", reason.code === "stop.sharedSerial" ? "twoUnitsOneSerial" : "stopped", reason);
  }
}
