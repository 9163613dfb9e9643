import type { DeviceManagementExportJob } from "@microsoft/microsoft-graph-types-beta";
import { startExport } from "../../world/export-job.ts";
import { drawGuid } from "../../world/random.ts";
import type { ExportJobRow } from "../../world/tenant-rows.ts";
import { betaOnly, type EntityType, fixed, fixedText, fixedTime, oneOf, text, texts } from "../graph/entity-type.ts";
import { type GraphAnswer, type GraphCall, noContent } from "../graph/graph-call.ts";
import { intuneFailure, intuneNotFound } from "../graph/graph-failure.ts";
import { itemAnswer, listAnswer } from "../graph/list-answer.ts";
import { bothVersions, type Route } from "../graph/route.ts";
import { downloadAddress, downloadLifeMs } from "../storage/download-address.ts";
import { exportColumns } from "./export-columns.ts";
import { graphTime } from "./graph-time.ts";
import { readReports, writeReports } from "./scopes.ts";

const path = "deviceManagement/reports/exportJobs";
const reportName = "AutopilotV1DeploymentStatus";

/** A report on its way into a file. */
export const exportJobType: EntityType = {
  name: "deviceManagementExportJob",
  properties: {
    id: fixedText,
    reportName: text,
    filter: text,
    search: betaOnly(text),
    select: texts,
    format: oneOf("csv", "pdf", "json", "unknownFutureValue"),
    snapshotId: text,
    localizationType: oneOf("localizedValuesAsAdditionalColumn", "replaceLocalizableValues"),
    status: fixed(oneOf("unknown", "notStarted", "inProgress", "completed", "failed")),
    url: fixedText,
    requestDateTime: fixedTime,
    expirationDateTime: fixedTime,
  },
};

/** Reports as files. */
export const exportRoutes: readonly Route[] = [
  {
    method: "POST",
    path,
    versions: bothVersions,
    family: "intune",
    scopes: writeReports,
    query: [],
    body: { kind: "shape", type: exportJobType, lenient: true },
    answer: createExport,
  },
  {
    method: "GET",
    path,
    versions: bothVersions,
    family: "intune",
    scopes: readReports,
    query: ["$select", "$top", "$skiptoken"],
    body: { kind: "none" },
    answer: (call) =>
      listAnswer(call, {
        type: exportJobType,
        rows: call.world.exportJobs.all(),
        shown: (job) => exportResource(call, job),
        pageSize: 100,
        filters: {},
        tellsCount: true,
      }),
  },
  {
    method: "GET",
    path: `${path}/{id}`,
    versions: bothVersions,
    family: "intune",
    scopes: readReports,
    query: ["$select"],
    body: { kind: "none" },
    answer: readExport,
  },
  {
    method: "DELETE",
    path: `${path}/{id}`,
    versions: bothVersions,
    family: "intune",
    scopes: writeReports,
    query: [],
    body: { kind: "none" },
    answer: (call) => (call.world.exportJobs.remove(call.parameters.id ?? "") ? noContent : intuneNotFound()),
  },
];

function createExport(call: GraphCall): GraphAnswer {
  const { body, world, now } = call;
  if (body.reportName !== reportName)
    return intuneFailure(400, "BadRequest", `The report '${String(body.reportName ?? "")}' does not exist.`);
  const wanted = Array.isArray(body.select) && body.select.length > 0 ? body.select.map(String) : undefined;
  const unknown = wanted?.find((name) => exportColumns[name] === undefined);
  if (unknown !== undefined) return intuneFailure(400, "BadRequest", `The report has no column '${unknown}'.`);
  if (typeof body.filter === "string" && body.filter !== "")
    return intuneFailure(400, "BadRequest", "This report cannot be filtered.");
  if (body.format === "pdf") return intuneFailure(400, "BadRequest", "The format is not supported.");
  const job = startExport(world, {
    id: `${reportName}_${drawGuid(world.seed, "export", world.count("export"))}`,
    reportName,
    format: body.format === "json" ? "json" : "csv",
    columns: wanted ?? Object.keys(exportColumns),
    localization:
      body.localizationType === "replaceLocalizableValues"
        ? "replaceLocalizableValues"
        : "localizedValuesAsAdditionalColumn",
    requestedAt: now,
    status: "notStarted",
  });
  return itemAnswer(call, exportJobType, exportResource(call, job), 201);
}

function readExport(call: GraphCall): GraphAnswer {
  const job = call.world.exportJobs.get(call.parameters.id ?? "");
  return job === undefined ? intuneNotFound() : itemAnswer(call, exportJobType, exportResource(call, job));
}

function exportResource(call: GraphCall, job: ExportJobRow): DeviceManagementExportJob {
  const isDone = job.status === "completed";
  const isStarted = job.status === "notStarted" && call.now > job.requestedAt;
  return {
    id: job.id,
    reportName: job.reportName,
    filter: null,
    search: null,
    select: [...job.columns],
    format: job.format,
    snapshotId: null,
    localizationType: job.localization,
    status: isStarted ? "inProgress" : job.status,
    url: isDone ? downloadAddress(call, "exports", job.id) : null,
    requestDateTime: graphTime(job.requestedAt),
    expirationDateTime: isDone ? graphTime(call.now + downloadLifeMs) : graphTime(null),
  };
}
