/**
 * The life of a unit on the bench. Each stage is derived from its evidence, so late or repeated evidence cannot lose it.
 *
 *   seen ─▶ collected ─▶ checked ─▶ registering ─▶ registered ─▶ assigned ─▶ readyToStart
 *             │                        │                                         │
 *             ▼                        ▼                                         ▼
 *          stopped              foreignTenant                  technicianFlow (devicePreparation ─▶ deviceSetup)
 *                               stopped (refused)                    │                     │
 *                                                                    ▼                     ▼
 *          readyToStart ◀─ rework ◀──────────────────────────────── failed             succeeded
 *                            ▲                                                             │
 *                            │            shipped ◀─ readyToShip ◀─ (nine points) ◀─ resealed
 *                            └──────────────────────── (seal broken, wrong configuration)
 *
 *   stopped: also from any later stage before shipped, while two units carry one serial number or UUID, or one unit
 *   carries two serial numbers and nobody has decided which is its own.
 *   clearing: from any stage with nothing running on the device, while its past in the tenant is being cleared; then back.
 *   routedToIt: from any stage before shipped, by a person. readyToShip is resealed with the verdict *ready*; it is
 *   judged against the clock and therefore decided where the verdict is, not here.
 */
export type LifeStage =
  | "seen"
  | "collected"
  | "checked"
  | "registering"
  | "registered"
  | "assigned"
  | "readyToStart"
  | "devicePreparation"
  | "deviceSetup"
  | "succeeded"
  | "failed"
  | "resealed"
  | "shipped"
  | "clearing"
  | "stopped"
  | "rework"
  | "foreignTenant"
  | "routedToIt";
