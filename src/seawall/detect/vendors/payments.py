"""Payments, banking, invoicing and tax: the keys that move a shop's money."""

# ruff: noqa: E501  a vendor's facts read best on one line

from __future__ import annotations

from seawall.detect.vendor import vendor

VENDORS = (
    vendor(
        "Stripe",
        "docs.stripe.com/keys",
        "sk_live_[0-9A-Za-z]{14,247} sk_test_[0-9A-Za-z]{14,247} rk_live_[0-9A-Za-z]{14,247} rk_test_[0-9A-Za-z]{14,247} "
        "whsec_[0-9A-Za-z+/]{32,64}",
        "stripe",
        "an24-99",
    ),
    vendor("Stripe publishable key", "docs.stripe.com/keys", "pk_live_[0-9A-Za-z]{20,247}", public=True),
    vendor(
        "PayPal",
        "developer.paypal.com/api/rest",
        "access_token[$]production[$][0-9a-z]{16}[$][0-9a-f]{32} access_token[$]sandbox[$][0-9a-z]{16}[$][0-9a-f]{32} "
        "A21AA[0-9A-Za-z_-]{80,120}",
        "paypal",
        "[AE][0-9A-Za-z_-]{60,90}",
    ),
    vendor(
        "Braintree",
        "developer.paypal.com/braintree/articles/control-panel/important-gateway-credentials",
        "",
        "braintree",
        "hex32",
    ),
    vendor(
        "Square",
        "developer.squareup.com/docs/build-basics/access-tokens",
        "sq0atp-[0-9A-Za-z_-]{22,43} sq0csp-[0-9A-Za-z_-]{40,50} sandbox-sq0csb-[0-9A-Za-z_-]{40,50} "
        "EAAA[EI0-9a-z][0-9A-Za-z_-]{55,65}",
        "square squareup",
        "EAAA[0-9A-Za-z_-]{56,64}",
    ),
    vendor(
        "Adyen",
        "docs.adyen.com/development-resources/api-credentials",
        "AQE[a-z]h[mn][0-9A-Za-z+/]{60,250}[-=][0-9A-Za-z+/=-]{30,200}",
        "adyen",
        "dot64-512",
    ),
    vendor(
        "Checkout.com",
        "www.checkout.com/docs/developer-resources/api/manage-api-keys",
        "sk_[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12} sk_sbox_[0-9a-z]{26}[0-9a-z*#$=]",
        "checkout checkoutcom cko",
        "sk_[0-9a-z]{26}[0-9a-z*#$=]",
    ),
    vendor(
        "Mollie",
        "docs.mollie.com/docs/authentication",
        "live_[0-9A-Za-z]{30} access_[0-9A-Za-z]{30}",
        "mollie",
        "test_[0-9A-Za-z]{30}",
    ),
    vendor(
        "Razorpay",
        "razorpay.com/docs/api/authentication",
        "rzp_live_[0-9A-Za-z]{14} rzp_test_[0-9A-Za-z]{14}",
        "razorpay",
        "an24",
    ),
    vendor(
        "Paystack",
        "paystack.com/docs/api/authentication",
        "sk_live_[0-9a-f]{40} sk_test_[0-9a-f]{40}",
        "paystack",
        "hex40",
    ),
    vendor(
        "Flutterwave",
        "developer.flutterwave.com/docs/authentication",
        "FLWSECK-[0-9A-Za-z]{32}-X FLWSECK_TEST-[0-9A-Za-z]{32}-X FLWSECK_TEST-?[0-9A-Za-z]{12}",
        "flutterwave rave",
        "hex32",
    ),
    vendor(
        "GoCardless",
        "developer.gocardless.com/getting-started/api/making-your-first-request",
        "live_[0-9A-Za-z_=-]{40} sandbox_[0-9A-Za-z_=-]{40}",
        "gocardless",
        "tw40",
    ),
    vendor(
        "Plaid",
        "plaid.com/docs/api/tokens",
        "access-sandbox-[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12} "
        "access-production-[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12} "
        "access-development-[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}",
        "plaid",
        "hex30 hex24",
    ),
    vendor(
        "Paddle",
        "developer.paddle.com/api-reference/about/api-keys",
        "pdl_live_apikey_[0-9a-z]{26}_[0-9A-Za-z]{22}_[0-9A-Za-z]{3} "
        "pdl_sdbx_apikey_[0-9a-z]{26}_[0-9A-Za-z]{22}_[0-9A-Za-z]{3} pdl_ntfset_[0-9a-z]{26}_[0-9A-Za-z/+]{32}",
        "paddle",
        "hex50",
    ),
    vendor(
        "Mercado Pago",
        "www.mercadopago.com.ar/developers/en/docs/your-integrations/credentials",
        "APP_USR-[0-9]{12,16}-[0-9]{6}-[0-9a-f]{32}(?:-[0-9]{6,10})? TEST-[0-9]{12,16}-[0-9]{6}-[0-9a-f]{32}(?:-[0-9]{6,10})?",
        "mercadopago",
    ),
    vendor(
        "Asaas",
        "docs.asaas.com/docs/autenticacao",
        "[$]aact_prod_[0-9A-Za-z:=+/_-]{20,250} [$]aact_hmlg_[0-9A-Za-z:=+/_-]{20,250}",
        "asaas",
    ),
    vendor(
        "Pagar.me",
        "docs.pagar.me/docs/chaves-de-acesso",
        "ak_live_[0-9A-Za-z]{30} ak_test_[0-9A-Za-z]{30}",
        "pagarme",
        "sk_[0-9A-Za-z]{16,32}",
    ),
    vendor(
        "Xendit",
        "docs.xendit.co/docs/api-keys",
        "xnd_production_[0-9A-Za-z]{40,80} xnd_development_[0-9A-Za-z]{40,80}",
        "xendit",
    ),
    vendor("Midtrans", "docs.midtrans.com/docs/midtrans-account", "Mid-server-[0-9A-Za-z_-]{20,32}", "midtrans"),
    vendor(
        "Opn Payments (Omise)",
        "docs.opn.ooo/authentication",
        "skey_test_[0-9a-z]{19} skey_live_[0-9a-z]{19}",
        "omise",
        "skey_[0-9a-z]{19}",
    ),
    vendor(
        "PayMongo",
        "developers.paymongo.com/docs/authentication",
        "",
        "paymongo",
        "(?:sk_(?:live|test)_)?[0-9A-Za-z]{24,32}",
    ),
    vendor("SumUp", "developer.sumup.com/api/authentication", "sup_sk_[0-9A-Za-z]{32}", "sumup"),
    vendor(
        "Klarna",
        "docs.klarna.com/api/authentication",
        "klarna_live_api_[0-9A-Za-z_-]{40,160} klarna_test_api_[0-9A-Za-z_-]{40,160}",
        "klarna",
        "an16-64",
    ),
    vendor(
        "Afterpay",
        "developers.afterpay.com/docs/api/reference/authentication",
        "",
        "afterpay clearpay",
        "hex128 tw32-128",
    ),
    vendor("Affirm", "docs.affirm.com/developers/docs/authentication", "", "affirm", "upper16 an32"),
    vendor(
        "Wise",
        "docs.wise.com/api-docs/features/authentication-access",
        "",
        "wise transferwise",
        "uuid",
    ),
    vendor("BitGo", "developers.bitgo.com/docs/get-started-access-tokens", "v2x[0-9a-f]{64}", "bitgo"),
    vendor(
        "Revolut", "developer.revolut.com/docs/merchant/authentication", "", "revolut", "[sw]k_[0-9A-Za-z_-]{60,70}"
    ),
    vendor(
        "Coinbase", "docs.cdp.coinbase.com/get-started/authentication/overview", "", "coinbase", "tw64 an16 uuid b64_88"
    ),
    vendor("Kraken", "docs.kraken.com/api/docs/guides/spot-rest-auth", "", "kraken", "b64_56-90"),
    vendor("Binance", "developers.binance.com/docs/binance-spot-api-docs/rest-api", "", "binance", "an64"),
    vendor("KuCoin", "www.kucoin.com/docs/basics/connection-method", "", "kucoin", "hex24 uuid"),
    vendor("Bittrex", "bittrex.github.io/api/v3", "", "bittrex", "lower32"),
    vendor("BTCPay Server", "docs.btcpayserver.org/Development/GreenFieldExample", "", "btcpay btcpayserver", "hex40"),
    vendor("Chargebee", "apidocs.chargebee.com/docs/api/auth", "", "chargebee", "(?:live|test)_[0-9A-Za-z]{24,64}"),
    vendor("Recurly", "recurly.com/developers/api", "", "recurly", "hex32"),
    vendor(
        "Zuora",
        "developer.zuora.com/rest-api/general-concepts/authentication",
        "",
        "zuora",
        "uuid an32-64 [0-9A-Za-z/+]{40,64}={0,2}",
    ),
    vendor("Dwolla", "developers.dwolla.com/docs/auth", "", "dwolla", "an50"),
    vendor(
        "Finicity",
        "developer.mastercard.com/open-finance-us/documentation/quick-start-guide",
        "",
        "finicity",
        "hex32 an20",
    ),
    vendor("Column", "column.com/docs/api", "", "columnbank column", "(?:live|test)_[0-9A-Za-z]{25,40}"),
    vendor("Increase", "increase.com/documentation/api", "", "increaseapi", "an32"),
    vendor("Lithic", "docs.lithic.com/docs/introduction", "", "lithic", "uuid"),
    vendor("Marqeta", "www.marqeta.com/docs/developer-guides/core-api-quick-start", "", "marqeta", "uuid an32"),
    vendor(
        "Mercury",
        "docs.mercury.com/docs/getting-started",
        "mercury_production_[a-z]{2,8}_[0-9A-Za-z]{30,60}_yrucrem mercury_sandbox_[a-z]{2,8}_[0-9A-Za-z]{30,60}_yrucrem",
        "mercury",
    ),
    vendor(
        "Ramp",
        "docs.ramp.com/developer-api/v1/authorization",
        "ramp_sec_[0-9A-Za-z]{48} ramp_id_[0-9A-Za-z]{40}",
        "ramp",
    ),
    vendor("Rainforest", "docs.rainforestpay.com/docs/api-keys", "", "rainforest rainforestpay", "apikey_[0-9a-f]{64}"),
    vendor("TaxJar", "developers.taxjar.com/api/reference/#authentication", "", "taxjar", "an32"),
    vendor("Avalara", "developer.avalara.com/avatax/authentication-in-rest", "", "avalara avatax", "hex16 an20"),
    vendor("Xero", "developer.xero.com/documentation/guides/oauth2/overview", "", "xero", "upper32 tw48"),
    vendor(
        "QuickBooks",
        "developer.intuit.com/app/developer/qbo/docs/develop/authentication-and-authorization",
        "",
        "quickbooks intuit",
        "an38-50 tw40",
    ),
    vendor("FreshBooks", "www.freshbooks.com/api/authentication", "", "freshbooks", "hex64"),
    vendor("Dinero", "api.dinero.dk/docs", "", "dinero", "an32"),
    vendor("Moneybird", "developer.moneybird.com/authentication", "", "moneybird", "tw43 hex64"),
    vendor("Lexware Office (lexoffice)", "developers.lexware.io/docs", "", "lexoffice lexware", "tw32-48"),
    vendor("sevDesk", "api.sevdesk.de", "", "sevdesk", "hex32"),
    vendor("e-conomic", "www.e-conomic.com/developer/connect", "", "economic", "an43 tw20-64"),
    vendor("Fixer", "fixer.io/documentation", "", "fixer fixerio", "an32"),
    vendor(
        "Open Exchange Rates", "docs.openexchangerates.org/reference/authentication", "", "openexchangerates", "hex32"
    ),
    vendor(
        "ExchangeRate-API", "www.exchangerate-api.com/docs/authentication", "", "exchangerateapi exchangerate", "hex24"
    ),
    vendor(
        "Currencylayer", "currencylayer.com/documentation", "", "currencylayer currencyscoop currencyfreaks", "an32"
    ),
    vendor("Vatlayer", "vatlayer.com/documentation", "", "vatlayer", "an32"),
    vendor("Alpha Vantage", "www.alphavantage.co/documentation", "", "alphavantage", "upper16"),
    vendor("Finnhub", "finnhub.io/docs/api/authentication", "", "finnhub", "lower20 lower40"),
    vendor("OANDA", "developer.oanda.com/rest-live-v20/authentication", "", "oanda", "hex32-[0-9a-f]{32} an24 tw24"),
)
