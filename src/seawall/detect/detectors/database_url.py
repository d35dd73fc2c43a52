"""Connection strings that carry a password: databases, caches, queues, search, in URL and in key=value form."""

from __future__ import annotations

from seawall.detect import late_re as re
from seawall.detect.detector import Candidate, Detector, Example, Judgement, Pattern
from seawall.detect.secrets import literal, looks_random, placeholder
from seawall.model.words import Category, Confidence

# Schemes of the IANA register and of the drivers' documentation. One pattern each, so that a text is looked at only where
# a whole scheme stands; ``jdbc:postgresql://`` is found by its second half.
_plain = (
    "postgres postgresql pgsql mysql mysqlx mariadb mssql sqlserver oracle db2 sybase firebird redshift snowflake clickhouse "
    "clickhouses cockroachdb vertica teradata hive impala trino presto mongodb redis rediss valkey valkeys memcached couchbase "
    "couchbases couchdb cassandra neo4j neo4js bolt arangodb influxdb amqp amqps mqtt mqtts kafka nats stomp pulsar rabbitmq "
    "elasticsearch opensearch solr etcd zookeeper ldap ldaps libsql singlestore tidb timescaledb dbconnection database"
)
_with_drivers = "postgresql postgres mysql mariadb mssql oracle mongodb redis rediss clickhouse cockroachdb db2 neo4j bolt trino snowflake"
_userinfo = r"[0-9A-Za-z._~%!$&'()*+,;=\\-]{0,64}"
_password = r"[0-9A-Za-z._~%!$&'()*+,;=:#?^|`/{}<>\[\]\\-]{1,128}"
_rest = r"[0-9A-Za-z._~%!$&'()*+,;=:@/?#\[\]-]{1,300}"
_schemed = re.compile(r"([a-z0-9+:]+)://([^:/@\s]*):(.*)@", re.IGNORECASE | re.DOTALL)
_pairs = re.compile(
    r"(?:server|data source|datasource|host|hostname|addr|address|network address|endpoint|driver|provider|uid|user ?id|user|username|"
    r"initial catalog|database|dbname|port|account|accountname|sslmode|trusted_connection)\s{0,4}=",
    re.IGNORECASE,
)
_user_names = frozenset(["uid", "user id", "userid", "user", "username"])
_braced = re.compile(r"\{[^{}$]{4,64}\}")
_host = re.compile(r"[0-9A-Za-z._-]{0,253}")
_manual_hosts = re.compile(
    r"|(?:your[-_]?)?(?:db|database|sql|pg|postgres|mysql|mongo|redis|some|my)?[-_]?(?:host|hostname|host[a-c0-9]|server|servername|machine|address|url)"
    r"|(?:.{0,200}\.)?example(?:\.[a-z]{2,6}){0,2}|localhost|127\.0\.0\.1|(?:0\.){3}0"
)
_manual_users = frozenset(
    ["", "user", "username", "usr", "login", "name", "myuser", "dbuser", "db_user", "me", "u", "app"]
)
_nobody = frozenset(["user", "username"])
_one_word = re.compile(r"[a-z_-]{1,40}")
_defaults = frozenset(["password", "pass", "passwd", "pwd", "secret", "changeme", "example", "xxx", "xxxx"])


def _validate(candidate: Candidate) -> Judgement | None:
    if candidate.pattern.name == "URL":
        return _url(candidate)
    if candidate.pattern.name == "password alone":
        return _alone(candidate)
    return _key_value(candidate)


def _url(candidate: Candidate) -> Judgement | None:
    match = _schemed.match(candidate.value)
    if match is None:
        return None
    scheme, user, password = match.groups()
    if not _real(password) or user.startswith(("${", "{{", "<", "$")) or "localhost-only" in password:
        return None
    end = candidate.end
    while end > candidate.start and candidate.text[end - 1] in ".,;:!?)'&(":
        end -= 1
    base = scheme.lower().split("+")[0]
    host = _host.match(candidate.text, candidate.start + len(match.group()))
    if len(password) < 2 or _from_a_manual(user, password, host.group().lower() if host else ""):
        return None
    weak = password.lower() in _defaults or password == user
    confidence = Confidence.LIKELY if weak else Confidence.VERY_LIKELY
    return candidate.accept(f"scheme: {base}", "password in the URL", confidence=confidence, end=end, weight=4)


def _alone(candidate: Candidate) -> Judgement | None:
    """``redis://PASSWORD@host``, as PHP's clients write it: where a user's name would stand, what no user is called."""
    scheme, _, rest = candidate.value.partition("://")
    password = rest.partition("@")[0]
    mixed = password != password.lower() and password != password.upper()
    if not _real(password) or not literal(password) or not any(c.isdigit() for c in password):
        return None
    if not (mixed or looks_random(password, strict=True) or any(c in "!$*+%" for c in password)):
        return None
    return candidate.accept(f"scheme: {scheme.lower()}", "password in the URL", confidence=Confidence.LIKELY, weight=3)


def _key_value(candidate: Candidate) -> Judgement | None:
    quoted = candidate.value[:1] in "'\""
    password = candidate.value.strip("'\" ").rstrip(",)")
    if _braced.fullmatch(password):
        password = password[1:-1]  # ODBC: Pwd={…}
        if placeholder(password):
            return None
    around = (
        candidate.text[max(0, candidate.match_start - 1) : candidate.match_start]
        + candidate.text[candidate.end : candidate.end + 1]
    )
    if (
        not quoted
        and (";" not in around or candidate.text[candidate.start - 1] == " ")
        and (not literal(password) or (candidate.text[candidate.start - 1] == " " and password.isidentifier()))
    ):
        return None  # code: ``password = auth[2]``, ``self.password = password``, ``password=None,``
    text = candidate.text
    around = text[max(0, candidate.match_start - 240) : candidate.match_end + 120]
    named = {m.group().lower().rstrip("= ") for m in _pairs.finditer(around)}
    if len(named) < 2 or not _real(password):
        return None
    if named.isdisjoint(_user_names):
        return candidate.accept("connection string", confidence=Confidence.LIKELY, weight=2)
    return candidate.accept("connection string", "pair: user and password", confidence=Confidence.VERY_LIKELY, weight=4)


