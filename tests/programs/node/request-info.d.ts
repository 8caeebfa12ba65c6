/** Hono before 4.12 takes this name from the declarations for browsers. */
type RequestInfo = string | URL | Request;
