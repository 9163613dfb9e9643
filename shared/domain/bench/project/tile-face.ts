import { clearingFace, pastFace } from "./clearing-face.ts";
import type { FaceContext, TileFace } from "./face.ts";
import { flowFace } from "./flow-face.ts";
import { registrationFace } from "./registration-face.ts";
import { sealFace } from "./seal-face.ts";
import { stoppedFace } from "./stopped-face.ts";

/** The face of a unit in its stage; while it asks for nothing else, it says that it shares a network address. */
export function tileFace(context: FaceContext): TileFace {
  const face = faceOfStage(context);
  if (face.class !== "quiet" || !context.unit.shared.includes("networkAdapters")) return face;
  return { ...face, detail: { code: "detail.sharedAddress", params: {} } };
}

/** Each family of stages has its own file. */
function faceOfStage(context: FaceContext): TileFace {
  switch (context.unit.stage) {
    case "seen":
    case "collected":
    case "checked":
    case "registering":
      return registrationFace(context);
    case "registered":
    case "assigned":
      return whileWaiting(context);
    case "readyToStart":
      return pastFace(context) ?? registrationFace(context);
    case "clearing":
      return clearingFace(context);
    case "devicePreparation":
    case "deviceSetup":
    case "failed":
      return flowFace(context);
    case "succeeded":
    case "resealed":
    case "shipped":
      return sealFace(context);
    case "stopped":
    case "foreignTenant":
    case "rework":
    case "routedToIt":
      return stoppedFace(context);
  }
}

/** While the profile is only awaited, a past can be cleared; a profile that does not come goes first. */
function whileWaiting(context: FaceContext): TileFace {
  const face = registrationFace(context);
  return face.class === "quiet" ? (pastFace(context) ?? face) : face;
}
