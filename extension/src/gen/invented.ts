// Written by seawall.detect.export; do not edit. `make docs` writes it anew.
export const _digests = "6acbd824bd32bbd4 29a336c7244f48dd 08b545962adc7d8b e7666dbb286c6c2e 99b2726346a1e92a 12113c2e6979f447 828818f833257868 6835e0f288832a40 816cd10fdb11ead0 adbd04e3fe1b6d49 db9422f1dd332dcc 515cb771a4238032 e754678ea2b14ef1 c73f1e61952e6987 294c63f8344d5df1 ddd19c486d095d84 67e733c2f9035757 43f62e8bcdd84601";
export const _generator = [996825010,642813549,513874426,1027748829,705979059];
export const _letters = "qpzry9x8gf2tvdw0s3jn54khce6mua7l";
export const _places = {"q":0,"p":1,"z":2,"r":3,"y":4,"9":5,"x":6,"8":7,"g":8,"f":9,"2":10,"t":11,"v":12,"d":13,"w":14,"0":15,"s":16,"3":17,"j":18,"n":19,"5":20,"4":21,"k":22,"h":23,"c":24,"e":25,"6":26,"m":27,"u":28,"a":29,"7":30,"l":31};
export const _published = /* @__PURE__ */ new Set<string>(["08b545962adc7d8b","12113c2e6979f447","294c63f8344d5df1","29a336c7244f48dd","43f62e8bcdd84601","515cb771a4238032","67e733c2f9035757","6835e0f288832a40","6acbd824bd32bbd4","816cd10fdb11ead0","828818f833257868","99b2726346a1e92a","adbd04e3fe1b6d49","c73f1e61952e6987","db9422f1dd332dcc","ddd19c486d095d84","e754678ea2b14ef1","e7666dbb286c6c2e"]);
export const run_min = 6;
