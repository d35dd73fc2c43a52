"""AI vendors: the keys people have open while they paste."""

# ruff: noqa: E501  a vendor's facts read best on one line

from __future__ import annotations

from seawall.detect.vendor import vendor

VENDORS = (
    vendor(
        "OpenAI",
        "help.openai.com/en/articles/5112595-best-practices-for-api-key-safety",
        "sk-[0-9A-Za-z]{20}T3BlbkFJ[0-9A-Za-z]{20} sk-proj-[0-9A-Za-z_-]{20,160} sk-svcacct-[0-9A-Za-z_-]{20,160} sk-admin-[0-9A-Za-z_-]{20,160} sk-None-[0-9A-Za-z_-]{20,160}",
        "openai chatgpt",
        "sk-[0-9A-Za-z_-]{32,60}",
    ),
    vendor(
        "Anthropic",
        "docs.claude.com/en/api/overview",
        "sk-ant-api03-[0-9A-Za-z_-]{91,95}AA sk-ant-admin01-[0-9A-Za-z_-]{80,95}AA sk-ant-oat01-[0-9A-Za-z_-]{80,110} sk-ant-ort01-[0-9A-Za-z_-]{80,110} sk-ant-sid01-[0-9A-Za-z_-]{80,130}",
        "anthropic claude",
        "",
    ),
    vendor(
        "Google AI and Google Cloud",
        "cloud.google.com/docs/authentication/api-keys",
        "AIza[0-9A-Za-z_-]{35} AQ[.]Ab8RN6[0-9A-Za-z_-]{44}",
        "gemini google googlemaps firebase",
        "",
    ),
    vendor(
        "Azure OpenAI",
        "learn.microsoft.com/en-us/azure/ai-foundry/openai/reference",
        "",
        "azureopenai",
        "hex32 an84",
    ),
    vendor(
        "Hugging Face",
        "huggingface.co/docs/hub/en/security-tokens",
        "hf_[0-9A-Za-z]{34} api_org_[0-9A-Za-z]{34}",
        "huggingface",
        "",
    ),
    vendor(
        "Replicate",
        "replicate.com/docs/topics/security/api-tokens",
        "r8_[0-9A-Za-z]{37,48}",
        "replicate",
    ),
    vendor(
        "Groq",
        "console.groq.com/docs/quickstart",
        "gsk_[0-9A-Za-z]{52}",
        "groq",
    ),
    vendor("Perplexity", "docs.perplexity.ai/getting-started/quickstart", "pplx-[0-9A-Za-z]{48,56}", "perplexity"),
    vendor("xAI", "docs.x.ai/docs/overview", "xai-[0-9A-Za-z_-]{70,120}", "xai grok"),
    vendor("Mistral", "docs.mistral.ai/getting-started/quickstart", "", "mistral mistralai", "an32"),
    vendor("Cohere", "docs.cohere.com/docs/rate-limits", "", "cohere co", "an40"),
    vendor(
        "Together AI", "docs.together.ai/docs/quickstart", "tgp_v1_[0-9A-Za-z_-]{43}", "together togetherai", "hex64"
    ),
    vendor("Fireworks AI", "docs.fireworks.ai/api-reference/introduction", "fw_[0-9A-Za-z]{22,24}", "fireworks"),
    vendor("DeepSeek", "api-docs.deepseek.com", "sk-[0-9a-f]{32}", "deepseek"),
    vendor("OpenRouter", "openrouter.ai/docs/api-reference/authentication", "sk-or-v1-[0-9a-f]{64}", "openrouter"),
    vendor(
        "ElevenLabs",
        "elevenlabs.io/docs/api-reference/authentication",
        "sk_[0-9a-f]{48}",
        "elevenlabs xi",
        "hex32",
    ),
    vendor(
        "Stability AI",
        "platform.stability.ai/docs/getting-started/authentication",
        "",
        "stability stabilityai",
        "sk-[0-9A-Za-z]{48}",
    ),
    vendor("AssemblyAI", "www.assemblyai.com/docs/getting-started", "", "assemblyai", "hex32"),
    vendor("Deepgram", "developers.deepgram.com/docs/create-additional-api-keys", "", "deepgram", "hex40"),
    vendor("Speechmatics", "docs.speechmatics.com", "", "speechmatics", "an32"),
    vendor("Cartesia", "docs.cartesia.ai", "sk_car_[0-9A-Za-z_-]{20,48}", "cartesia"),
    vendor(
        "LangSmith (LangChain)",
        "docs.langchain.com/langsmith/create-account-api-key",
        "lsv2_pt_[0-9A-Fa-f]{32}_[0-9A-Fa-f]{10} lsv2_sk_[0-9A-Fa-f]{32}_[0-9A-Fa-f]{10} ls__[0-9a-f]{32}",
        "langchain langsmith",
    ),
    vendor(
        "Langfuse",
        "langfuse.com/docs/observability/get-started",
        "sk-lf-[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}",
        "langfuse",
    ),
    vendor(
        "Helicone",
        "docs.helicone.ai",
        "sk-helicone-[0-9a-z]{7}-[0-9a-z]{7}-[0-9a-z]{7}-[0-9a-z]{7} pk-helicone-[0-9a-z]{7}-[0-9a-z]{7}-[0-9a-z]{7}-[0-9a-z]{7}",
        "helicone",
    ),
    vendor("PromptLayer", "docs.promptlayer.com", "pl_[0-9a-f]{32}", "promptlayer"),
    vendor("Portkey", "portkey.ai/docs", "", "portkey", "b64_28"),
    vendor(
        "Pinecone",
        "docs.pinecone.io/guides/projects/manage-api-keys",
        "pcsk_[0-9A-Za-z]{5,6}_[0-9A-Za-z]{60,66}",
        "pinecone",
        "uuid",
    ),
    vendor("Weaviate", "docs.weaviate.io/cloud", "", "weaviate", "an36-40 b64_80-110"),
    vendor("Qdrant", "qdrant.tech/documentation/cloud/authentication", "", "qdrant", "tw50-64 dot60-300"),
    vendor("Zilliz and Milvus", "docs.zilliz.com/docs/manage-api-keys", "", "zilliz", "hex72"),
    vendor(
        "Weights & Biases", "docs.wandb.ai/support/find_api_key", "wandb_v1_[0-9A-Za-z_-]{77}", "wandb", "hex40 an40"
    ),
    vendor("Comet", "www.comet.com/docs/v2/guides/quickstart", "", "comet cometml", "an25"),
    vendor("Neptune", "docs.neptune.ai", "", "neptune", "ey[0-9A-Za-z+/]{80,300}={0,2}"),
    vendor("Cerebras", "inference-docs.cerebras.ai/quickstart", "csk-[0-9a-z]{48}", "cerebras"),
    vendor("NVIDIA", "docs.nvidia.com/nim", "nvapi-[0-9A-Za-z_-]{60,70}", "nvidia ngc", "an84"),
    vendor(
        "LlamaCloud", "docs.cloud.llamaindex.ai/api_key", "llx-[0-9A-Za-z_-]{44,52}", "llamacloud llamaindex llamaparse"
    ),
    vendor("Voyage AI", "docs.voyageai.com/docs/api-key-and-installation", "pa-[0-9A-Za-z_-]{43}", "voyage voyageai"),
    vendor("Jina AI", "jina.ai/embeddings", "jina_[0-9a-f]{32}[0-9A-Za-z_-]{28}", "jina"),
    vendor(
        "Tavily",
        "docs.tavily.com/documentation/quickstart",
        "tvly-dev-[0-9A-Za-z]{32} tvly-prod-[0-9A-Za-z]{32} tvly-[0-9A-Za-z]{32}",
        "tavily",
    ),
    vendor("Exa", "docs.exa.ai/reference/quickstart", "", "exa", "uuid"),
    vendor("Firecrawl", "docs.firecrawl.dev", "fc-[0-9a-f]{32}", "firecrawl"),
    vendor(
        "Brave Search",
        "api-dashboard.search.brave.com/documentation/quickstart",
        "",
        "brave subscription",
        "BSA[0-9A-Za-z_-]{24,40}",
    ),
    vendor("SerpApi", "serpapi.com/search-api", "", "serpapi", "hex64"),
    vendor("Serper", "serper.dev", "", "serper", "hex40"),
    vendor("Browserbase", "docs.browserbase.com", "bb_live_[0-9A-Za-z_-]{27}", "browserbase"),
    vendor("Apify", "docs.apify.com/platform/integrations/api", "apify_api_[0-9A-Za-z]{34,38}", "apify", "an35-36"),
    vendor("Cursor", "docs.cursor.com", "key_[0-9a-f]{64}", "cursor"),
    vendor("Devin", "docs.devin.ai/api-reference/overview", "apk_[0-9A-Za-z+/=_]{60,300} cog_[0-9a-z]{52}", "devin"),
    vendor(
        "Databricks",
        "docs.databricks.com/aws/en/dev-tools/auth/pat",
        "dapi[0-9a-f]{32}(?:-[0-9])? dapi[0-9a-h]{32} dose[0-9a-f]{32}",
        "databricks",
        "",
    ),
    vendor("RunPod", "docs.runpod.io/get-started/api-keys", "rpa_[0-9A-Z]{40}[0-9A-Za-z]{0,10}", "runpod", "an40"),
    vendor("Modal", "modal.com/docs/guide/modal-user-account-setup", "", "modal", "a[ks]-[0-9A-Za-z]{22}"),
    vendor("Anyscale", "docs.anyscale.com", "esecret_[0-9a-z]{26}", "anyscale"),
    vendor(
        "Lambda Cloud", "docs.lambda.ai/public-cloud/cloud-api", "", "lambdalabs lambdacloud", "secret_[0-9a-z_]{32,64}"
    ),
    vendor("DeepInfra", "deepinfra.com/docs", "", "deepinfra", "an32"),
    vendor("Novita AI", "novita.ai/docs", "sk_[0-9A-Za-z_-]{43}", "novita"),
    vendor("SambaNova", "docs.sambanova.ai", "", "sambanova", "uuid"),
    vendor(
        "Zhipu AI (GLM)", "docs.bigmodel.cn", "", "zhipu zhipuai bigmodel glm zai", "[0-9a-f]{32}[.][0-9A-Za-z]{16}"
    ),
    vendor("Moonshot (Kimi)", "platform.moonshot.ai/docs", "", "moonshot kimi", "sk-[0-9A-Za-z]{48}"),
    vendor("MiniMax", "www.minimax.io/platform/document", "sk-api-[0-9A-Za-z_-]{80,140}", "minimax", "dot300-1200"),
    vendor(
        "Baidu Qianfan",
        "cloud.baidu.com/doc/qianfan-api",
        "bce-v3/ALTAK-[0-9A-Za-z]{21}/[0-9a-f]{40}",
        "qianfan baidu",
        "an24 an32",
    ),
    vendor(
        "Alibaba DashScope (Qwen)", "www.alibabacloud.com/help/en/model-studio", "", "dashscope qwen", "sk-[0-9a-f]{32}"
    ),
    vendor("Upstage", "console.upstage.ai/docs/getting-started", "up_[0-9A-Za-z]{29}", "upstage"),
    vendor("Writer", "dev.writer.com", "", "writercom", "an40-64"),
    vendor("AI21", "docs.ai21.com", "", "ai21", "an32 uuid"),
    vendor("Aleph Alpha", "docs.aleph-alpha.com", "", "alephalpha", "dot100-600"),
    vendor("Clarifai", "docs.clarifai.com/control/authentication/pat", "", "clarifai", "hex32"),
    vendor(
        "Roboflow", "docs.roboflow.com/developer/authentication/find-your-roboflow-api-key", "", "roboflow", "an18-20"
    ),
    vendor(
        "Fal",
        "docs.fal.ai",
        "",
        "fal falai",
        "[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}:[0-9a-f]{32}",
    ),
    vendor(
        "Luma",
        "docs.lumalabs.ai",
        "luma-[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}-[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}",
        "lumaai lumalabs",
    ),
    vendor("HeyGen", "docs.heygen.com/reference/authentication", "", "heygen", "b64_44-60"),
    vendor("Leonardo.Ai", "docs.leonardo.ai", "", "leonardo", "uuid"),
    vendor(
        "DeepL",
        "developers.deepl.com/docs/getting-started/auth",
        "[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}:fx",
        "deepl",
        "uuid",
    ),
    vendor("Eden AI", "docs.edenai.co/reference/start-your-ai-journey-with-edenai", "", "edenai", "dot100-500"),
    vendor("MonkeyLearn", "monkeylearn.com", "", "monkeylearn", "hex40 an40"),
    vendor("Private AI", "docs.private-ai.com", "", "privateai", "lower32"),
    vendor("Imagga", "docs.imagga.com", "", "imagga", "b64_64-80"),
    vendor("Greptile", "www.greptile.com/docs", "", "greptile", "b64_48"),
    vendor("Stack AI", "docs.stack-ai.com", "", "stackai", "uuid"),
    vendor("Dify", "docs.dify.ai", "app-[0-9A-Za-z]{24} dataset-[0-9A-Za-z]{24}", "dify"),
    vendor("n8n", "docs.n8n.io/api/authentication", "n8n_api_[0-9a-f]{80}", "n8n"),
    vendor("Mem0", "docs.mem0.ai", "m0-[0-9A-Za-z]{24,44}", "mem0"),
    vendor("E2B", "e2b.dev/docs/api-key", "e2b_[0-9a-f]{40}", "e2b"),
    vendor("Daytona", "www.daytona.io/docs/en/api-keys", "dtn_[0-9a-f]{64}", "daytona"),
    vendor("Composio", "docs.composio.dev", "", "composio", "an20-24 ak_[0-9A-Za-z_-]{20}"),
    vendor("Vapi", "docs.vapi.ai", "", "vapi", "uuid"),
    vendor("Retell AI", "docs.retellai.com", "key_[0-9a-f]{28}", "retell"),
    vendor("GPTZero and Copyleaks", "api.copyleaks.com/documentation/v3", "", "gptzero copyleaks", "hex32 uuid"),
)
