// Asks for all that is stored before anything else of the popup is loaded; lib/storage/everything.ts
// takes the answer. Not a module: those run only when the last of their imports is there.
globalThis.askedStorage = (globalThis.browser ?? globalThis.chrome).storage.local.get(null);
