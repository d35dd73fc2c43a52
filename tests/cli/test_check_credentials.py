"""``seawall check`` over the files credentials live in: what each holds is found, what looks like it is not.

Every value is made up and opens nothing.
"""

# ruff: noqa: E501  files as they are read best on one line

import base64
import json
from pathlib import Path
from typing import Any

import pytest

from end_to_end.running import run

SECRET = "q8ZtP2vXw7Lm4KdR9sYb"
PASSWORD = "Kx7rTq2mW"
HEX = "5aab40e433037523cc70af7d3894a0fa"
GITHUB = "ghp_" + (SECRET * 2)[:36]
STRIPE = f"sk_live_{SECRET}4Xq"
AWS_ID, AWS_SECRET = "AKIA" + "Q7TMR2XW5LKDZ3VB", "wJalrXUtnFEMIzK7MDENGbPxRfiCYq8ZtP2vXw7L"
CREDENTIALS = {"api_key", "password", "private_key", "jwt", "database_url"}


def b64(text: str) -> str:
    return base64.b64encode(text.encode()).decode()


PEM = f"-----BEGIN RSA PRIVATE KEY-----\n{SECRET * 8}\n-----END RSA PRIVATE KEY-----\n"
CERTIFICATE = f"-----BEGIN CERTIFICATE-----\n{SECRET * 8}\n-----END CERTIFICATE-----\n"
NOTEBOOK = {
    "cells": [
        {"cell_type": "code", "source": [f'openai.api_key = "sk-proj-{SECRET * 2}"\n'], "outputs": []},
        {
            "cell_type": "code",
            "source": ["print(token)\n"],
            "outputs": [{"output_type": "stream", "text": [f"token: {GITHUB}\n"]}],
        },
    ]
}
HITS: dict[str, tuple[str, tuple[str, ...]]] = {
    "salts/wp-config.php": (
        "define( 'DB_PASSWORD', '9Wf$kLm2vT' );\ndefine( 'NONCE_SALT', 'O#z4*w,qx~(W>Y+QsB:MnYJeI1fV9=u(k1~yE|XbFa%j_FpZ5rPd-mvZ)e7<;cTf' );\n",
        ("9Wf$kLm2vT", "O#z4*w,qx~(W>Y+QsB:MnYJeI1fV9=u(k1~yE|XbFa%j_FpZ5rPd-mvZ)e7<;cTf"),
    ),
    "env.php": (
        f"return ['crypt' => ['key' => '{HEX}'], 'db' => ['username' => 'magento', 'password' => 'Mg3ntoPw!']];\n",
        (HEX, "Mg3ntoPw!"),
    ),
    "passwords.csv": (
        "site,username,password\na.example,ana,Tulp-Rood11\nb.example,bo,geel9Fiets\nc.example,cy,Z33hond!\n",
        ("Tulp-Rood11", "geel9Fiets", "Z33hond!"),
    ),
    "letter.txt": (
        "Zugangsdaten für das Backend:\nLogin: mueller\nPasswort: Winter#Wald3\n\nBuongiorno, la password del gestionale è Vesuvio79!x\n",
        ("Winter#Wald3", "Vesuvio79!x"),
    ),
    "deploy.sh": (
        "smbclient //nas/share -U ana%Nas-Geheim3 -c ls\nlftp -u shop,Ftp-Huis22 ftp.shop.example\nzip -P zipZip77 out.zip a.csv\n",
        ("Nas-Geheim3", "Ftp-Huis22", "zipZip77"),
    ),
    "shop.php": (
        "$db = new mysqli('localhost', 'shop', 'mYsqli_88', 'shop');\nftp_login($conn, 'feed', 'ftpFeed#3');\n",
        ("mYsqli_88", "ftpFeed#3"),
    ),
    ".env": (
        f'APP=shop\nSTRIPE_SECRET={STRIPE}\nDB_PASSWORD={PASSWORD}\nMAIL_PASSWORD="hunter Two 22"\nSESSION_SECRET={HEX}\n',
        (STRIPE, PASSWORD, "hunter Two 22", HEX),
    ),
    "analysis.ipynb": (json.dumps(NOTEBOOK), (f"sk-proj-{SECRET * 2}", GITHUB)),
    ".bash_history": (
        f"export AWS_SECRET_ACCESS_KEY={AWS_SECRET}\ncurl -u elastic:P8ssw-rd1 https://localhost:9200\n"
        f"mysql -u root -p{PASSWORD} shop\ndocker login -u ana -p q8ZtP2vXw registry.shop.example\n"
        f"aws configure set aws_secret_access_key {AWS_SECRET}\necho 'Wz8kkLq9x' | docker login -u ana --password-stdin\n",
        (AWS_SECRET, "P8ssw-rd1", PASSWORD, "q8ZtP2vXw", AWS_SECRET, "Wz8kkLq9x"),
    ),
    ".git/config": (
        f'[remote "origin"]\n\turl = https://ana:{GITHUB}@github.com/shop/stock.git\n'
        f'[remote "lab"]\n\turl = https://oauth2:glpat-{SECRET}@gitlab.com/shop/stock.git\n',
        (GITHUB, f"glpat-{SECRET}"),
    ),
    ".netrc": (f"machine api.shop.example\n  login ana\n  password {PASSWORD}\n", (PASSWORD,)),
    ".npmrc": (
        f"//registry.npmjs.org/:_authToken=npm_{(SECRET * 2)[:36]}\n//npm.shop.example/:_authToken={SECRET}\n"
        f"//npm.shop.example/:_auth={b64('ana:' + PASSWORD)}\n",
        (f"npm_{(SECRET * 2)[:36]}", SECRET, b64("ana:" + PASSWORD)),
    ),
    ".pypirc": (
        f"[pypi]\nusername = __token__\npassword = pypi-AgEIcHlwaS5vcmc{SECRET * 4}\n"
        f"[shop]\nusername: ana\npassword: {PASSWORD}\n",
        (f"pypi-AgEIcHlwaS5vcmc{SECRET * 4}", PASSWORD),
    ),
    "kubeconfig.yaml": (
        f"users:\n- name: ana\n  user:\n    client-key-data: {b64(PEM)}\n    token: {SECRET}{SECRET}\n",
        (b64(PEM), SECRET + SECRET),
    ),
    "secret.yaml": (
        f"kind: Secret\ndata:\n  password: {b64('Kx7!rTq2mW')}\n  api-key: {b64(SECRET)}\n",
        (b64("Kx7!rTq2mW"), b64(SECRET)),
    ),
    "docker-config.json": (
        json.dumps({"auths": {"registry.shop.example": {"auth": b64("ana:" + PASSWORD)}}}),
        (b64("ana:" + PASSWORD),),
    ),
    "compose.yaml": (
        f"services:\n  db:\n    environment:\n      - POSTGRES_PASSWORD={PASSWORD}\n      MYSQL_ROOT_PASSWORD: Wz8kkLq9x\n",
        (PASSWORD, "Wz8kkLq9x"),
    ),
    "service-account.json": (
        json.dumps({"type": "service_account", "private_key_id": HEX, "private_key": PEM}),
        (json.dumps(PEM)[1:-3],),
    ),
    "terraform.tfstate": (
        json.dumps({"attributes": {"username": "shop", "password": PASSWORD, "id": AWS_ID, "secret": AWS_SECRET}}),
        (PASSWORD, AWS_ID, AWS_SECRET),
    ),
    "prod.tfvars": (f'db_password = "{PASSWORD}"\napi_token   = "{SECRET}"\n', (PASSWORD, SECRET)),
    "ssh_config": (f"Host shop\n  ProxyCommand sshpass -p {PASSWORD} ssh -W %h:%p gate\n", (PASSWORD,)),
    "aws_credentials": (
        f"[default]\naws_access_key_id = {AWS_ID}\naws_secret_access_key = {AWS_SECRET}\n",
        (AWS_ID, AWS_SECRET),
    ),
    "web.config": (
        f'<add connectionString="Server=db;Database=o;User Id=shop;Password={PASSWORD};" />'
        f'<add key="ApiKey" value="{SECRET}"/><password>Zr4qqPw8</password>',
        (PASSWORD, SECRET, "Zr4qqPw8"),
    ),
    "wp-config.php": (
        f"define('DB_PASSWORD', '{PASSWORD}');\n$config = ['api_key' => '{SECRET}'];\n",
        (PASSWORD, SECRET),
    ),
    "App.kt": (f'val apiKey: String = "{SECRET}"\nconn.setPassword("Rt7ccVb4")\n', (SECRET, "Rt7ccVb4")),
}
MISSES: dict[str, str] = {
    ".env.sample": "STRIPE_SECRET=sk_live_xxxxxxxxxxxxxxxxxxxxxxxx\nDB_PASSWORD=changeme\nSESSION_SECRET=${SESSION_SECRET}\nAPI_KEY=\n",
    "analysis.ipynb": json.dumps(
        {"cells": [{"id": HEX, "source": ["key = os.environ['OPENAI_API_KEY']\n", "password = getpass()\n"]}]}
    ),
    ".bash_history": "mysql -u root -p shop\ncurl -u $USER:$PASS https://x\nexport TOKEN=$(cat token)\ndocker login --password-stdin\n",
    ".git/config": '[remote "origin"]\n\turl = https://github.com/shop/stock.git\n\turl = git@github.com:shop/stock.git\n',
    ".netrc": "machine api.shop.example\n  login ana\n  password ${PASSWORD}\n",
    ".npmrc": "//npm.shop.example/:_authToken=${NPM_TOKEN}\nregistry=https://registry.npmjs.org/\n",
    ".pypirc": "[pypi]\nusername = __token__\npassword = <your-token>\n",
    "kubeconfig.yaml": f"clusters:\n- cluster:\n    certificate-authority-data: {b64(CERTIFICATE)}\n",
    "secret.yaml": "kind: Secret\nstringData:\n  password: {{ .Values.password }}\n  tls.crt: "
    + b64(CERTIFICATE)
    + "\n",
    "docker-config.json": json.dumps({"auths": {"registry.shop.example": {}}, "credsStore": "desktop"}),
    "compose.yaml": "services:\n  db:\n    image: postgres@sha256:"
    + HEX * 2
    + "\n    environment:\n      - POSTGRES_PASSWORD_FILE=/run/secrets/db\n",
    "service-account.json": json.dumps({"private_key_id": HEX, "private_key": "REDACTED", "client_email": ""}),
    "terraform.tfstate": json.dumps(
        {"lineage": "0d3f8f8e-6d0b-4a0e-9d1f-0c5f4a2b7e11", "arn": "arn:aws:iam::0:user/x"}
    ),
    "prod.tfvars": 'db_password = var.db_password\napi_token = data.vault_generic_secret.shop.data["token"]\n',
    "package-lock.json": json.dumps(
        {"integrity": f"sha512-{SECRET * 4}==", "resolved": f"https://x.example/{HEX}.tgz"}
    ),
    "messages.json": json.dumps(
        {"login.password": "Password:", "token.expired": "The token has expired, sign in again"}
    ),
    "main.py": "def login(user, password=None, token: str = '') -> None:\n    self.api_key = settings.api_key\n",
    "known_hosts": f"shop.example ssh-rsa AAAAB3NzaC1yc2EAAAADAQABAAABAQ{SECRET * 8}\n",
}


