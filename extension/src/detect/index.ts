/** The engine with everything in it. */
import { DETECTORS } from "../gen/detectors";
import { sweepApiKeys, validateApiKey } from "./apikey";
import { sweepBulk } from "./bulk";
import { validateCard } from "./card";
import { contractWords, sweepContracts } from "./contract";
import { disguises } from "./disguises";
import { validateEmail } from "./email";
import { Engine, type Code } from "./engine";
import { validateIban } from "./iban";
import { sweepPrivateKeys, sweepTokens, validateDatabaseUrl } from "./keys";
import { validateNational } from "./national";
import { sweepOrders, validateOrder } from "./orders";
import { sweepPassports, validateBankAccount, validatePassport } from "./papers";
import { sweepPasswords } from "./password";
import { validatePhone } from "./phone";
import { pricingWords, sweepPrices } from "./pricing";
import { validateBirth, validateExpiry, validateIp, validateSecurityCode } from "./small";
import { sweepRecovery } from "./recovery";
import { gateOf } from "./patterns";
import type { DetectorData, PatternData, PatternGiven } from "./types";

const code: Code = {
  validators: {
    payment_card: validateCard,
    iban: validateIban,
    email: validateEmail,
    phone: validatePhone,
    national_id: validateNational,
    api_key: validateApiKey,
    database_url: validateDatabaseUrl,
    card_security_code: validateSecurityCode,
    card_expiry: validateExpiry,
    order_record: validateOrder,
    ip_address: validateIp,
    date_of_birth: validateBirth,
    passport: validatePassport,
    bank_account: validateBankAccount,
  },
  sweeps: {
    api_key: sweepApiKeys,
    private_key: sweepPrivateKeys,
    jwt: sweepTokens,
    password: sweepPasswords,
    bulk_records: sweepBulk,
    order_record: sweepOrders,
    passport: sweepPassports,
    contract: sweepContracts,
    price_list: sweepPrices,
    recovery_code: sweepRecovery,
  },
  words: { contract: contractWords, price_list: pricingWords },
};

/** What a pattern is where src/gen does not say otherwise (`_ORDINARY` of src/seawall/detect/export.py). */
function pattern(given: PatternGiven): PatternData {
  const { name = "" } = given;
  return {
    regex: given.regex,
    width: given.width,
    caseless: given.caseless ?? false,
    name,
    confidence: given.confidence ?? "likely",
    group: given.group ?? 0,
    literal: given.literal ?? false,
    reasons: given.reasons ?? (name ? [`vendor: ${name}`] : []),
    contextRequired: given.contextRequired ?? false,
    gate: given.gate ?? "",
    signs: given.signs ?? [],
    digits: given.digits,
    run: given.run,
    needs: given.needs,
    solid: given.solid,
  };
}

export const detectors = (): DetectorData[] => DETECTORS.map((data) => ({ ...data, patterns: data.patterns.map(pattern), gates: data.gates.map(gateOf) }));

let engine: Engine | null = null;

export function theEngine(): Engine {
  return (engine ??= new Engine(detectors(), code, disguises));
}
