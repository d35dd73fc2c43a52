// Written by seawall.detect.export; do not edit. `make docs` writes it anew.
export const _MRZ = /* @__PURE__ */ new Set<string>(["0","1","2","3","4","5","6","7","8","9","<","A","B","C","D","E","F","G","H","I","J","K","L","M","N","O","P","Q","R","S","T","U","V","W","X","Y","Z"]);