@pytest.fixture(scope="module")
def checked(tmp_path_factory: pytest.TempPathFactory) -> dict[str, tuple[str, list[Any]]]:
    """Both folders checked by one run of the program: file to its text and the credentials found in it."""
    top = tmp_path_factory.mktemp("files")
    texts = {f"hits/{name}": text for name, (text, _) in HITS.items()}
    texts |= {f"misses/{name}": text for name, text in MISSES.items()}
    for name, text in texts.items():
        (top / name).parent.mkdir(parents=True, exist_ok=True)
        (top / name).write_text(text)
    ended = run(tmp_path_factory.mktemp("data"), "check", str(top), "--format", "json")
    assert ended.returncode == 1, ended.stderr
    assert PASSWORD not in ended.stdout + ended.stderr
    sources = {source["source"]: source["findings"] for source in json.loads(ended.stdout)["sources"]}
    answers = {}
    for name, text in texts.items():
        (findings,) = (found for source, found in sources.items() if Path(source).as_posix().endswith(name))
        answers[name] = (text, [one for one in findings if one["detector"] in CREDENTIALS])
    return answers


@pytest.mark.parametrize("name", HITS)
def test_what_a_file_holds_is_found(checked: dict[str, tuple[str, list[Any]]], name: str) -> None:
    text, findings = checked[f"hits/{name}"]
    place = 0
    for value in HITS[name][1]:
        start = text.index(value, place)
        place = start + len(value)
        assert any(one["start"] <= start and one["end"] >= place for one in findings), (
            f"number {HITS[name][1].index(value)}"
        )
    assert len(findings) == len(HITS[name][1]), [one["reasons"] for one in findings]


def test_a_key_is_told_with_how_its_vendor_makes_it_worthless(checked: dict[str, tuple[str, list[Any]]]) -> None:
    told = [one["revoke"] for one in checked["hits/.env"][1] if "revoke" in one]
    assert [one.startswith("Stripe Dashboard") for one in told].count(True) == 1
    assert all(len(one.split()) > 5 for one in told)  # what no vendor is known of says what holds for its kind


@pytest.mark.parametrize("name", MISSES)
def test_what_only_looks_like_it_is_not(checked: dict[str, tuple[str, list[Any]]], name: str) -> None:
    assert [one["reasons"] for one in checked[f"misses/{name}"][1]] == []
