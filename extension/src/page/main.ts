/** In the page's world, before its scripts: stands between the page's code and the network. */
import { takeLine } from "../wire";
import { guardFetch } from "./fetch";

const line = takeLine();
guardFetch(line);
