"""Data services, content and media, chat servers and tools of one kind each."""

# ruff: noqa: E501  a vendor's facts read best on one line

from __future__ import annotations

from seawall.detect.vendor import vendor

_uuid = "[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}"

VENDORS = (
    vendor(
        "InfluxDB",
        "docs.influxdata.com/influxdb/v2/admin/tokens",
        "",
        "influxdb influx influxdata",
        "[0-9A-Za-z_-]{86}== tw88-100",
    ),
    vendor(
        "CockroachDB Cloud",
        "www.cockroachlabs.com/docs/cockroachcloud/managing-access",
        "CCDB1_[0-9A-Za-z]{22}_[0-9A-Za-z]{40}",
        "cockroachlabs cockroachcloud",
        "",
    ),
    vendor("Databento", "databento.com/docs/portal/api-keys", "", "databento", "db-[0-9A-Za-z]{29}"),
    vendor("Cisco Meraki", "developer.cisco.com/meraki/api-v1/authorization", "", "meraki", "hex40"),
    vendor("Disqus", "disqus.com/api/docs/auth", "", "disqus", "an64"),
    vendor("Freemius", "freemius.com/help/documentation/saas/security", "", "freemius"),
    vendor(
        "GC Notify",
        "documentation.notification.canada.ca/en/start.html",
        f"gcntfy-[0-9a-z_-]{{1,60}}-{_uuid}-{_uuid}",
        "gcntfy gcnotify",
    ),
    vendor("Gitter", "gitlab.com/gitterHQ/webapp", "", "gitter", "tw40"),
    vendor("Infomaniak", "developer.infomaniak.com/getting-started", "", "infomaniak", "tw60-100"),
    vendor("Instantly", "developer.instantly.ai/getting-started/authorization", "", "instantly", "[0-9A-Za-z+/]{66}=="),
    vendor("Ionic", "ionic.io/docs/appflow/personal-access-tokens", "ion_[0-9A-Za-z]{42}", "ionic"),
    vendor(
        "Lark and Feishu",
        "open.larksuite.com/document/server-docs/api-call-guide/calling-process/get-access-token",
        "",
        "larksuite feishu lark",
        "an32",
    ),
    vendor("LightOn", "docs.lighton.ai", "", "lighton", "tw40-80"),
    vendor(
        "Mattermost",
        "developers.mattermost.com/integrate/reference/personal-access-token",
        "",
        "mattermost",
        "lower26",
    ),
    vendor(
        "MaxMind",
        "support.maxmind.com/hc/en-us/articles/4407111582235-Generate-a-License-Key",
        "[0-9A-Za-z]{6}_[0-9A-Za-z]{29}_mmk",
        "maxmind geoip",
        "an16",
    ),
    vendor("Mergify", "docs.mergify.com/api", "mergify_application_key_[0-9A-Za-z_-]{40,200}", "mergify"),
    vendor("Mux", "www.mux.com/docs/core/make-api-requests", "", "mux muxtoken muxdata", "[0-9A-Za-z+/]{75}"),
    vendor("The New York Times", "developer.nytimes.com/get-started", "", "nytimes newyorktimes", "an32 tw32"),
    vendor("Ollama", "docs.ollama.com/api/authentication", "", "ollama", "[0-9a-f]{32}[.][0-9A-Za-z_-]{24}"),
    vendor(
        "Polar",
        "polar.sh/docs/integrate/oat",
        "polar_at_[0-9A-Za-z_-]{20,100} polar_oat_[0-9A-Za-z_-]{20,100} polar_pat_[0-9A-Za-z_-]{20,100} polar_rt_[0-9A-Za-z_-]{20,100} polar_cs_[0-9A-Za-z_-]{20,100} polar_whs_[0-9A-Za-z_-]{20,100}",
        "polarsh",
        "",
    ),
    vendor("Polymarket", "docs.polymarket.com", "", "polymarket", "uuid 0x[0-9A-Fa-f]{64}"),
    vendor("redirect.pizza", "redirect.pizza/docs", "rpa_[0-9A-Za-z]{30}", "redirectpizza"),
    vendor("Scalr", "docs.scalr.io/reference/authentication", "", "scalr"),
    vendor(
        "SettleMint",
        "console.settlemint.com/documentation",
        "sm_aat_[0-9A-Za-z]{16} sm_pat_[0-9A-Za-z]{16} sm_sat_[0-9A-Za-z]{16}",
        "settlemint",
    ),
    vendor("Wiz", "docs.wiz.io/wiz-docs/docs/using-the-wiz-api", "", "wizio wizclient", "an64 an53-56"),
    vendor("Highnote", "docs.highnote.com/docs/basics/api", "", "highnote", "tw60-100"),
)
