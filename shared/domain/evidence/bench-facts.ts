import type { AppError } from "../../kernel/app-error.ts";
import type { ChangeAnswer, ChangeDecision, ChangeFinding, PlannedChange } from "../assignment/tenant-change.ts";
import type { NetworkResults } from "../network/network-results.ts";
import type { Order } from "../order/order.ts";
import type { PartnerBenchFact } from "../partner-center/partner-facts.ts";
import type { EspRecord, GroupProcessing, OrganizationRecord, ProfileRecord } from "../tenant/records.ts";

/** Facts that are not about a single unit. */
export type BenchFact =
  /** An order was opened on this bench. */
  | { readonly kind: "orderOpened"; readonly order: Order }
  /** The bench started (again): whatever was under way before has no known outcome. */
  | { readonly kind: "benchStarted" }
  /** The network was tried from the bench itself. */
  | { readonly kind: "benchNetworkChecked"; readonly results: NetworkResults }
  /** An intake file was read to its end and its original kept: in = accepted + duplicate + refused. */
  | {
      readonly kind: "intakeFileRead";
      readonly fileName: string;
      readonly sha256: string;
      /** Bytes of the file. */
      readonly size: number;
      /** Rows in it. */
      readonly total: number;
      readonly accepted: number;
      readonly duplicate: number;
      readonly refusedRows: number;
      /** Of the accepted ones: those that waited for room on the board. */
      readonly waiting?: number;
    }
  /** The bench is about to delete these imported rows, all of them its own (journaled before the call). */
  | { readonly kind: "importRowsRemoving"; readonly recordIds: readonly string[] }
  /** The tenant's profiles and ESP configurations as read. */
  | {
      readonly kind: "tenantConfigurationSeen";
      readonly organization: OrganizationRecord;
      readonly profiles: readonly ProfileRecord[];
      readonly espConfigurations: readonly EspRecord[];
      /** Group ids whose device members were read, with Entra device ids. */
      readonly groups: readonly {
        readonly groupId: string;
        readonly name: string;
        readonly deviceIds: readonly string[];
        /** Empty for an assigned group; absent in rows of earlier versions. */
        readonly membershipRule?: string;
        readonly processing?: GroupProcessing;
      }[];
    }
  /** Somebody, or the order's own rule, decided on values of registered devices. Nothing was sent yet. */
  | { readonly kind: "tenantChangeOpened"; readonly change: PlannedChange }
  /** The bench is about to send these steps of a change (journaled before the call). */
  | { readonly kind: "tenantChangeSent"; readonly changeId: string; readonly steps: readonly number[] }
  /** What the call came to. Asking is not having: an accepted step has changed nothing yet. */
  | {
      readonly kind: "tenantChangeAnswered";
      readonly changeId: string;
      readonly steps: readonly number[];
      readonly answer: ChangeAnswer;
      readonly error?: AppError;
    }
  /** What the tenant shows of some steps. */
  | { readonly kind: "tenantChangeSeen"; readonly changeId: string; readonly findings: readonly ChangeFinding[] }
  /** A person decided about steps that were refused or not taken. */
  | {
      readonly kind: "tenantChangeDecided";
      readonly changeId: string;
      readonly steps: readonly number[];
      readonly decision: ChangeDecision;
    }
  | PartnerBenchFact;
