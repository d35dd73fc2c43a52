// Written by seawall.detect.export; do not edit. `make docs` writes it anew.
export const NATIONAL_REGIONS = ["US","GB","DE","FR","IT","ES","NL","BE","AT","CH","SE","NO","DK","FI","PL","CZ","PT","IE","AU","NZ","JP","CN","IN","BR","MX","ZA","IL","TR","GR","HU","RO","KR","SG"];
