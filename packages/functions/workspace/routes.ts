import { noun } from "../http/contents.ts";

const adoption = noun(() => import("@chuan/core/adoption"));
const agencies = noun(() => import("@chuan/core/agencies"));
const clients = noun(() => import("@chuan/core/clients"));
const comments = noun(() => import("@chuan/core/comments"));
const copies = noun(() => import("@chuan/core/copies"));
const documents = noun(() => import("@chuan/core/documents"));
const figures = noun(() => import("@chuan/core/figures"));
const files = noun(() => import("@chuan/core/files"));
const imports = noun(() => import("@chuan/core/imports"));
const laws = noun(() => import("@chuan/core/laws"));
const models = noun(() => import("@chuan/core/models"));
const people = noun(() => import("@chuan/core/people"));
const reading = noun(() => import("@chuan/core/reading"));
const settings = noun(() => import("@chuan/core/settings"));
const tasks = noun(() => import("@chuan/core/tasks"));
const trails = noun(() => import("@chuan/core/trails"));

/**
 * The table of contents of a province's workspace. Everything else (paths, checks, OpenAPI, refusal tests) follows from it. Lines with
 * `{agency}` speak within one agency; the others at the province's desk.
 */
export const workspaceRoutes = {
  "GET /v1/settings": settings.readSettings,
  "POST /v1/settings": settings.changeSettings,

  "GET /v1/agencies": agencies.list,
  "POST /v1/agencies": agencies.create,
  "GET /v1/agencies/{agency}": agencies.read,
  "POST /v1/agencies/{id}/rename": agencies.rename,
  "POST /v1/agencies/{id}/reclassify": agencies.reclassify,
  "POST /v1/agencies/{id}/close": agencies.close,
  "POST /v1/agencies/{id}/reopen": agencies.reopen,

  "POST /v1/imports/open": imports.open,
  "POST /v1/imports/check": imports.check,
  "POST /v1/imports": imports.take,
  "GET /v1/imports": imports.list,
  "GET /v1/imports/{id}": imports.read,

  "GET /v1/adoptions": adoption.byState,
  "GET /v1/standings": adoption.standings,
  "GET /v1/agencies/{agency}/adoptions": adoption.ofAgency,
  "POST /v1/agencies/{agency}/adoptions": adoption.beginEdition,
  "GET /v1/agencies/{agency}/adoptions/{id}": adoption.read,
  "POST /v1/agencies/{agency}/adoptions/{id}/plan": adoption.plan,
  "POST /v1/agencies/{agency}/adoptions/{id}/build": adoption.build,
  "POST /v1/agencies/{agency}/adoptions/{id}/apply": adoption.apply,
  "POST /v1/agencies/{agency}/adoptions/{id}/confirm": adoption.confirm,
  "POST /v1/agencies/{agency}/adoptions/{id}/declare": adoption.declare,
  "POST /v1/agencies/{agency}/adoptions/{id}/change-scope": adoption.changeScope,
  "POST /v1/agencies/{agency}/adoptions/{id}/restart": adoption.restart,

  "GET /v1/agencies/{agency}/settings": settings.readAgencySettings,
  "POST /v1/agencies/{agency}/settings": settings.changeAgencySettings,

  "GET /v1/agencies/{agency}/next-code": documents.nextCodeOf,
  "GET /v1/agencies/{agency}/documents": documents.list,
  "POST /v1/agencies/{agency}/documents": documents.create,
  "GET /v1/agencies/{agency}/documents/{id}": documents.read,
  "POST /v1/agencies/{agency}/documents/{id}/describe": documents.describe,
  "POST /v1/agencies/{agency}/documents/{id}/revise": documents.revise,
  "POST /v1/agencies/{agency}/documents/{id}/withdraw": documents.withdraw,
  "GET /v1/agencies/{agency}/documents/{id}/versions": documents.versions,
  "GET /v1/agencies/{agency}/documents/{document}/distribution": reading.readDistribution,
  "POST /v1/agencies/{agency}/documents/{document}/distribute": reading.distribute,
  "GET /v1/agencies/{agency}/documents/{document}/readers": reading.readers,
  "GET /v1/agencies/{agency}/duties/{id}": reading.readDuty,
  "POST /v1/agencies/{agency}/documents/{document}/acknowledge": reading.acknowledge,
  "GET /v1/agencies/{agency}/versions/{id}": documents.readVersion,
  "GET /v1/agencies/{agency}/versions/{id}/compare": documents.compare,
  "GET /v1/agencies/{agency}/versions/{of}/comments": comments.list,
  "POST /v1/agencies/{agency}/versions/{of}/comments": comments.add,
  "POST /v1/agencies/{agency}/comments/{id}/answer": comments.answer,
  "POST /v1/agencies/{agency}/comments/{id}/resolve": comments.resolve,
  "POST /v1/agencies/{agency}/comments/{id}/reopen": comments.reopen,
  "POST /v1/agencies/{agency}/versions/{id}/save": documents.save,
  "POST /v1/agencies/{agency}/versions/{id}/take-over": documents.takeOver,
  "POST /v1/agencies/{agency}/documents/{document}/versions/{id}/discard": documents.discard,
  "POST /v1/agencies/{agency}/versions/{id}/submit": documents.submit,
  "POST /v1/agencies/{agency}/versions/{id}/agree": documents.agree,
  "POST /v1/agencies/{agency}/versions/{id}/send-back": documents.sendBack,
  "POST /v1/agencies/{agency}/versions/{id}/call-back": documents.callBack,
  "POST /v1/agencies/{agency}/versions/{id}/send-for-approval": documents.sendForApproval,
  "POST /v1/agencies/{agency}/versions/{id}/decline": documents.decline,
  "POST /v1/agencies/{agency}/documents/{document}/versions/{id}/approve": documents.approve,

  "POST /v1/agencies/{agency}/versions/{id}/attach": documents.attach,
  "GET /v1/agencies/{agency}/documents/{document}/versions/{id}/file": documents.file,
  "GET /v1/agencies/{agency}/documents/{document}/versions/{id}/print": copies.printVersion,
  "GET /v1/agencies/{agency}/documents/{document}/readers/print": copies.printReaders,
  "GET /v1/agencies/{agency}/master-list/count": documents.count,
  "GET /v1/agencies/{agency}/master-list/print": copies.printMasterList,
  "POST /v1/agencies/{agency}/uploads": files.ask,
  "POST /v1/agencies/{agency}/uploads/{id}/confirm": files.confirm,
  "POST /v1/agencies/{agency}/documents/{document}/versions/{id}/dispose": documents.dispose,
  "GET /v1/agencies/{agency}/destructions": documents.destructions,
  "GET /v1/agencies/{agency}/destructions/{id}/print": copies.printDestruction,

  "POST /v1/agencies/{agency}/laws": laws.register,
  "POST /v1/agencies/{agency}/laws/{id}/cite": laws.cite,
  "GET /v1/agencies/{agency}/legal-updates": laws.updates,
  "POST /v1/agencies/{agency}/legal-updates/{id}/finish": laws.finish,

  "GET /v1/models": models.list,
  "POST /v1/models": models.write,
  "GET /v1/models/{id}": models.read,
  "POST /v1/models/{id}/save": models.save,
  "POST /v1/models/{id}/publish": models.publish,
  "POST /v1/models/{id}/withdraw": models.withdraw,
  "GET /v1/models/{id}/editions/{no}": models.readEdition,
  "GET /v1/models/{id}/compare": models.compareEditions,
  "GET /v1/models/{id}/uptakes": models.uptakes,
  "GET /v1/uptakes": models.countUptakes,
  "GET /v1/agencies/{agency}/models": models.offered,
  "POST /v1/agencies/{agency}/models/take-up": models.takeUp,
  "GET /v1/agencies/{agency}/models/{id}/editions/{no}": models.lookAt,
  "GET /v1/agencies/{agency}/models/{id}/compare": models.compareToModel,
  "POST /v1/agencies/{agency}/models/{id}/renew": models.renew,

  "GET /v1/members": people.listInProvince,
  "GET /v1/members/all": people.listAll,
  "POST /v1/members": people.inviteToProvince,
  "POST /v1/members/{id}/roles": people.changeProvinceRoles,
  "POST /v1/members/{id}/deactivate": people.deactivateInProvince,
  "POST /v1/delegations": people.delegateInProvince,
  "POST /v1/delegations/end": people.endProvinceDelegation,
  "GET /v1/agencies/{agency}/colleagues": people.colleagues,
  "GET /v1/agencies/{agency}/members": people.listInAgency,
  "POST /v1/agencies/{agency}/members": people.inviteToAgency,
  "POST /v1/agencies/{agency}/members/{id}/roles": people.changeAgencyRoles,
  "POST /v1/agencies/{agency}/members/{id}/unit": people.assignUnit,
  "POST /v1/agencies/{agency}/members/{id}/deactivate": people.deactivateInAgency,
  "POST /v1/agencies/{agency}/delegations": people.delegateInAgency,
  "POST /v1/agencies/{agency}/delegations/end": people.endAgencyDelegation,

  "GET /v1/rollups": { province: figures.provinceRollup, agency: figures.agencyRollup },
  "GET /v1/rollups/agencies": figures.byAgency,
  "GET /v1/rollups/trend": figures.provinceTrend,
  "GET /v1/agencies/{agency}/rollups": figures.agencyRollup,

  "GET /v1/tasks": tasks.provinceTasks,
  "GET /v1/agencies/{agency}/tasks": tasks.agencyTasks,
  "GET /v1/trail": trails.provinceTrail,
  "GET /v1/agencies/{agency}/trail": trails.agencyTrail,

  "GET /v1/clients": clients.listClients,
  "POST /v1/clients": clients.createClient,
  "POST /v1/clients/{id}/revoke": clients.revokeClient,
} as const;
