/** The cascade duty: each unit issues a plan of its own by a day (domain §1.3). */

const OWN_PLAN =
  /^(?:\p{L}+ ){0,3}kế hoạch(?!\p{L})[^.;]*?(?:(?:từng|mỗi) |của (?:các )?)(?:cơ quan|đơn vị|địa phương|sở|ngành|nơi)(?!\p{L})/iu;

/** «Kế hoạch kiểm soát TTHC năm 2024 của từng cơ quan, đơn vị», «Lập Kế hoạch … của đơn vị mình». */
export const asksForOwnPlan = (title: string): boolean => OWN_PLAN.test(title.trim());
