// Written by seawall.detect.export; do not edit. `make docs` writes it anew.
export const NATIONAL_REGIONS = ["US","GB","DE","FR","IT","ES","NL","BE","AT","CH","SE","NO","DK","FI","PL","CZ","PT","IE","AU","NZ","JP","CN","IN","BR","MX","ZA","IL","TR","GR","HU","RO","KR","SG"];
export const _FURTHER = "HK LU LV LT EE SK SI HR RS BG UA RU AE EG NG KE PK MY PH VN TH ID TW CL CO PE CY SA";
export const _MOBILE_REGIONS = ["GB","DE","FR","IT","ES","NL","BE","AT","CH","SE","NO","FI","PL","CZ","PT","IE","AU","NZ","JP","CN","IN","BR","MX","ZA","IL","TR","GR","HU","RO","KR","SG","HK","LU","LV","LT","EE","SK","SI","HR","RS","BG","UA","RU","AE","EG","NG","KE","PK","MY","PH","VN","TH","ID","TW","CL","CO","PE","CY","SA"];
