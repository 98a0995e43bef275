/** Requests to web servers that may stall, or send without end. */
package nl.aldus.schemas.http;
