"""Where passwords are looked for at all: what Hyperscan and the browser's scanner search the whole text for.

A gate says no more than that something may stand here; the forms decide. They are written in small letters and match any
case; letters outside of Latin-1 reach them as question marks.
"""

from __future__ import annotations

GATES = (
    r"(?:passwor[dt]|passord|palavra-passe|kodeord|kennwort|wachtwoord|contrase[^ ]{1,2}a|senha|mot de passe|has[^ ]{1,2}o|heslo|l[^ ]{1,2}senord|adgangskode|"
    r"salasana|parol[^ ]{1,2}|jelsz[^ ]{1,2}|[^ ]{1,2}ifre)(?:[ ]{0,1}\([a-z ]{1,20}\)){0,1}[*:\])]{0,3}(?:[ ]{0,2}[|\t\r\n][^|]{0,12}[!-~]{6}|[ ]{2,24}[!-~]{6}|[ ]{0,1}[.]{3}|[*\])?][:]{0,1}[ ]{0,2}[!-~]{6})",
    r"kodeord[\"']{0,1}[ ]{0,1}[:=]",
    r"\?\?:[ ]{0,1}[\r\n]{1,4}[ \t>]{0,8}[!-~]{6}",
    r"\?\?[\])]{0,1}[ ]{0,1}[|\t][ ]{0,2}[0-9A-Za-z!#-&*@][!-~]{5}",
    r"(?:passw|psswo?r|passphr|passcode|passkey|kennw|contrase[^ ]{1,2}a|clave|senha|wachtw|has[^ ]{1,2}o|heslo|l[^ ]{1,2}senord|adgangskode|salasana|"
    r"parol[^ ]{1,2}|parool|jelsz|lozinka|geslo|[^ ]{1,2}ifre|mot[ _]de[ _]passe)[0-9A-Za-z_.-]{0,30}[\\\"'`\])&]{0,4}[ \t]{0,24}[:=,>(-]",
    r"(?:pass|pwd?|psw|psk|pswr?d|psswd|pwrd)[0-9A-Za-z_.-]{0,24}[\\\"'`\])&]{0,4}[ \t]{0,24}[:=,>(-]",
    r"(?:passwor[dt]|kennwort|passphrase|pass|pw|pwd|passcode|contrase[^ ]{1,2}a|clave|senha|wachtwoord|mot de passe|has[^ ]{1,2}o|heslo|"
    r"l[^ ]{1,2}senord(?:et)?|adgangskoden?|passordet|salasana|parola|parool|lozinka|geslo|[^ ]{1,2}ifre)[ ]"
    r"(?:is|was|ist|lautet|es|est|[^ ]{1,2}[ ]|for|f[^ ]{1,2}rs?|of|de|to|now|voor|van|von|dell?[ao]|per|pour|do|od|dla|til|till|na|jest|at|in|on|im|am|vom|"
    r"beim|zum|zur|bij|op|chez|nella?|\"|')",
    r"(?:passwor[dt]|passcode|pw|pwd|kennwort|wachtwoord|contrase[^ ]{1,2}a|senha|heslo)[ ][!-~]{0,24}[A-Za-z][!-~]{0,8}[0-9]",
    # Letters outside of Latin-1 reach a gate as question marks: such a word, a colon, a value; or the value at once.
    r"\?\?[ ]{0,1}[:=][ ]{0,2}[0-9A-Za-z!#-&*@][!-~]{3}",
    r"\?\?[ ]{0,1}\?\?[A-Za-z][!-~]{4}",
    r"(?:psexec(?:64){0,1}(?:\.exe){0,1}|mysql|mysqldump|mysqladmin|mysqlimport|mariadb|sshpass|hdbsql|mongo[a-z]{0,7}|certutil|7z[azr]{0,1}|7zz|rar|unrar|(?:docker|podman|az|oc|helm registry) login|"
    r"zip|unzip|sqlcmd|bcp|ipmitool|mosquitto_[ps]ub|(?:redis|valkey)-cli|ldap[a-z]{3,8}|snmp[a-z]{3,9})[ ][^\n]{0,120}[ ]{0,1}-(?:srcp|[pawx])[ ]{0,1}['\"]{0,1}[^ \n-]",
    r"(?:smbclient|rpcclient|smbmap|smbget)[ ][^\n]{0,120}-u[ ]{0,2}['\"]{0,1}[^ \n%]{1,64}%[^ \n]{4}",
    r"lftp[ ][^\n]{0,80}-u[ ]{0,2}['\"]{0,1}[^ \n,]{1,64},[^ \n]{4}",
    r"htpasswd[ ]{1,3}-[a-z]{0,6}b[a-z]{0,6}[ ][^ \n]{1,120}[ ]{1,3}[^ \n]{1,64}[ ]{1,3}[^ \n]{4}",
    r"rclone[ ]{1,3}obscure[ ]",
    r"(?:ssh-keygen[ ][^\n]{0,120}-n|ansible-vault[ ]{1,3}encrypt_string|(?:requirepass|masterauth))[ ]{1,3}['\"]{0,1}[^ \n'\"]{4}",
    r"(?:https{0,1}|xh)[ ][^\n]{0,80}-a[ ]{1,2}[^ \n:]{1,64}:[^ \n]{3}",
    r"net(?:\.exe){0,1} use[ ][^\n]{0,120}/user:[^ \n]{1,64}[ ]",
    r"net(?:\.exe){0,1} user[ ][^ \n]{1,40}[ ]{1,3}[^ \n]{4,64}[ ]{1,3}/add",
    r"(?:signtool|freerdp|schtasks|cmdkey|winscp|wmic)[^\n]{1,160}[ ][/-](?:pass|password|p|rp|pwd)[: ][^ \n]",
    r"chpasswd[^\n]{0,32}\n[^\n]{1,40}",
    r"variable[ ]{1,3}\"[a-z0-9_-]{0,40}(?:pass|pwd|psw)[a-z0-9_-]{0,20}\"[ ]{0,3}\{[^{}]{0,200}default[ \t]{0,12}=[ ]{0,3}\"[^\" $]",
    r"(?:mysqli(?:_connect)?|mysql_p{0,1}connect|(?:pymysql|mysqldb|mysql\.connector|mariadb|dbi)(?:\.|->)connect|pdo(?:->__construct){0,1}|getconnection|imap_open|ftp_login|ssh2_auth_password|ldap_bind|networkcredential|directoryentry|httpbasicauth|httpdigestauth|"
    r"basic_{0,1}auth|usernamepasswordcredentials|usernamepasswordauthenticationtoken|passwordauthentication|(?:\.|->)login|auth[ ]{0,1}=[ ]{0,1})(?:\]::new){0,1}\([^;{}]{1,160},[ \r\n]{0,20}[\"'][^\"' \n]{4,64}[\"']",
    r"curlopt_(?:proxy){0,1}userpwd",
    r"[,;|\t][ \"]{0,2}(?:[a-z0-9-]{1,16}[ _]){0,1}(?:pass(?:word|wd|wort)|kennwort|wachtwoord|contrase[^ ]{1,2}a|senha|mot de passe|parola|has[^ ]{1,2}o|heslo|l[^ ]{1,2}senord|adgangskode|\?{2,8})[ \"]{0,2}[,;|\t\r\n]",
    r"pass(?:word|wd|wort)[ \"]{0,2}[,;|\t]",
    r"[,;\t]\"{0,1}(?:secret access key|secret key|api secret|client secret)\"{0,1}[,;\t\r\n]",
    r"jwt\.(?:sign|verify|encode|decode)\([^()\"'\n]{1,80},[ ]{0,3}[\"']",
    r":[ ]{1,4}(?:psk|eap|xauth|ntlm)[ ]{1,4}\"",
    r":[^ \t\r\n:@/\"']{3,64}@(?:tcp4{0,1}|unix)\(",
    r"oracle:thin:[a-z0-9_$#]{1,32}/[^ \n@/\"';]{4,64}@",
    r"(?:sqlplus|impdp|expdp|sqlldr|rman|connect)[ ][^\n]{0,40}/[^ \n@/\"';]{4,64}@",
    r"(?:log[ -]{0,1}in|sign[ -]{0,1}in|account|access|credentials|zugang|anmeld|inlog|acceso|acc[^ ]{1,2}s)[^\n]{0,60}@[a-z0-9.-]{3,64}[`\"']{0,1}[ ]{0,2}[:/|][ ]{0,2}[^ \n/|,;@]{6}",
    r"(?:password|passwd|pwd|passphrase)[\"']{0,1}[,;]{0,1}[ \t\r\n]{0,24}[\"']{0,1}value[\"']{0,1}[ ]{0,3}[:=]",
    r"(?:pass(?:word|wd|phrase){0,1}|pwd)[a-z0-9_]{0,16}[\"'\])]{0,3}[ ]{0,1}(?:[|][|]|[?][?:]|or[ ])[ ]{0,1}[\"'][^\"' \n]{4}",
    r"pass(?:word|wd|phrase){0,1}[ ]{0,1}\{[ ]{0,1}get;",
    r"(?:bcrypt|hash::make|password_hash|make_password|hashpw|hashsync|encoder\.encode)\([ ]{0,2}b{0,1}[\"'][^\"' \n]{6}",
    r"(?:passw(?:or)?d|pwd)[ ](?:as ){0,1}(?:string|\[\]byte)[ ]{0,1}=",
    r"(?:echo|printf)[ ][^\n|]{4,100}[|][^\n]{1,100}(?:-stdin|sudo -s|chpasswd)",
    r"-(?:[a-z_-]{0,16})(?:pass(?:word|wd|phrase)?|pwd|pw)[ =]",
    r"[\"' ]pass:",
    r"identified[ ]{1,4}(?:by|with|as)",
    r"password[ =]{1,8}['\"]",
    r"securestring",
    r"[ ]-u[ ]{0,2}[\"']?[^ \n:]{1,64}:",
    r"--(?:proxy-)?user[ =][\"']?[^ \n:]{1,64}:",
    r"(?:tps?|ssh|git|smb|cifs|smtps?|imaps?|pop3s?|socks[45]h?|rtsps?|wss?|vnc|rdp|telnet|davs?|proxy)://[^ \t\r\n:/\"'<>]{1,64}:[^ \t\r\n/@\"'<>]{2,64}@",
    r"basic[ ]{1,4}[0-9a-z+/]{8}",
    r"login[ ]{1,8}[^ \n]{1,64}[ \n\r\t]{1,12}password[ ]",
    r"\$(?:2[abxy]|[15689y]|argon2(?:id|i|d)|apr1|krb5[a-z]{2,5})\$",
    r"[a-z0-9*]:[0-9*]{1,5}:[a-z0-9_*]{1,32}:[a-z0-9_*]{1,32}:",
    r"insert[ ]{1,4}into[ ][^\n(]{1,80}\([^\n()]{0,400}pass(?:word|wd|wort){0,1}[ \"'`\]]{0,2}[,)]",
    r"jelsz[^ ]{1,2}[ ]{0,2}[:=][ ]{0,2}[^ \n]{4}",
    r"ifresi[ ][!-~]{1,24}[0-9]",
    r"(?:m[^ ]{1,2}t kh[^ ]{1,2}u|kata sandi|slapta[^ ]{1,2}odis)[ ]{0,2}[:=a-z][^\n]{0,8}[ ]{0,2}[!-~]{4}",
    r"\?\?[ ](?:\?{1,12}[ ]){0,1}[a-z0-9][!-~]{1,24}[0-9]",
    # Beside the word or in the line below it, with anything between them.
    r"(?:passw(?:or[dt]|d)?|pword|p/w(?:ord){0,1}|kennw|wachtw|contra|pass(?:phrase|code|key|e)?|pswr?d|pwd?|psw|psk|kennwort|mot[ _]de[ _]passe|mdp|contrase[^ ]{1,2}a|clave|senha|wachtwoord|ww|has[^ ]{1,2}o|heslo|"
    r"l[^ ]{1,2}senord(?:et){0,1}|adgangskode[nr]{0,1}|passordet|salasana|parol[^ ]{1,2}(?: chiave| d[^a-z]ordine){0,1}|parool|jelsz[^ ]{1,2}|lozinka|geslo|[^ ]{1,2}ifre(?:si){0,1})"
    r"[^0-9a-z_]{1,16}(?:[a-z][a-z ]{1,24}:[ ]{1,4}){0,1}[!-~\x80-\xff]{0,32}[0-9]",
    r"\?\?[^0-9a-z_]{1,16}[a-z#!@][!-~]{2,32}[0-9]",
    # What protocols say on the wire, entries of routers and vaults, lists of accounts.
    r"user[ ][^ \n]{1,64}[ \t\r]{0,5}\n(?:[^\n]{0,120}\n){0,2}[^\n]{0,6}pass[ ]{1,3}[^ \n]{4}",
    r"login[ ]{1,3}\"{0,1}[^ \n@\"]{1,64}@[^ \n\"]{3,64}\"{0,1}[ ]{1,3}[^ \n]{4}",
    r"334[ ]ugfzc3dvcmq6[ \t\r]{0,5}\n[^\n]{0,6}[0-9a-z+/]{4}",
    r"auth(?:enticate){0,1}[ ]plain[ \r\n][^\n]{0,40}[0-9a-z+/]{8}",
    r"ftp[^\n]{0,160}\n(?:[^\n]{0,80}\n){0,3}[ \t]{0,8}(?:quote[ ]){0,1}user[ ]{1,3}[^ \n]{1,64}[ ]{1,3}[^ \n]{4}",
    r"open[ ]{1,3}-u[ ]{0,2}[\"']{0,1}[^ \n,]{1,64},[^ \n]{4}",
    r"auth[ ]{1,2}(?:[a-z0-9_-]{1,32}[ ]{1,2}){0,1}\"{0,1}[0-9a-z_!#*+./=@-]{12}",
    r"wifi:[^\n]{0,140}p:[^ \n;]{4}",
    r"(?:wlan|wi-{0,1}fi|netzwerk|ssid|hotspot)[^\n]{0,60}(?:schl[^ ]{1,2}ssel|key|cl[^ ]{1,2}|chiave|sleutel|klucz|code|chave)[ ]{0,1}[:=][ ]{0,2}[^ \n]{6}",
    r"(?:password|secret|key(?:-string){0,1})[ ]{1,3}[07][ ]{1,3}[^ \n]{4}",
    r"snmp-server[ ]community[ ][^ \n]{4}",
    r"(?:pass(?:word|wd|phrase|wort){0,1}|pwd)</key>[ \t\r\n]{0,40}<(?:string|value)[^<>]{0,60}>[^<]{4}",
    r"\"result\":[ ]{0,3}\"[^\"\n]{6}",
    r"\$_(?:server|env)\['[a-z0-9_]{0,40}(?:pass|pwd)[a-z0-9_]{0,20}'\][ \t]{1,4}[^ \n]{4}",
    r"use[ ][!-~]{5,42}[ ]as[ ][a-z ]{0,28}(?:password|passcode|pw)",
    r"[^0-9a-z](?:mdp|ww|pswd|pwort)[ ]{0,1}[:=][ ]{0,2}[^ \n]{5}",
    r":[ ]{1,2}[^ \n/]{2,64} / [^ \n/]{6}",
    r"log[ -]{0,1}in[:=]{0,1}[ ]{1,2}(?:admin|administrator|root|info|shop|store|sales|office|support)[ ]{1,2}[^ \n]{6}",
    r"(?:alarm|alarmanlage|safe|vault|tresor|door|gate|t[^ ]{1,2}r|eingangs{0,1}|garagen{0,1}|kassen{0,1}|till)[- ]{0,1}(?:code|pin|kode)[^\n]{0,40}[0-9]{4}",
    r"(?:code|pin|kode)[ ](?:for|of|to|f[^ ]{1,2}r|zum|zur)[ ][a-z ]{0,8}(?:alarm|safe|vault|tresor|door|gate|t[^ ]{1,2}r|garage|kasse|till)[^\n]{0,12}[0-9]{4}",
    r"(?:c[^ ]{1,2}digo|codice|code|kod)[ ](?:del{0,1}|della|do|da|di|van|na|od)[ '][^\n0-9]{2,24}[ ][\"'#]{0,1}[0-9]{4}",
    r"\bpin(?:[ -]{0,1}(?:code|number|nummer)){0,1}[\"']{0,1}(?:[ ]{0,1}[:=]|[ ](?:is|ist|es|est|[^ ]{1,2}[ ]))[ \"']{0,3}[0-9]{4}",
    r"(?:passw[a-z]{2,3}|kennwort|mot[ _]de[ _]passe|contrase[^ ]{1,2}a|clave|senha|wachtwoord|has[^ ]{1,2}o|heslo|l[^ ]{1,2}senord(?:et){0,1}|parola|[^ ]{1,2}ifre|\?{6})[ ]"
    r"(?:[a-z?\x80-\xff]{2,12})(?:[ ](?:del{0,1}|du|della|do|da|od|voor|van|pour|para|per)[ ][^\n:=]{2,24}){0,1}(?:[ ]{0,1}[:=]|[ ](?:is|est|es|ist|to|jest|[^ ]{1,2}[ ]))[ ]{0,3}[\"']{0,1}[^ \n\"']{5}",
    r"(?:admin|root|info|shop|store|sales|office|support)[a-z0-9_.]{0,14} / [^ \n/]{6}",
    r"\"jwt[a-z0-9_]{0,16}\"[ \t\r\n]{0,4}:[ \t\r\n]{0,4}\{[^{}]{0,240}(?:key|secret)\"[ \t\r\n]{0,3}:[ \t\r\n]{0,3}\"[^\"\n]{12}",
    r"(?:master|credentials/[a-z0-9_]{1,24})\.key[^\n]{0,24}\n[ \t>]{0,4}[0-9a-f]{32}",
    # Cookies as curl and browsers keep them, and as HAR files hold them; secrets of four words and more.
    r"(?:true|false)\t[0-9]{1,12}\t[^\t\n]{0,64}(?:sess|sid|auth|token|login|logged_in|jwt|remember|identity)[^\t\n]{0,64}\t[^ \t\r\n]{12}",
    r"cookie\",[ \t\r\n]{1,60}\"value\":[ ]{0,2}\"[^\"\n]{12}",
    r"(?:secret|salt|pepper|(?:signing|encryption|cookie|master|session|jwt|api|hmac|shared)[_-]{0,1}key)(?:[_-]{0,1}key){0,1}[\"'\])]{0,3}[ \t]{0,4}"
    r"[:=>,]{1,2}[ \t]{0,4}[\"']{0,1}[0-9a-z_.+~-]{1,60}[!@#$%*^][0-9a-z]",
    r"(?:secret|salt|pepper|(?:signing|encryption|cookie|master)_key)(?:_key){0,1}[\"']{0,1}[ \t]{0,4}[:=][ \t\"']{0,5}[a-z]{3,12}[ ._-][a-z]{3,12}[ ._-][a-z]{3,12}[ ._-][a-z]{3}",
)
