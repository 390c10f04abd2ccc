export { activateInAgency, activateInProvince, activateOnPlatform } from "./activate.ts";
export { changeAgencyRoles, changeProvinceRoles } from "./change-roles.ts";
export { deactivateInAgency, deactivateInProvince, deactivateOnPlatform } from "./deactivate.ts";
export { delegateInAgency, delegateInProvince } from "./delegate.ts";
export { endAgencyDelegation, endProvinceDelegation } from "./end-delegation.ts";
export { inviteToAgency, inviteToPlatform, inviteToProvince, rolesIn, workspaceOf } from "./invite.ts";
export { memberLife } from "./life.ts";
export { listAll, listInAgency, listInProvince, listOnPlatform } from "./list.ts";
export { firstRound, type Grant, grantsOn, Member, MemberId, memberIdFor, Members } from "./member.ts";
