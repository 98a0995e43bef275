/**
 * From mentions to entities: which mentions of an article name the same thing, what is its fullest
 * name, which function a person has, and what registers call it.
 */
package nl.aldus.extractor.entity;
