// What engine.js gets from the build: the constant that names the Wasm, and the functions of the Wasm.

declare global {
  /** The hash of the Wasm's bytes: eight hex digits. `cargo xtask build --module` defines it. */
  const ENGINE: string;
}

/** The functions of crates/module/src/exports.rs. Bytes and texts pass through one buffer in the memory. */
export interface Engine {
  readonly memory: WebAssembly.Memory;
  /** Returns the address of the buffer. */
  buffer(): number;
  /** Makes the buffer `length` bytes long. Returns its address. May replace the memory's `ArrayBuffer`. */
  reserve(length: number): number;
  /** Opens the library whose manifest is named in the buffer. Returns the number of the task and of the library. */
  open_library(): number;
  /** Starts the search that the buffer describes. Returns the number of the task. */
  start_search(library: number): number;
  /** Starts to read all of the index. Returns the number of the task. */
  load_index(library: number): number;
  /**
   * Runs a task. Returns the length of the JSON in the buffer once it has ended. Until then: -1 if it waits for a file, -2 if
   * it only gives the page a turn.
   */
  poll_task(task: number): number;
  /**
   * Puts the next request into the buffer: its number, and after a space the name of a file to read. Without a name, the
   * stream of `request_stream` is to be unpacked. Returns the length of the text; 0 if there is no request.
   */
  next_request(): number;
  /** Puts the raw deflate stream of the last request into the buffer. Returns its length. */
  request_stream(): number;
  /** Answers a request with the bytes in the buffer. WebAssembly turns the text into a number. */
  fulfil(request: string): void;
  /** Answers a request with a failure: 1 if the host has no such file, else 0. */
  fail(request: string, missing: 0 | 1): void;
  /** Drops a task or a library. */
  forget(number: number): void;
  /** Analyzes the word in the buffer, after a language and a line feed. Returns the length of the JSON in the buffer. */
  analyze_word(): number;
}
