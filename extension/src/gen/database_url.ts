// Written by seawall.detect.export; do not edit. `make docs` writes it anew.
export const _braced = {source:"\\x7b[^\\x7b\\x7d\\x24]{4,64}\\x7d",flags:"u"};
export const _defaults = /* @__PURE__ */ new Set<string>(["changeme","example","pass","passwd","password","pwd","secret","xxx","xxxx"]);
export const _host = {source:"[0-9A-Za-z\\x2e\\x5f\\x2d]{0,253}",flags:"u"};
export const _manual_hosts = {source:"(?:|(?:your[\\x2d\\x5f]{0,1}){0,1}(?:(?:db|database|sql|pg|postgres|mysql|mongo|redis|some|my)){0,1}[\\x2d\\x5f]{0,1}(?:host|hostname|host[a-c0-9]|server|servername|machine|address|url)|(?:[^\\n]{0,200}\\x2e){0,1}example(?:\\x2e[a-z]{2,6}){0,2}|localhost|127\\x2e0\\x2e0\\x2e1|(?:0\\x2e){3,3}0)",flags:"u"};
export const _manual_users = /* @__PURE__ */ new Set<string>(["","app","db_user","dbuser","login","me","myuser","name","u","user","username","usr"]);
export const _nobody = /* @__PURE__ */ new Set<string>(["user","username"]);
export const _one_word = {source:"[a-z\\x5f\\x2d]{1,40}",flags:"u"};
export const _pairs = {source:"(?:server|data\\x20source|datasource|host|hostname|addr|address|network\\x20address|endpoint|driver|provider|uid|user\\x20{0,1}id|user|username|initial\\x20catalog|database|dbname|port|account|accountname|sslmode|trusted\\x5fconnection)[\\s\\x1c-\\x1f\\x85]{0,4}\\x3d",flags:"iu"};
export const _password = "[0-9A-Za-z._~%!$&'()*+,;=:#?^|`/{}<>\\[\\]\\\\-]{1,128}";
export const _plain = "postgres postgresql pgsql mysql mysqlx mariadb mssql sqlserver oracle db2 sybase firebird redshift snowflake clickhouse clickhouses cockroachdb vertica teradata hive impala trino presto mongodb redis rediss valkey valkeys memcached couchbase couchbases couchdb cassandra neo4j neo4js bolt arangodb influxdb amqp amqps mqtt mqtts kafka nats stomp pulsar rabbitmq elasticsearch opensearch solr etcd zookeeper ldap ldaps libsql singlestore tidb timescaledb dbconnection database";
export const _rest = "[0-9A-Za-z._~%!$&'()*+,;=:@/?#\\[\\]-]{1,300}";
export const _schemed = {source:"([a-z0-9\\x2b\\x3a]{1,})\\x3a\\x2f\\x2f([^\\x3a\\x2f\\x40\\s\\x1c-\\x1f\\x85]{0,})\\x3a([^]{0,})\\x40",flags:"iu"};
export const _user_names = /* @__PURE__ */ new Set<string>(["uid","user","user id","userid","username"]);
export const _userinfo = "[0-9A-Za-z._~%!$&'()*+,;=\\\\-]{0,64}";
export const _with_drivers = "postgresql postgres mysql mariadb mssql oracle mongodb redis rediss clickhouse cockroachdb db2 neo4j bolt trino snowflake";
