"""Mail, chat, telephony, push and customer support."""

# ruff: noqa: E501  a vendor's facts read best on one line

from __future__ import annotations

from seawall.detect.vendor import vendor

VENDORS = (
    vendor(
        "SendGrid",
        "www.twilio.com/docs/sendgrid/ui/account-and-settings/api-keys",
        "SG[.][0-9A-Za-z_-]{16,32}[.][0-9A-Za-z_-]{16,64}",
        "sendgrid",
        "",
    ),
    vendor(
        "Mailgun",
        "documentation.mailgun.com/docs/mailgun/user-manual/api-key-mgmt/api-keys",
        "key-[0-9a-f]{32} pubkey-[0-9a-f]{32}",
        "mailgun",
        "[0-9a-f]{32}-[0-9a-f]{8}-[0-9a-f]{8} hex32",
    ),
    vendor(
        "Mailchimp",
        "mailchimp.com/help/about-api-keys",
        "[0-9a-f]{32}-us[0-9]{1,2}",
        "mailchimp",
        "[0-9a-f]{32}-us[0-9]{1,2}",
    ),
    vendor(
        "Mailchimp Transactional (Mandrill)",
        "mailchimp.com/developer/transactional/guides/quick-start",
        "md-[0-9A-Za-z_-]{22}",
        "mandrill mailchimp",
        "tw22",
    ),
    vendor(
        "Brevo (Sendinblue)",
        "developers.brevo.com/docs/api-key-authentication",
        "xkeysib-[0-9A-Fa-f]{64}-[0-9A-Za-z]{16} xsmtpsib-[0-9A-Fa-f]{64}-[0-9A-Za-z]{16}",
        "brevo sendinblue",
        "",
    ),
    vendor("Postmark", "postmarkapp.com/developer/api/overview", "", "postmark postmarkapp", "uuid"),
    vendor(
        "Resend", "resend.com/docs/dashboard/api-keys/introduction", "re_[0-9A-Za-z]{8}_[0-9A-Za-z]{20,32}", "resend"
    ),
    vendor("MailerSend", "developers.mailersend.com/general.html", "mlsn[.][0-9A-Za-z]{30,100}", "mailersend"),
    vendor("MailerLite", "developers.mailerlite.com/docs/#authentication", "", "mailerlite", "an32"),
    vendor("SparkPost", "developers.sparkpost.com/api/#header-authentication", "", "sparkpost", "an40"),
    vendor("Mailjet", "dev.mailjet.com/email/guides/getting-started", "", "mailjet", "an32 [0-9A-Za-z]{80,90}={0,2}"),
    vendor("Elastic Email", "elasticemail.com/developers/api-documentation", "", "elasticemail", "tw96 uuid"),
    vendor("Pepipost", "developers.pepipost.com", "", "pepipost netcore", "an32"),
    vendor("PostageApp", "help.postageapp.com/kb/api", "", "postageapp", "an32"),
    vendor("Mailsac", "docs.mailsac.com/en/latest/about/apikeys.html", "k_[0-9A-Za-z]{36,50}", "mailsac", ""),
    vendor("Mailtrap", "api-docs.mailtrap.io", "", "mailtrap", "hex32"),
    vendor("Loops", "loops.so/docs/api-reference/intro", "", "loopsso", "hex32"),
    vendor(
        "Customer.io", "docs.customer.io/accounts-and-workspaces/managing-credentials", "", "customerio", "hex20 hex32"
    ),
    vendor(
        "ActiveCampaign", "developers.activecampaign.com/reference/authentication", "", "activecampaign", "hex72 hex64"
    ),
    vendor(
        "Kit (ConvertKit)", "developers.kit.com/api-reference/overview", "kit_[0-9a-f]{32}", "convertkit", "tw22 tw43"
    ),
    vendor("Drip", "developer.drip.com", "", "getdrip", "hex32"),
    vendor(
        "Omnisend", "api-docs.omnisend.com/reference/authentication", "", "omnisend", "[0-9a-f]{24}-[0-9A-Za-z]{30,60}"
    ),
    vendor("GetResponse", "apidocs.getresponse.com/v3/authentication", "", "getresponse", "an32"),
    vendor("AWeber", "api.aweber.com", "", "aweber", "an32 tw32"),
    vendor(
        "Campaign Monitor", "www.campaignmonitor.com/api/getting-started", "", "campaignmonitor", "hex32 b64_90-100"
    ),
    vendor("Iterable", "support.iterable.com/hc/en-us/articles/360043464871", "", "iterable", "hex32"),
    vendor("Braze", "www.braze.com/docs/api/basics", "", "braze", "uuid"),
    vendor("Attentive", "docs.attentivemobile.com", "", "attentive", "an50"),
    vendor("lemlist", "developer.lemlist.com", "", "lemlist", "an32"),
    vendor("Mixmax", "developer.mixmax.com", "", "mixmax", "tw36 uuid"),
    vendor("Reply.io", "apidocs.reply.io", "", "replyio", "an24 tw24"),
    vendor("Overloop", "apidoc.overloop.com", "", "overloop prospectio", "tw50"),
    vendor("BombBomb", "developer.bombbomb.com", "", "bombbomb", "b64_60-900"),
    vendor("VBout", "developers.vbout.com", "", "vbout", "[0-9]{25}"),
    vendor("Hunter", "hunter.io/api-documentation", "", "hunterio hunter", "hex40"),
    vendor("ZeroBounce", "www.zerobounce.net/docs", "", "zerobounce", "an32"),
    vendor("DeBounce", "developers.debounce.io", "", "debounce", "an13"),
    vendor("NeverBounce", "developers.neverbounce.com", "private_[0-9a-f]{32} secret_[0-9a-f]{32}", "neverbounce"),
    vendor("Skrapp", "skrapp.io/api", "", "skrapp skrappio", "an42"),
    vendor(
        "Twilio",
        "www.twilio.com/docs/iam/api-keys",
        "SK[0-9a-f]{32} SK[0-9A-Fa-f]{32}",
        "twilio",
        "hex32 AC[0-9a-f]{32}",
    ),
    vendor("Twilio account id", "www.twilio.com/docs/iam/api/account", "AC[0-9a-f]{32}", public=True),
    vendor(
        "Vonage (Nexmo)",
        "developer.vonage.com/en/getting-started/concepts/authentication",
        "",
        "nexmo vonage",
        "an16 hex8",
    ),
    vendor("Bird (MessageBird)", "developers.messagebird.com/api/#authentication", "", "messagebird", "an25 uuid"),
    vendor("Plivo", "www.plivo.com/docs/account/api/overview", "", "plivo", "MA[0-9A-Z]{18} an40 [0-9A-Za-z]{40}"),
    vendor("Telnyx", "developers.telnyx.com/development/authentication", "KEY[0-9A-F]{32}_[0-9A-Za-z]{22}", "telnyx"),
    vendor("Sinch", "developers.sinch.com/docs/sms/api-reference/authentication", "", "sinch", "hex32 uuid tw22-28"),
    vendor(
        "Infobip",
        "www.infobip.com/docs/essentials/api-authentication",
        "[0-9a-f]{32}-[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}",
        "infobip",
    ),
    vendor("D7 Networks", "d7networks.com/docs", "", "d7network d7networks", "b64_23"),
    vendor("ClickSend", "developers.clicksend.com/docs", "", "clicksend", "uuid"),
    vendor("Textmagic", "docs.textmagic.com", "", "textmagic", "an30"),
    vendor("46elks", "46elks.com/docs/overview", "", "46elks", "hex32"),
    vendor("Aircall", "developer.aircall.io/api-references", "", "aircall", "hex32"),
    vendor("Dialpad", "developers.dialpad.com/docs/authentication", "", "dialpad", "an60-100"),
    vendor(
        "Slack",
        "docs.slack.dev/authentication/tokens",
        "xoxb-[0-9]{8,14}-[0-9A-Za-z-]{14,80} xoxp-[0-9]{9,14}-[0-9]{9,14}-[0-9A-Za-z-]{20,80} xox[aors]-[0-9]{5,14}-[0-9A-Za-z-]{14,120} xoxe[.]xox[bp]-[0-9]{1,10}-[0-9A-Za-z]{100,200} xoxe-[0-9]{1,10}-[0-9A-Za-z-]{60,200} xox[ar]-(?:[0-9]-){0,1}[0-9A-Za-z]{24,48} xoxe-[0-9]{9,14}-[0-9]{9,14}-[0-9A-Za-z-]{20,120} xoxc-[0-9]{9,14}-[0-9]{9,14}-[0-9]{9,14}-[0-9a-f]{64} xoxd-[0-9A-Za-z%+/_-]{60,250}={0,2} xapp-[0-9]-[0-9A-Z]{9,13}-[0-9]{9,14}-[0-9a-f]{60,70}",
        "slack",
        "",
    ),
    vendor(
        "Slack webhook",
        "docs.slack.dev/messaging/sending-messages-using-incoming-webhooks",
        "hooks[.]slack(?:-gov)?[.]com/services/T[0-9A-Za-z_]{7,12}/B[0-9A-Za-z_]{7,12}/[0-9A-Za-z_]{20,26} hooks[.]slack[.]com/workflows/T[0-9A-Za-z_]{7,12}/A[0-9A-Za-z_]{7,12}/[0-9]{15,20}/[0-9A-Za-z_]{20,26} hooks[.]slack[.]com/triggers/T[0-9A-Za-z_]{7,12}/[0-9]{10,16}/[0-9a-f]{32}",
        "",
        "",
    ),
    vendor(
        "Discord bot",
        "discord.com/developers/docs/reference#authentication",
        "[MNO][0-9A-Za-z_-]{23,27}[.][0-9A-Za-z_-]{6}[.][0-9A-Za-z_-]{27,38}",
        "discord",
        "hex64 tw32",
    ),
    vendor(
        "Discord webhook",
        "discord.com/developers/docs/resources/webhook",
        "discord[.]com/api/webhooks/[0-9]{15,20}/[0-9A-Za-z_-]{60,72} discordapp[.]com/api/webhooks/[0-9]{15,20}/[0-9A-Za-z_-]{60,72}",
        "",
        "",
    ),
    vendor(
        "Telegram bot",
        "core.telegram.org/bots/api#authorizing-your-bot",
        "[0-9]{8,10}:AA[0-9A-Za-z_-]{32,33} /bot([0-9]{8,10}:AA[0-9A-Za-z_-]{33})",
        "telegram",
        "",
    ),
    vendor(
        "Microsoft Teams webhook",
        "learn.microsoft.com/en-us/microsoftteams/platform/webhooks-and-connectors/how-to/add-incoming-webhook",
        "webhook[.]office[.]com/webhookb2/[0-9a-z-]{36}@[0-9a-z-]{36}/IncomingWebhook/[0-9a-z]{32}/[0-9a-z-]{36} outlook[.]office[.]com/webhook/[0-9a-f-]{36}@[0-9a-f-]{36}/IncomingWebhook/[0-9a-z]{32}/[0-9a-f-]{36}",
        "",
        "",
    ),
    vendor(
        "Google Chat webhook",
        "developers.google.com/workspace/chat/quickstart/webhooks",
        "chat[.]googleapis[.]com/v1/spaces/[0-9A-Za-z_-]{8,16}/messages[?]key=AIza[0-9A-Za-z_-]{35}&token=[0-9A-Za-z_%-]{40,60}",
    ),
    vendor("Zoom", "developers.zoom.us/docs/api/rest/using-zoom-apis", "", "zoom", "tw22 an32 tw24-36"),
    vendor(
        "LINE",
        "developers.line.biz/en/docs/messaging-api/channel-access-tokens",
        "",
        "line linenotify linemessaging",
        "b64_172 an43 hex32",
    ),
    vendor(
        "WeChat",
        "developers.weixin.qq.com/doc/offiaccount/en/Basic_Information/Get_access_token.html",
        "",
        "wechat weixin",
        "wx[0-9a-f]{16} hex32",
    ),
    vendor(
        "Viber", "developers.viber.com/docs/api/rest-bot-api", "", "viber", "[0-9a-f]{16}-[0-9a-f]{16}-[0-9a-f]{16}"
    ),
    vendor(
        "Intercom",
        "developers.intercom.com/docs/build-an-integration/learn-more/authentication",
        "dG9rOm[0-9A-Za-z+/]{50,60}={0,2}",
        "intercom",
        "b64_60",
    ),
    vendor(
        "Zendesk",
        "developer.zendesk.com/api-reference/introduction/security-and-auth",
        "",
        "zendesk",
        "an40 hex64",
    ),
    vendor(
        "Freshdesk", "developers.freshdesk.com/api/#authentication", "", "freshdesk freshworks freshservice", "an20"
    ),
    vendor("Help Scout", "developer.helpscout.com/mailbox-api/overview/authentication", "", "helpscout", "hex40 an32"),
    vendor("Front", "dev.frontapp.com/docs/authentication", "", "frontapp front", "dot100-800"),
    vendor("Groove", "developer.groovehq.com", "", "groovehq groove", "hex64"),
    vendor("HelpCrunch", "docs.helpcrunch.com", "", "helpcrunch", "b64_160-400"),
    vendor("Crisp", "docs.crisp.chat/guides/rest-api/authentication", "", "crisp", "uuid hex64"),
    vendor("Drift", "devdocs.drift.com/docs/authentication-and-scopes", "", "drift", "an32"),
    vendor("LiveChat", "platform.text.com/docs/authorization", "", "livechat", "(?:dal|fra):[0-9A-Za-z_-]{27,40}"),
    vendor("ChatBot", "www.chatbot.com/docs/authentication", "", "chatbot", "tw32"),
    vendor("Chatfuel", "docs.chatfuel.com", "", "chatfuel", "an128"),
    vendor("ManyChat", "api.manychat.com", "", "manychat", "[0-9]{6,16}:[0-9a-f]{32}"),
    vendor("Tidio", "developers.tidio.com", "", "tidio", "an32 ci_[0-9a-f]{32}"),
    vendor(
        "Voiceflow",
        "docs.voiceflow.com/reference/authentication",
        "VF[.]DM[.][0-9a-f]{24}[.][0-9A-Za-z]{16} VF[.]WS[.][0-9a-f]{24}[.][0-9A-Za-z]{16}",
        "voiceflow",
    ),
    vendor(
        "HubSpot",
        "developers.hubspot.com/docs/apps/developer-platform/build-apps/authentication",
        "pat-na1-[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12} pat-na2-[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12} pat-eu1-[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12} pat-ap1-[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}",
        "hubspot hubapi",
        "uuid",
    ),
    vendor(
        "OneSignal",
        "documentation.onesignal.com/docs/keys-and-ids",
        "os_v2_app_[0-9a-z]{103} os_v2_org_[0-9a-z]{103}",
        "onesignal",
        "uuid b64_48",
    ),
    vendor("Pusher", "pusher.com/docs/channels/library_auth_reference", "", "pusher", "hex20"),
    vendor(
        "PubNub",
        "www.pubnub.com/docs/general/setup/account-setup",
        "pub-c-[0-9a-z]{8}-[0-9a-z]{4}-[0-9a-z]{4}-[0-9a-z]{4}-[0-9a-z]{12} sub-c-[0-9a-z]{8}-[0-9a-z]{4}-[0-9a-z]{4}-[0-9a-z]{4}-[0-9a-z]{12} sec-c-[0-9A-Za-z]{48}",
        "pubnub",
    ),
    vendor("Pushover", "pushover.net/api", "", "pushover", "an30"),
    vendor("Pushbullet", "docs.pushbullet.com", "o[.][0-9A-Za-z]{32}", "pushbullet"),
    vendor("Airship", "docs.airship.com/api/ua/#security", "", "urbanairship", "tw22 an22"),
    vendor(
        "Firebase Cloud Messaging",
        "firebase.google.com/docs/cloud-messaging",
        "AAAA[0-9A-Za-z_-]{7}:APA91b[0-9A-Za-z_-]{130,190}",
        "fcm",
    ),
    vendor(
        "Expo",
        "docs.expo.dev/accounts/programmatic-access",
        "ExponentPushToken\\[([0-9A-Za-z_-]{20,24})\\]",
        "expo",
        "tw40",
    ),
    vendor(
        "Courier", "www.courier.com/docs/reference/auth/intro", "pk_prod_[0-9A-Z]{28} pk_test_[0-9A-Z]{28}", "courier"
    ),
    vendor("Knock", "docs.knock.app/developer-tools/api-keys", "", "knock", "sk_(?:test_)?[0-9A-Za-z_-]{43}"),
    vendor("Ably", "ably.com/docs/auth", "", "ably", "[0-9A-Za-z_-]{6}[.][0-9A-Za-z_-]{6}:[0-9A-Za-z_-]{20,50}"),
    vendor("Stream", "getstream.io/chat/docs/node/tokens_and_authentication", "", "getstream", "lower64 lower12"),
    vendor(
        "Sendbird",
        "sendbird.com/docs/chat/platform-api",
        "",
        "sendbird",
        "hex40",
    ),
    vendor("Agora", "docs.agora.io/en/video-calling/token-authentication", "", "agora", "hex32"),
    vendor("LiveKit", "docs.livekit.io/home/get-started/authentication", "", "livekit", "API[0-9A-Za-z]{10,16} an43"),
    vendor("Daily", "docs.daily.co/reference/rest-api", "", "dailyco", "hex64"),
    vendor("Calendly", "developer.calendly.com/authentication", "", "calendly", "dot200-700"),
    vendor(
        "Typeform",
        "www.typeform.com/developers/get-started/personal-access-token",
        "tfp_[0-9A-Za-z]{44}_[0-9A-Za-z]{14} tfp_[0-9A-Za-z_.-]{40,60}",
        "typeform",
    ),
    vendor("SurveyMonkey", "developer.surveymonkey.com/api/v3", "", "surveymonkey", "dot80-120"),
    vendor("Jotform", "api.jotform.com/docs", "", "jotform", "hex32"),
    vendor("Delighted", "app.delighted.com/docs/api", "", "delighted", "an32"),
    vendor("Retently", "www.retently.com/api", "", "retently", "an40"),
    vendor(
        "Lob", "docs.lob.com", "live_[0-9a-f]{35} test_[0-9a-f]{35} live_pub_[0-9a-f]{31} test_pub_[0-9a-f]{31}", "lob"
    ),
    vendor("DocuSign", "developers.docusign.com/platform/auth", "", "docusign", "uuid"),
    vendor(
        "Dropbox Sign (HelloSign)", "developers.hellosign.com/api/reference/authentication", "", "hellosign", "hex64"
    ),
    vendor("PandaDoc", "developers.pandadoc.com/reference/api-key-authentication-process", "", "pandadoc", "an40"),
)
