// Types of the globals that the scripts of a page use.

/** The functions of static/device.js that the app calls. */
interface Window {
  aimaq: import("../static/device.js").Device;
  /** https://www.w3.org/TR/trusted-types/: only some browsers have it. */
  trustedTypes?: {
    createPolicy(
      name: string,
      rules: { createScriptURL(address: string): string },
    ): { createScriptURL(address: string): string };
  };
}

/** https://wicg.github.io/netinfo/: only some browsers have it. */
interface Navigator {
  connection?: { saveData?: boolean; effectiveType?: string };
}

/** The script that wasm-bindgen writes. */
declare module "*/aimaq-app.js" {
  export default function init(options: { module_or_path: URL }): Promise<unknown>;
}
