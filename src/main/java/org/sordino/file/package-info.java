/**
 * What every other package may need: files written whole or not at all, the one JSON, YAML and CSV
 * dialect of Sordino, the refusal of settings out of range, the nearest known name to a misspelt
 * one, SHA-256, and threads that end with the program.
 */
package org.sordino.file;
