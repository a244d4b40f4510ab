// Errors, and what a reader can do about them.

/** @import * as Api from "./aimaq.d.ts" */
/** @import { ErrorKind, Lang } from "./aimaq.d.ts" */

/**
 * The advice of `LibraryError` in crates/library/src/error.rs. It is repeated here because the engine itself may fail to
 * load. A test in crates/module compares the two line by line, so prettier must not break these lines.
 * @type {Record<ErrorKind, Record<Lang, string>>}
 */
// prettier-ignore
const ADVICE = {
  unreachable: {
    kk: "Желі жоқ немесе сайт жауап бермеді. Байланысты тексеріп, қайталап көріңіз.",
    ru: "Нет сети, или сайт не ответил. Проверьте связь и попробуйте ещё раз.",
  },
  missing: {
    kk: "Сайттың бір бөлігі табылмады: сайт жаңарған болуы мүмкін. Бетті қайта ашыңыз.",
    ru: "Часть сайта не найдена: возможно, он обновился. Откройте страницу заново.",
  },
  damaged: {
    kk: "Сайттың бір бөлігі бүлініп жетті. Бетті қайта ашыңыз; қайталанса, сайт иесіне хабарлаңыз.",
    ru: "Часть сайта пришла повреждённой. Откройте страницу заново; если это повторится, сообщите владельцу сайта.",
  },
  newerFormat: {
    kk: "Мәтіндер бағдарламаның жаңарақ нұсқасына арналған. Бетті қайта ашып, бағдарламаны жаңартыңыз.",
    ru: "Тексты предназначены для более новой версии приложения. Откройте страницу заново, чтобы обновить его.",
  },
};

/**
 * A file could not be read. See aimaq.d.ts.
 * @implements {Api.AimaqError}
 */
export class AimaqError extends Error {
  /**
   * @param {ErrorKind} kind
   * @param {string} file
   */
  constructor(kind, file) {
    super(`${file}: ${kind}`);
    this.name = "AimaqError";
    this.kind = kind;
    this.file = file;
    this.advice = ADVICE[kind];
  }
}

/** @param {URL} url */
const nameOf = (url) => /** @type {string} */ (url.pathname.split("/").pop());

/**
 * Returns a handler that reports a failed request.
 * @param {URL} url
 * @returns {() => never}
 */
const unreachable = (url) => () => {
  throw new AimaqError("unreachable", nameOf(url));
};

/**
 * Fetches a URL. Returns the response if the host has the file.
 * @param {URL} url
 * @param {RequestInit} [options]
 */
export const fetchFile = async (url, options) => {
  const response = await fetch(url, options).catch(unreachable(url));
  if (response.ok) return response;
  const gone = response.status === 404 || response.status === 410;
  throw new AimaqError(gone ? "missing" : "unreachable", nameOf(url));
};

/**
 * Fetches a URL. Returns the bytes of the file.
 * @param {URL} url
 */
export const fetchBytes = async (url) =>
  (await fetchFile(url)).arrayBuffer().catch(unreachable(url));
