/** Hono before 4.12 expects this type from the declarations for browsers. */
type RequestInfo = string | URL | Request;
