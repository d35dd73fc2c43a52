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
import { validateBirth, validateIp, validateSecurityCode } from "./small";
import { sweepRecovery } from "./recovery";
import type { DetectorData } from "./types";

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
const ordinary = { caseless: false, name: "", confidence: "likely" as const, group: 0, literal: false, reasons: [], contextRequired: false, gate: "", signs: [] };

export const detectors = (): DetectorData[] => DETECTORS.map((data) => ({ ...data, patterns: data.patterns.map((given) => ({ ...ordinary, ...given })) }));

let engine: Engine | null = null;

export function theEngine(): Engine {
  return (engine ??= new Engine(detectors(), code, disguises));
}