def _from_a_manual(user: str, password: str, host: str) -> bool:
    """``user:password@hostname`` as manuals write it, and Oracle's scott with his tiger."""
    if user.lower() == "scott" and password.lower().startswith("tiger"):
        return True
    if user.lower() in _nobody and password.lower() in ("pass", "password") and _one_word.fullmatch(host):
        return True
    return (
        password.lower() in _defaults
        and (user.lower() in _manual_users or bool(re.search(r"example", host)))
        and _manual_hosts.fullmatch(host) is not None
    )


def _real(password: str) -> bool:
    """Whether something that stands at a password's place is one and not a template."""
    if re.search(r"^[$<{%\[(*]|[>}\])]$|\$\{|\{\{|\$\(|%\(|%s|^\*+$|^x+$|^\.+$|<[a-z_ ]+>|^:", password, re.IGNORECASE):
        return False
    bare = re.sub(r"[^a-z]", "", password.lower())
    if bare in (
        "yourpassword",
        "password",
        "dbpassword",
        "redacted",
        "changeme",
        "mypassword",
        "placeholder",
        "pass",
        "dbpass",
    ):
        return password.lower() in ("password", "pass")
    return (
        not (placeholder(password) and bare not in _defaults and len(set(password)) > 3) if len(password) > 3 else True
    )


def _url_pattern(scheme: str, literal: str) -> Pattern:
    regex = scheme + _userinfo + ":" + _password + "@" + _rest
    return Pattern(regex=regex, literals=(literal,), caseless=True, name="URL")


DETECTOR = Detector(
    category=Category.CREDENTIALS,
    patterns=(
        *(_url_pattern(f"{scheme}://", f"{scheme}://") for scheme in _plain.split()),
        *(_url_pattern(f"{scheme}[+][a-z0-9_+]{{1,24}}://", f"{scheme}+") for scheme in _with_drivers.split()),
        *(
            Pattern(
                regex=scheme + "://[0-9A-Za-z._~%!$*+-]{8,128}@[0-9A-Za-z._-]{1,253}",
                literals=(f"{scheme}://",),
                caseless=True,
                name="password alone",
            )
            for scheme in ("redis", "rediss", "valkey", "valkeys")
        ),
        Pattern(
            regex=r"\b(?:password|pwd)[ ]{0,2}=[ ]{0,2}([^;\n\"' ]{3,128}|'[^'\n]{3,128}')",
            gate=r"\b(?:password|pwd)[ ]{0,2}=[ ]{0,2}[^;\n \"]",
            caseless=True,
            group=1,
            name="key=value",
        ),
    ),
    validate=_validate,
    hits=(
        Example(
            "DATABASE_URL=postgresql://shop:s3Cr-tQ9@db.shop.example:5432/orders?sslmode=require",
            ("postgresql://shop:s3Cr-tQ9@db.shop.example:5432/orders?sslmode=require",),
            "scheme: postgresql",
        ),
        Example("amqps://admin:3eCa3P@192.168.1.10:5671/vhost", ("amqps://admin:3eCa3P@192.168.1.10:5671/vhost",)),
        Example(
            "redis://:q8ZtP2vX@cache.shop.example:6379/0",
            ("redis://:q8ZtP2vX@cache.shop.example:6379/0",),
            "scheme: redis",
        ),
        Example("LOCK_DSN=redis://q8ZtP2vXw7@cache.shop.example", ("redis://q8ZtP2vXw7@cache.shop.example",)),
        Example("Driver={ODBC Driver 17};Server=sql01;Database=shop;Uid=shop;Pwd={Tulp-Rood11}", ("{Tulp-Rood11}",)),
        Example(
            "Server=db.shop.example,1433;Initial Catalog=orders;User Id=shop;Password=k8!tRz2q;Encrypt=true",
            ("k8!tRz2q",),
            "connection string",
        ),
    ),
    misses=(
        "mongodb+srv://${DB_USER}:${DB_PASS}@cluster.mongodb.net/",
        "mongodb://<username>:<password>@cluster.mongodb.net/app",
        "postgresql+asyncpg://user:password@host:port/dbname",
        "mssql+pyodbc://scott:tiger@some_dsn",
        "postgresql+asyncpg://user:pass@somepgbouncer/dbname",
        "oracle+cx_oracle://user:pass@dsn?encoding=UTF-8",
        "postgresql://app:password@postgres.example.com/neondb",
        "postgresql://db.shop.example:5432/orders",
        "redis://sessions01@cache.shop.example:6379, redis://default@cache",
        "Driver={ODBC Driver 17};Server=sql01;Database=shop;Uid=shop;Pwd={password}",
        "amqps://username:$password@localhost:5672",
        "mysql://user:{{ .Values.password }}@db/orders",
        "connect(host=host, user=None, password=None, port=3306)",
        "host = auth[0]; user = auth[1]; password = auth[2]",
        "self.username = username; self.password = password; server = host",
        'user = params.get("Username"); password = params.get("Password"); server = host',
    ),
    overlooks="addresses whose password stands elsewhere",
    confuses="examples of documentation with made-up passwords",
    source="https://www.rfc-editor.org/rfc/rfc3986#section-3.2.1",
)
