// Written by seawall.detect.export; do not edit. `make docs` writes it anew.
export const _CUSTOMER_KINDS = new Set<string>(["date_of_birth","email","iban","payment_card","person_name","phone","street_address"]);
export const _NUMBER = {source:"(?:(?<=[\\p{L}\\p{N}_])(?![\\p{L}\\p{N}_])|(?<![\\p{L}\\p{N}_])(?=[\\p{L}\\p{N}_]))(?:order|bestell(?:ung|nummer)|auftrag|commande|pedido|ordine|encomenda|bestelling|ordre)(?:[\\x20\\x5f\\x2d]{0,1}(?:number|no|nr|id|num|ref|nummer|name|n\\xb0|n\\xba)\\x2e{0,1}){0,1}[\\x20\\x09\\x22\\x27]{0,3}[\\x3a\\x3d\\x23]{0,1}[\\x20\\x09\\x22\\x27\\x23]{0,3}(\\x23{0,1}[A-Za-z]{0,4}\\x2d{0,1}[\\p{Nd}][\\p{Nd}A-Za-z\\x2d]{2,24})(?:(?<=[\\p{L}\\p{N}_])(?![\\p{L}\\p{N}_])|(?<![\\p{L}\\p{N}_])(?=[\\p{L}\\p{N}_]))",flags:"iu"};
export const _WORD = "(?:order|purchase order|po|bestellung|bestell|auftrag|commande|pedido|ordine|encomenda|bestelling|zam[^ ]{1,2}wieni[ea]|ordre|tilaus|best[^ ]{1,2}llning|rma|refund|return)";
export const _reach_chars = 240;
