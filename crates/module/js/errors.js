// Errors, and what a reader can do about them.

// The advice of `LibraryError` in crates/library/src/error.rs; a test in crates/module compares them. It is here, too, because
// the engine itself may be what cannot be loaded.
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

/// A file that could not be read. See aimaq.d.ts.
export class AimaqError extends Error {
  constructor(kind, file) {
    super(`${file}: ${kind}`);
    Object.assign(this, { name: "AimaqError", kind, file, advice: ADVICE[kind] });
  }
}

const nameOf = (url) => new URL(url).pathname.split("/").pop();

const unreachable = (url) => () => {
  throw new AimaqError("unreachable", nameOf(url));
};

/// Fetches a URL. Returns the response if the host has the file.
export const fetchFile = async (url, options) => {
  const response = await fetch(url, options).catch(unreachable(url));
  if (response.ok) return response;
  const gone = response.status === 404 || response.status === 410;
  throw new AimaqError(gone ? "missing" : "unreachable", nameOf(url));
};

/// Fetches a URL. Returns the bytes of the file.
export const fetchBytes = async (url) => (await fetchFile(url)).arrayBuffer().catch(unreachable(url));
